extension NetworkLoss {
  /// Why there is no such loss; `nil` where there is.
  var invalidity: String? {
    switch self {
    case .squaredError, .qlike, .gaussian: return nil
    case .studentT(let degreesOfFreedom):
      let isValid = degreesOfFreedom > 2 && degreesOfFreedom.isFinite
      return isValid ? nil : "Student's t has a variance for more than 2 degrees of freedom, not \(degreesOfFreedom)"
    case .pinball(let levels):
      if levels.isEmpty { return "the pinball loss needs a level at least" }
      let outside = levels.first { !($0 > 0 && $0 < 1) }
      return outside.map { "the level of a quantile is above 0 and below 1, \($0) is not" }
    }
  }

  /// Whether targets are variances, which are not negative.
  var needsVariances: Bool { self == .qlike }

  /// The least size of a first loss that a later one is compared with.
  ///
  /// A negative log-likelihood may begin anywhere, even at zero; the other losses are in the targets' units.
  var leastReference: Double {
    switch self {
    case .squaredError, .pinball: 0
    case .qlike, .gaussian, .studentT: 1
    }
  }
}
