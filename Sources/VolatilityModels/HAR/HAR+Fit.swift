import LinearAlgebra

extension HAR {
  /// Estimates the model from a series.
  ///
  /// - Parameter series: at least as many periods as the longest window, the horizon and the terms together; positive
  ///   variances where logarithms are taken, time stamps where there are seasons.
  /// - Returns: the estimates.
  /// - Throws: `HARError.tooFewPeriods`, `.zeroVariance`, `.noTimeStamps`, `.missingCovariate`, `.invalidCovariate`,
  ///   `.dependentTerm`, `.unusableScale`, `.noResidualVariance`.
  public func fit(to series: VarianceSeries) throws(HARError) -> FittedHAR {
    let rows = try HARRows(self, series: series, withTargets: true)
    let regression = HARRegression(rows: rows)
    let known = 0..<rows.targets.count
    guard !known.isEmpty else {
      let needed = regression.neededRows(rows.layout(of: [0..<rows.count])) + rows.lostPeriods
      throw .tooFewPeriods(count: series.count, needed: needed)
    }
    let (layout, solution, penalty) = try regression.solve(known)
    var targets = HARTargets()
    rows.variances.forEach { targets.add($0) }
    let predictor = try targets.predictor(
      solution.coefficients, residualSumOfSquares: solution.residualSumOfSquares)
    let design = HARDesign(regressors: rows.design([known], layout), solution: solution, penalty: penalty)
    return FittedHAR(
      specification: self, layout: layout, scale: series.scale, penalty: penalty, predictor: predictor,
      sample: HARSample(
        residuals: solution.residuals, totalSumOfSquares: Self.totalSumOfSquares(rows.targets),
        covariances: .computed(design)))
  }

  /// Σ (y − ȳ)².
  private static func totalSumOfSquares(_ targets: [Double]) -> Double {
    let mean = HARColumns.mean(targets[...])
    return targets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
}

/// The range and the sum of the targets so far.
struct HARTargets {
  private(set) var count = 0
  private var sum = 0.0
  private var lowest = Double.infinity
  private var highest = -Double.infinity

  mutating func add(_ variance: Double) {
    count += 1
    sum += variance
    lowest = min(lowest, variance)
    highest = max(highest, variance)
  }

  /// What forecasts need, for coefficients that were estimated from these targets.
  func predictor(_ coefficients: [Double], residualSumOfSquares: Double) throws(HARError) -> HARPredictor {
    guard residualSumOfSquares > 0 else { throw .noResidualVariance }
    return HARPredictor(
      coefficients: coefficients, residualVariance: residualSumOfSquares / Double(count),
      targetRange: lowest...highest, targetMean: sum / Double(count))
  }
}
