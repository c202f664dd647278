/// A stretch of a series that a resample repeats; after the last element the series goes on with its first.
public struct ResampledBlock: Sendable, Equatable {
  /// The index of its first element.
  public let start: Int
  /// The number of its elements.
  public let length: Int

  /// A stretch from an index on.
  package init(start: Int, length: Int) {
    self.start = start
    self.length = length
  }
}
