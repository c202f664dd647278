import LinearAlgebra
import NumericalMethods

/// The estimation of coefficients from stretches of rows.
struct HARRegression {
  let estimation: HAR.Estimation
  let longestWindow: Int
  let rows: HARRows

  init(_ specification: HAR, rows: HARRows) {
    estimation = specification.estimation
    longestWindow = specification.longestWindow
    self.rows = rows
  }

  /// The number of rows that a fit needs: one more than terms, and as many beside each fold.
  var neededRows: Int {
    let least = rows.layout.termCount + 1
    guard case .ridge(let penalties, let folds, let embargo) = estimation, penalties.count > 1 else { return least }
    let beside = least + 2 * (rows.horizon - 1) + (embargo ?? longestWindow)
    return (beside * folds + folds - 2) / (folds - 1) + folds
  }

  /// The regression on the rows of `range`, and the ridge penalty λ, which is zero for least squares.
  func solve(_ range: Range<Int>) throws(HARError) -> (solution: LeastSquares, penalty: Double) {
    guard range.count >= neededRows else {
      let lost = rows.firstOrigin + rows.horizon
      throw .tooFewPeriods(count: range.count + lost, needed: neededRows + lost)
    }
    let penalty = try penalty(range)
    return (try solve([range], penalty: penalty), penalty)
  }

  /// λ Σ(x − x̄)² for each column.
  static func penalties(_ penalty: Double, of design: Matrix) -> [Double] {
    guard penalty > 0, design.rowCount > 0 else { return [] }
    return (0..<design.columnCount).map { j in
      let first = design[0, j]
      // The mean is taken of the distances from the first row, which are exactly zero for a constant.
      let column = (0..<design.rowCount).map { design[$0, j] - first }
      let mean = HARColumns.mean(column[...])
      return penalty * column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }

  private func solve(_ ranges: [Range<Int>], penalty: Double) throws(HARError) -> LeastSquares {
    let design = rows.design(ranges)
    let targets = ranges.flatMap { rows.targets[$0] }
    do throws(LeastSquaresError) {
      return try LeastSquares(design: design, target: targets, penalties: Self.penalties(penalty, of: design))
    } catch {
      throw Self.error(for: error, rows: rows)
    }
  }

  static func error(for error: LeastSquaresError, rows: HARRows) -> HARError {
    switch error {
    case .dependentColumn(let index, let share):
      .dependentTerm(rows.layout.terms[index], unexplainedShare: share)
    case .notFinite(let row):
      .unusableScale(index: rows.firstOrigin + row)
    case .tooFewObservations(let count, let needed):
      .tooFewPeriods(count: count + rows.firstOrigin + rows.horizon, needed: needed + rows.firstOrigin + rows.horizon)
    }
  }

  /// The penalty whose squared errors over purged folds of `range` are smallest; of equal ones the largest.
  private func penalty(_ range: Range<Int>) throws(HARError) -> Double {
    guard case .ridge(let penalties, let foldCount, let embargo) = estimation else { return 0 }
    guard penalties.count > 1 else { return penalties[0] }
    let folds = PurgedFolds(
      count: range.count, foldCount: foldCount, span: rows.horizon, embargo: embargo ?? longestWindow)
    var best = (penalty: penalties[0], loss: Double.infinity)
    for penalty in penalties.sorted(by: >) {
      var loss = 0.0
      for fold in 0..<foldCount {
        let training = folds.training(fold).map { $0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound }
        let coefficients = try solve(training, penalty: penalty).coefficients
        for index in folds.validation(fold) {
          let row = rows.row(range.lowerBound + index)
          let forecast = zip(coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }
          let error = rows.targets[range.lowerBound + index] - forecast
          loss += error * error
        }
      }
      if loss < best.loss { best = (penalty, loss) }
    }
    return best.penalty
  }
}
