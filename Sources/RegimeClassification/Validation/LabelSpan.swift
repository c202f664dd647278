public import MarketData

/// The time of a row of a panel: when its features are known, and when its label is over.
public struct LabelSpan: Sendable, Hashable {
  /// The close of the bar of the row, when its features are known.
  public let known: TimeStamp
  /// The close of the last bar that the label depends on; `known` where it looks at nothing to come.
  public let end: TimeStamp

  /// A span.
  ///
  /// - Parameters:
  ///   - known: when the features are known.
  ///   - end: when the label is over.
  /// - Precondition: a label is not over before its features are known.
  public init(known: TimeStamp, end: TimeStamp) {
    precondition(end >= known, "a label is not over before its features are known")
    self.known = known
    self.end = end
  }
}
