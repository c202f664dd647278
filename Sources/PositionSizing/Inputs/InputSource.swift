public import MarketData

/// Where an input of a decision came from.
public struct InputSource: Hashable, Sendable {
  /// What the input is known by: a file, an option, "given".
  public let name: String
  /// The time stamp of the row it stood in, where it stood in one.
  public let timeStamp: TimeStamp?

  /// A source.
  @inlinable
  public init(_ name: String, at timeStamp: TimeStamp? = nil) {
    self.name = name
    self.timeStamp = timeStamp
  }

  /// What the caller stated without a file.
  public static let given = InputSource("given")
}
