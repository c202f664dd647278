/// An instant in UTC, to the microsecond.
public struct TimeStamp: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  public let microseconds: Int64

  /// The instant `microseconds` after 1970-01-01T00:00:00Z.
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// Whether `left` comes before `right`.
  public static func < (left: TimeStamp, right: TimeStamp) -> Bool {
    left.microseconds < right.microseconds
  }
}
