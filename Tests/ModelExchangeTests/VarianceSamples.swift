import MarketData
import NumericalMethods
import VolatilityModels

/// Variances, and heterogeneous autoregressions of them, for tests of model files.
enum VarianceSamples {
  /// Hourly variances whose logarithms are an autoregression, with columns of data.
  static func series(count: Int = 400) throws -> VarianceSeries {
    var random = SplitMix64(seed: 5)
    func noise() -> Double { random.nextStandardizedStudentT(nu: 7) }
    var level = 0.0
    var (values, quarticity, jump, volume): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    for _ in 0..<count {
      level = 0.9 * level + 0.3 * noise()
      let variance = Double.exp(level)
      values.append(variance)
      quarticity.append(variance * variance * .exp(0.5 * noise()))
      jump.append(max(0, 0.2 * noise()))
      volume.append(.exp(0.5 * level + 0.2 * noise()))
    }
    return try VarianceSeries(
      values: values, scale: .percent,
      timeStamps: (0..<count).map { TimeStamp(microseconds: Int64($0) * 3_600_000_000) },
      covariates: [.quarticity: quarticity, .jump: jump, "volume": volume, "variance": volume.reversed()])
  }

  /// Autoregressions of all forms.
  static func specifications() throws -> [HAR] {
    [
      try HAR(), try HAR(windows: [1, 5], transform: .logOfMeans, horizon: 5, retransformation: .median, limit: .none),
      try HAR(transform: .meansOfLogs), try rich(),
      try HAR(windows: [], regressors: [HAR.Regressor("volume", windows: [1, 5], transform: .squareRoot)]),
      try HAR(estimation: .ridge(penalties: [0.25])),
      try HAR(horizon: 3, estimation: .ridge(penalties: [0, 0.1, 1 / 3], folds: 3, embargo: 7)),
    ]
  }

  /// One with everything, and with columns that are called like terms.
  static func rich() throws -> HAR {
    try HAR(
      windows: [1, 5], quarticityWindows: [1],
      regressors: [
        HAR.Regressor(.quarticity), HAR.Regressor("variance", windows: [5]),
        HAR.Regressor(.jump, windows: [1, 5], transform: .logOnePlus),
      ],
      seasons: [.hourOfDay, .weekday], estimation: .ridge(penalties: [0.01, 0.1], folds: 4))
  }
}
