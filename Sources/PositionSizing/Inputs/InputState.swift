/// What is known of an input at the moment of a decision.
public enum InputState<Value: Sendable & Hashable>: Hashable, Sendable {
  /// Nothing was known yet.
  case missing
  /// The latest value that was known, whose age is not more than the greatest one allowed.
  case current(Sourced<Value>)
  /// The latest value that was known, which is too old to go by; `age` is the time since it became known.
  case stale(Sourced<Value>, age: Duration)

  /// The latest value that was known, however old; `nil` where there was none.
  public var latest: Sourced<Value>? {
    switch self {
    case .missing: nil
    case .current(let value), .stale(let value, _): value
    }
  }
}
