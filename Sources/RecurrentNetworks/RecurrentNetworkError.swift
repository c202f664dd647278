/// Why a network could not be built, trained or applied.
public enum RecurrentNetworkError: Error, Equatable, Sendable {
  /// An architecture that there is not; `reason` says why.
  case invalidArchitecture(reason: String)
}

extension RecurrentNetworkError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .invalidArchitecture(let reason): reason
    }
  }
}
