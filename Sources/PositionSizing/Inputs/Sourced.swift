/// An input of a decision, with where it came from.
public struct Sourced<Value: Sendable & Hashable>: Hashable, Sendable {
  /// The input.
  public let value: Value
  /// Where it came from.
  public let source: InputSource

  /// An input from a source.
  @inlinable
  public init(_ value: Value, from source: InputSource = .given) {
    self.value = value
    self.source = source
  }
}
