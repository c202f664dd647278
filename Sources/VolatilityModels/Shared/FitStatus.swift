/// What kind of maximum of the likelihood a fit has reached; one that reached none throws instead.
public enum FitStatus: Sendable, Equatable {
  /// A strict local maximum inside the parameter space.
  case interior
  /// A maximum on the limits named, which obeys the Karush–Kuhn–Tucker conditions.
  case boundary([ParameterLimit])

  /// The limits that the estimates lie on; none for an interior maximum.
  public var activeConstraints: [ParameterLimit] {
    switch self {
    case .interior: []
    case .boundary(let constraints): constraints
    }
  }
}
