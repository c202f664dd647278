import VolatilityModels

/// What is compared of several fits.
enum GARCHResults {
  /// The parameters, fit after fit, and the log-likelihoods.
  static func of(_ fits: [FittedGARCH]) -> [String: [Double]] {
    [
      "parameters": fits.flatMap { $0.parameters.named.map(\.value) },
      "logLikelihood": fits.map(\.logLikelihood),
    ]
  }
}
