import VolatilityModels

/// Estimates and their robust standard errors: what every job has to come up with before the clock stops.
struct GARCHResults: Sendable {
  var estimates: [(name: ParameterName, value: Double)]
  var standardErrors: [Double?]
  var logLikelihood: Double

  init(_ fit: some EstimatedVolatilityModel) {
    estimates = fit.estimates
    standardErrors = fit.standardErrors(.robust)
    logLikelihood = fit.logLikelihood
  }

  /// The results of several fits, one after the other.
  static func joined(_ fits: [GARCHResults]) -> [String: [Double]] {
    [
      "parameters": fits.flatMap { $0.estimates.map(\.value) },
      "standardErrors": fits.flatMap { $0.standardErrors.map { $0 ?? .nan } },
      "logLikelihood": fits.map(\.logLikelihood),
    ]
  }
}
