public import MarketData

/// Values that became known one after another, for decisions that may use the latest one that was known by then.
///
/// A value can be used from the moment at which it became known, that moment included, and never earlier: what comes
/// later in the timeline changes no state before it. The value of a bar is known at the end of the bar.
public struct InputTimeline<Value: Sendable & Hashable>: Sendable {
  /// What the values are known by, such as the name of their file.
  public let name: String
  /// The greatest age, from the moment at which a value became known, at which it is still gone by.
  public let maximumAge: Duration

  // The hot parts are inlinable, for a generic that another module calls is not specialised for its values otherwise:
  // that took half the time of sizing.
  @usableFromInline
  struct Entry: Sendable {
    @usableFromInline let stamp: TimeStamp
    @usableFromInline let knownAt: TimeStamp
    @usableFromInline let value: Value

    init(stamp: TimeStamp, knownAt: TimeStamp, value: Value) {
      self.stamp = stamp
      self.knownAt = knownAt
      self.value = value
    }
  }

  @usableFromInline let entries: [Entry]

  /// A timeline of values.
  ///
  /// - Parameters:
  ///   - name: what the values are known by, such as the name of their file.
  ///   - entries: the values with the time stamps of their rows and the moments at which they became known, which
  ///     increase strictly.
  ///   - maximumAge: the greatest age at which a value is still gone by, that age included; not negative.
  /// - Throws: `SizingError.impossible` for a value that became known no later than the one before it, and for a
  ///   greatest age that is negative.
  public init(
    name: String, entries: [(stamp: TimeStamp, knownAt: TimeStamp, value: Value)], maximumAge: Duration
  ) throws(SizingError) {
    guard maximumAge >= .zero else {
      throw .impossible(
        quantity: "greatest age of \(name) in seconds", value: maximumAge.inSeconds,
        allowed: "a number that is not negative")
    }
    for (earlier, later) in zip(entries, entries.dropFirst()) where later.knownAt <= earlier.knownAt {
      throw .impossible(
        quantity: "time in seconds from the value of \(earlier.stamp) to that of \(later.stamp) in \(name)",
        value: Self.age(at: later.knownAt, since: earlier.knownAt).inSeconds, allowed: "a positive number")
    }
    self.name = name
    self.maximumAge = maximumAge
    self.entries = entries.map { Entry(stamp: $0.stamp, knownAt: $0.knownAt, value: $0.value) }
  }

  /// The number of values.
  public var count: Int { entries.count }

  /// What is known at the moment of one decision, found by bisection.
  ///
  /// Many decisions in their order are answered faster by a cursor.
  ///
  /// - Parameter decision: the moment of the decision.
  /// - Returns: the latest value that became known at or before it.
  @inlinable
  public func state(at decision: TimeStamp) -> InputState<Value> {
    var known = 0
    var unknown = entries.count
    while known < unknown {
      let middle = known + (unknown - known) / 2
      if entries[middle].knownAt <= decision { known = middle + 1 } else { unknown = middle }
    }
    return state(at: decision, knowing: known)
  }

  /// A cursor before the first value.
  @inlinable
  public func cursor() -> Cursor { Cursor(self) }

  /// The state at a decision before which the first `count` values have become known.
  @inlinable
  func state(at decision: TimeStamp, knowing count: Int) -> InputState<Value> {
    guard count > 0 else { return .missing }
    let entry = entries[count - 1]
    let value = Sourced(entry.value, from: InputSource(name, at: entry.stamp))
    let age = Self.age(at: decision, since: entry.knownAt)
    return age <= maximumAge ? .current(value) : .stale(value, age: age)
  }

  /// The time from one instant to another; its parts are subtracted as durations, which hold any two instants.
  @inlinable
  static func age(at decision: TimeStamp, since knownAt: TimeStamp) -> Duration {
    .microseconds(decision.microseconds) - .microseconds(knownAt.microseconds)
  }

  /// A place in a timeline that moves on with decisions.
  public struct Cursor: Sendable {
    @usableFromInline let timeline: InputTimeline
    /// The number of values that are known by the latest decision.
    @usableFromInline var known = 0
    @usableFromInline var latest: TimeStamp?

    /// A cursor before the first value of a timeline.
    @inlinable
    init(_ timeline: InputTimeline) {
      self.timeline = timeline
    }

    /// What is known at the moment of the next decision, in constant time for each decision and each value passed.
    ///
    /// - Parameter decision: the moment of the decision, not before the one of the last call.
    /// - Returns: the latest value that became known at or before it.
    /// - Precondition: decisions do not go back in time.
    @inlinable
    public mutating func advance(to decision: TimeStamp) -> InputState<Value> {
      precondition(latest.map { $0 <= decision } ?? true, "decisions come in the order of time")
      latest = decision
      while known < timeline.entries.count, timeline.entries[known].knownAt <= decision { known += 1 }
      return timeline.state(at: decision, knowing: known)
    }
  }
}
