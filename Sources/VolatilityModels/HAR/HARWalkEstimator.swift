import LinearAlgebra

/// Fits one after the other, at increasing origins.
struct HARWalkEstimator {
  private let regression: HARRegression
  private let trainCount: Int
  private let window: HAR.Window
  // What an expanding window updates.
  private var layout: HARLayout
  private var recursive: RecursiveLeastSquares
  private var targets = HARTargets()

  init(rows: HARRows, trainCount: Int, window: HAR.Window) {
    regression = HARRegression(rows: rows)
    self.trainCount = trainCount
    self.window = window
    layout = rows.layout(of: [])
    recursive = RecursiveLeastSquares(columnCount: layout.termCount)
  }

  /// The fit to what was known at an origin, and the terms that it has.
  mutating func fit(at origin: Int) throws(HARError) -> (layout: HARLayout, predictor: HARPredictor) {
    let rows = regression.rows
    let first = window == .rolling ? origin + 1 - trainCount : 0
    let range = first..<max(first, rows.knownCount(at: origin))
    guard !range.isEmpty else {
      throw .tooFewPeriods(count: trainCount, needed: regression.neededRows(layout) + rows.lostPeriods)
    }
    if window == .expanding, regression.estimation == .leastSquares { return try updated(to: range.upperBound) }
    let (layout, solution, _) = try regression.solve(range)
    var targets = HARTargets()
    rows.variances[range].forEach { targets.add($0) }
    let predictor = try targets.predictor(
      solution.coefficients, residualSumOfSquares: solution.residualSumOfSquares)
    return (layout, predictor)
  }

  /// The fit to the first `count` rows, of which it takes in those that are new, and all again for another category.
  private mutating func updated(to count: Int) throws(HARError) -> (layout: HARLayout, predictor: HARPredictor) {
    let rows = regression.rows
    if rows.hasOtherCategories(targets.count..<count, than: layout) {
      layout = rows.layout(of: [0..<count])
      recursive = RecursiveLeastSquares(columnCount: layout.termCount)
      targets = HARTargets()
    }
    let needed = regression.neededRows(layout)
    guard count >= needed else {
      throw .tooFewPeriods(count: count + rows.lostPeriods, needed: needed + rows.lostPeriods)
    }
    for index in targets.count..<count {
      recursive.add(rows.row(index, layout), target: rows.targets[index])
      targets.add(rows.variances[index])
    }
    let coefficients: [Double]
    do throws(LeastSquaresError) {
      coefficients = try recursive.coefficients
    } catch {
      throw regression.error(for: error, layout: layout, ranges: [0..<count])
    }
    return (layout, try targets.predictor(coefficients, residualSumOfSquares: recursive.minimum))
  }
}
