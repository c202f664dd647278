/// A term of a heterogeneous autoregression, which has a coefficient.
public enum HARTerm: Hashable, Sendable {
  /// The intercept.
  case constant
  /// The variance over the last `window` periods.
  case variance(window: Int)
  /// √(mean quarticity) · mean variance over the last `window` periods.
  case quarticity(window: Int)
  /// A covariate over the last `window` periods.
  case covariate(Covariate, HAR.Regressor.Transform, window: Int)
  /// The hour of the day in UTC, 0 to 23, that the last period known is in.
  case hour(Int)
  /// The day of the week in UTC, 1 for Monday to 7 for Sunday, that the last period known is in.
  case weekday(Int)
}

extension HARTerm: CustomStringConvertible {
  /// A short name, such as `variance[5]`.
  public var description: String {
    switch self {
    case .constant: "const"
    case .variance(let window): "variance[\(window)]"
    case .quarticity(let window): "quarticity[\(window)]"
    case .covariate(let name, .level, let window): "\(name)[\(window)]"
    case .covariate(let name, let transform, let window): "\(transform.rawValue)(\(name)[\(window)])"
    case .hour(let hour): "hour\(hour)"
    case .weekday(let day): "weekday\(day)"
    }
  }
}
