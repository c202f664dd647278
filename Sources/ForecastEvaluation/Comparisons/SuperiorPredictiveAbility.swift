import NumericalMethods

/// The test of whether any of several models has a lower expected loss than a benchmark, which takes into account that
/// the best of many is lucky.
///
/// With dₖ the losses of the benchmark less those of model k, n their number and ωₖ² the variance of √n d̄ₖ
/// (`BlockBootstrap.varianceOfMean(of:)` times n), the statistic is T = max(0, maxₖ √n d̄ₖ/ωₖ), and a resample gives
/// T* = max(0, maxₖ √n (d̄ₖ* − g(d̄ₖ))/ωₖ). A p-value is the share of the resamples with T* ≥ T; a small one speaks
/// against the hypothesis that no model is better than the benchmark. g says which models count as poor ones:
///
/// - `lowerPValue`, g(x) = max(0, x): every model that was worse counts as being as much worse in truth;
/// - `consistentPValue`, g(x) = x where x ≥ −ωₖ √(2 ln ln n / n), else 0: only those that were clearly worse do;
/// - `upperPValue`, g(x) = x: none does. It is conservative, the more so the more poor models there are.
///
/// Where no model was better than the benchmark T is 0, and the p-values are 1.
/// Source: Hansen (2005), "A test for superior predictive ability".
public struct SuperiorPredictiveAbility: Sendable, Equatable {
  /// The mean loss of the benchmark less that of each model, in the unit of the losses; positive for a better model.
  public let meanDifferences: [Double]
  /// T, which has no unit where it is studentised.
  public let statistic: Double
  /// The p-value that is too small where models are a little worse than the benchmark.
  public let lowerPValue: Double
  /// The p-value to go by.
  public let consistentPValue: Double
  /// The p-value that is too large where models are much worse than the benchmark.
  public let upperPValue: Double
  /// The share of the resamples with maxₖ (d̄ₖ* − d̄ₖ) ≥ maxₖ d̄ₖ, where nothing is studentised.
  ///
  /// Source: White (2000), "A reality check for data snooping".
  public let realityCheckPValue: Double

  /// The smallest number of losses, below which ln ln n is not positive.
  public static let leastCount = 3

  /// Blocks of one element.
  private static let independent = StationaryBootstrap(meanBlockLength: 1, seed: 0)

  /// Tests models against a benchmark.
  ///
  /// - Parameters:
  ///   - benchmark: the losses of the benchmark.
  ///   - models: the losses of each model for the same forecasts.
  ///   - bootstrap: how the differences are resampled.
  ///   - replications: the number of resamples; 10,000 put a p-value of 5 % right to 0.2 points (one standard error).
  ///   - isStudentized: whether each difference is divided by ωₖ. Otherwise ωₖ is 1 in the statistics, while the bound
  ///     of the consistent p-value remains.
  ///   - threads: the number of threads; it changes no result.
  /// - Throws: `EvaluationError.tooFewLosses`, `.invalidLoss`, `.constantLossDifference`, `.blockTooLong`. In them the
  ///   benchmark is series 0, the models follow.
  /// - Precondition: there is a model, all have as many losses as the benchmark, and `replications` and `threads` are
  ///   positive.
  public init(
    benchmark: [Double], models: [[Double]], bootstrap: any BlockBootstrap, replications: Int = 10_000,
    isStudentized: Bool = true, threads: Int = 1
  ) throws(EvaluationError) {
    precondition(!models.isEmpty, "a benchmark is compared with at least one model")
    let panel = try LossPanel([benchmark] + models, leastCount: Self.leastCount)
    try panel.check(bootstrap)
    let differences = try (1...models.count).map { (model) throws(EvaluationError) in try panel.difference(0, model) }
    let means = differences.map { $0.reduce(0, +) / Double(panel.count) }
    let deviations = parallelMap(count: differences.count, threads: threads) {
      bootstrap.varianceOfMean(of: differences[$0]).squareRoot()
    }
    for (model, deviation) in deviations.enumerated() {
      // Below this share of the variance for independent differences, it is rounding.
      guard deviation * deviation > 1e-13 * Self.independent.varianceOfMean(of: differences[model]) else {
        throw .constantLossDifference(first: 0, second: model + 1)
      }
    }
    let resampled = ResampledMeans(of: differences, by: bootstrap, replications: replications, threads: threads)

    let root = Double(panel.count).squareRoot()
    let bound = (2 * .log(.log(Double(panel.count)))).squareRoot()
    let isPoor = zip(means, deviations).map { mean, deviation in mean < -deviation * bound }
    let scales = deviations.map { isStudentized ? $0 : 1 / root }
    let statistic = max(0, zip(means, scales).map { $0 / $1 }.max() ?? 0)

    /// The share of the resamples that reach `statistic`, where `isCentered` says whose means are taken off.
    func pValue(isCentered: (Int) -> Bool) -> Double {
      let shifts = means.indices.map { isCentered($0) ? 0 : means[$0] }
      let maxima = resampled.maxima(scales: scales, shifts: shifts)
      return share(of: maxima) { max(0, $0) >= statistic }
    }
    lowerPValue = pValue { means[$0] >= 0 }
    consistentPValue = pValue { !isPoor[$0] }
    upperPValue = pValue { _ in true }
    let ones = means.map { _ in 1.0 }
    let largest = means.max() ?? 0
    realityCheckPValue = share(of: resampled.maxima(scales: ones, shifts: means.map { _ in 0 })) { $0 >= largest }
    meanDifferences = means.map { $0 * panel.unit }
    self.statistic = isStudentized ? statistic : statistic * panel.unit
  }
}

extension ResampledMeans {
  /// The largest (d̄* − d̄ + shift)/scale over the series, of each replication.
  fileprivate func maxima(scales: [Double], shifts: [Double]) -> [Double] {
    var maxima = [Double](repeating: -.infinity, count: deviations[0].count)
    for (series, values) in deviations.enumerated() {
      let (scale, shift) = (scales[series], shifts[series])
      for index in values.indices { maxima[index] = max(maxima[index], (values[index] + shift) / scale) }
    }
    return maxima
  }
}

/// The share of the values for which a condition holds.
func share(of values: [Double], where condition: (Double) -> Bool) -> Double {
  Double(values.count { condition($0) }) / Double(values.count)
}
