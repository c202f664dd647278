import LinearAlgebra

extension HAR {
  /// Which periods a refit gets.
  public enum Window: String, Sendable, Codable, CaseIterable {
    /// The last `trainCount` periods up to the origin.
    case rolling
    /// All periods up to the origin.
    case expanding
  }

  /// Forecasts as they would have been made in time: at every origin from the period number `trainCount` on, with
  /// coefficients estimated from what was known then.
  ///
  /// A fit at an origin has the targets that were over by then. Seasons have the categories of the first `trainCount`
  /// periods. With an expanding window and least squares a refit takes in the observations that are new and costs no
  /// more than these.
  ///
  /// - Parameters:
  ///   - series: the variances.
  ///   - trainCount: the number of periods that the first fit gets, and with a rolling window every fit.
  ///   - window: which periods a refit gets.
  ///   - refitEvery: the number of origins from one fit to the next.
  /// - Returns: a forecast at each origin, the last period included, whose target is not over.
  /// - Throws: `HARError`, as `fit(to:)` does.
  /// - Precondition: `trainCount` and `refitEvery` are positive.
  public func forecasts(
    on series: VarianceSeries, trainCount: Int, window: Window = .expanding, refitEvery: Int = 1
  ) throws(HARError) -> [HARForecast] {
    precondition(trainCount > 0, "a walk begins with at least one period")
    precondition(refitEvery > 0, "a walk refits after at least one period")
    guard series.count >= trainCount else { throw .tooFewPeriods(count: series.count, needed: trainCount) }
    let layout = try HARLayout(self, timeStamps: series.timeStamps.map { Array($0[..<trainCount]) })
    let rows = try HARRows(self, layout: layout, series: series)
    var estimator = HARWalkEstimator(self, rows: rows, trainCount: trainCount, window: window)
    var forecasts: [HARForecast] = []
    forecasts.reserveCapacity(series.count - trainCount + 1)
    var predictor = try estimator.predictor(at: trainCount - 1)
    for origin in trainCount - 1..<series.count {
      if origin >= trainCount, (origin - trainCount + 1).isMultiple(of: refitEvery) {
        predictor = try estimator.predictor(at: origin)
      }
      forecasts.append(predictor.forecast(rows.row(origin - rows.firstOrigin), origin: origin, specification: self))
    }
    return forecasts
  }
}

/// Fits one after the other, at increasing origins.
private struct HARWalkEstimator {
  private let regression: HARRegression
  private let trainCount: Int
  private let window: HAR.Window
  private var recursive: RecursiveLeastSquares
  private var targets = HARTargets()

  init(_ specification: HAR, rows: HARRows, trainCount: Int, window: HAR.Window) {
    regression = HARRegression(specification, rows: rows)
    self.trainCount = trainCount
    self.window = window
    recursive = RecursiveLeastSquares(columnCount: rows.layout.termCount)
  }

  mutating func predictor(at origin: Int) throws(HARError) -> HARPredictor {
    let rows = regression.rows
    let first = window == .rolling ? origin + 1 - trainCount : 0
    let range = first..<max(first, rows.knownCount(at: origin))
    guard range.count >= regression.neededRows else {
      let lost = rows.firstOrigin + rows.horizon
      throw .tooFewPeriods(count: min(trainCount, range.count + lost), needed: regression.neededRows + lost)
    }
    if window == .expanding, regression.estimation == .leastSquares { return try updated(to: range.upperBound) }
    let solution = try regression.solve(range).solution
    var targets = HARTargets()
    rows.variances[range].forEach { targets.add($0) }
    return try targets.predictor(solution.coefficients, residualSumOfSquares: solution.residualSumOfSquares)
  }

  /// The fit to the first `count` rows, of which it takes in those that are new.
  private mutating func updated(to count: Int) throws(HARError) -> HARPredictor {
    let rows = regression.rows
    for index in targets.count..<count {
      recursive.add(rows.row(index), target: rows.targets[index])
      targets.add(rows.variances[index])
    }
    let coefficients: [Double]
    do throws(LeastSquaresError) {
      coefficients = try recursive.coefficients
    } catch {
      throw HARRegression.error(for: error, rows: rows)
    }
    return try targets.predictor(coefficients, residualSumOfSquares: recursive.minimum)
  }
}
