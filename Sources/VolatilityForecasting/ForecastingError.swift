/// Why features, targets or a forecast could not be made.
public enum ForecastingError: Error, Equatable, Sendable {
  /// A specification that there is not; `reason` says why.
  case invalidSpecification(reason: String)
}

extension ForecastingError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .invalidSpecification(let reason): reason
    }
  }
}
