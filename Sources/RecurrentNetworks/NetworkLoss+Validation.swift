extension NetworkLoss {
  /// Throws if the loss has no meaning.
  ///
  /// - Throws: `RecurrentNetworkError.invalidLoss` if Student's degrees of freedom are not finite and above 2, or if
  ///   there is no level, or levels do not increase strictly within (0, 1).
  package func check() throws(RecurrentNetworkError) {
    switch self {
    case .squaredError, .qlike, .gaussian: return
    case .studentT(let nu):
      guard nu > 2 && nu.isFinite else {
        throw .invalidLoss(reason: "Student's degrees of freedom are finite and above 2, not \(nu)")
      }
    case .pinball(let levels):
      guard !levels.isEmpty else { throw .invalidLoss(reason: "quantiles need at least one level") }
      var last = 0.0
      for level in levels {
        guard level > last && level < 1 else {
          throw .invalidLoss(reason: "levels of quantiles increase strictly between 0 and 1, \(levels) do not")
        }
        last = level
      }
    }
  }

  /// Throws if a target cannot be learned from.
  ///
  /// - Parameters:
  ///   - targets: the targets.
  ///   - weights: the weight of each; targets of weight zero are not looked at.
  /// - Throws: `RecurrentNetworkError.invalidTarget` if a target is not finite or, for `qlike`, negative, and
  ///   `invalidWeight` if a weight is negative or not finite.
  /// - Precondition: each target has a weight.
  package func check(targets: [Float], weights: [Float]) throws(RecurrentNetworkError) {
    precondition(weights.count == targets.count, "each target has a weight")
    for (index, weight) in weights.enumerated() {
      guard weight >= 0 && weight.isFinite else { throw .invalidWeight(index: index, value: Double(weight)) }
      let target = targets[index]
      if weight == 0 || target.isFinite && (target >= 0 || self != .qlike) { continue }
      throw .invalidTarget(
        index: index, value: Double(target), expected: self == .qlike ? "a finite variance of at least 0" : "finite")
    }
  }
}
