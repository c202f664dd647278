import LinearAlgebra
import NumericalMethods

/// The estimation of coefficients from stretches of rows.
struct HARRegression {
  let rows: HARRows

  var estimation: HAR.Estimation { rows.specification.estimation }

  /// The number of rows that a fit of the terms of a layout needs: one more than terms, and as many beside each fold.
  func neededRows(_ layout: HARLayout) -> Int {
    let least = layout.termCount + 1
    guard case .ridge(let penalties, let folds, let embargo) = estimation, penalties.count > 1 else { return least }
    let beside = least + 2 * (rows.horizon - 1) + (embargo ?? rows.specification.longestWindow)
    return (beside * folds + folds - 2) / (folds - 1) + folds
  }

  /// The regression on the rows of `range` with its terms, and the ridge penalty λ, which is zero for least squares.
  func solve(_ range: Range<Int>) throws(HARError) -> (layout: HARLayout, solution: LeastSquares, penalty: Double) {
    let needed = neededRows(rows.layout(of: [range]))
    guard range.count >= needed else {
      throw .tooFewPeriods(count: range.count + rows.lostPeriods, needed: needed + rows.lostPeriods)
    }
    let penalty = try penalty(range)
    let (layout, solution) = try solve([range], penalty: penalty)
    return (layout, solution, penalty)
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

  private func solve(
    _ ranges: [Range<Int>], penalty: Double
  ) throws(HARError) -> (layout: HARLayout, solution: LeastSquares) {
    let layout = rows.layout(of: ranges)
    let design = rows.design(ranges, layout)
    let targets = ranges.flatMap { rows.targets[$0] }
    let penalties = Self.penalties(penalty, of: design)
    if let column = penalties.firstIndex(where: { !$0.isFinite }) {
      let largest = (0..<design.rowCount).max { abs(design[$0, column]) < abs(design[$1, column]) }
      throw .unusableScale(index: period(of: largest ?? 0, in: ranges))
    }
    do throws(LeastSquaresError) {
      return (layout, try LeastSquares(design: design, target: targets, penalties: penalties))
    } catch {
      throw self.error(for: error, layout: layout, ranges: ranges)
    }
  }

  /// What is wrong with a regression on stretches of rows.
  func error(for error: LeastSquaresError, layout: HARLayout, ranges: [Range<Int>]) -> HARError {
    switch error {
    case .dependentColumn(let index, let share):
      .dependentTerm(layout.terms[index], unexplainedShare: share)
    case .notFinite(let row):
      .unusableScale(index: period(of: row, in: ranges))
    case .tooFewObservations(let count, let needed):
      .tooFewPeriods(count: count + rows.lostPeriods, needed: needed + rows.lostPeriods)
    }
  }

  /// The period of the observation number `number` of stretches of rows.
  private func period(of number: Int, in ranges: [Range<Int>]) -> Int {
    rows.firstOrigin + Array(ranges.joined())[number]
  }

  /// The penalty whose squared errors over purged folds of `range` are smallest; of equal ones the largest.
  ///
  /// A penalty with which the coefficients of some fold are not determined is none to choose.
  private func penalty(_ range: Range<Int>) throws(HARError) -> Double {
    guard case .ridge(let penalties, let foldCount, let embargo) = estimation else { return 0 }
    guard penalties.count > 1 else { return penalties[0] }
    let folds = PurgedFolds(
      count: range.count, foldCount: foldCount, span: rows.horizon,
      embargo: embargo ?? rows.specification.longestWindow)
    var best: (penalty: Double, loss: Double)?
    var failure: HARError?
    for penalty in penalties.sorted(by: >) {
      do throws(HARError) {
        let loss = try loss(of: penalty, folds: folds, start: range.lowerBound)
        if loss < best?.loss ?? .infinity { best = (penalty, loss) }
      } catch {
        failure = error
      }
    }
    if let best { return best.penalty }
    throw failure ?? .unusableScale(index: rows.firstOrigin + range.lowerBound)
  }

  /// The squared errors over the folds of the rows from `start` on.
  private func loss(of penalty: Double, folds: PurgedFolds, start: Int) throws(HARError) -> Double {
    var loss = 0.0
    for fold in 0..<folds.foldCount {
      let training = folds.training(fold).map { $0.lowerBound + start..<$0.upperBound + start }
      let (layout, solution) = try solve(training, penalty: penalty)
      for index in folds.validation(fold) {
        let row = rows.row(start + index, layout)
        let forecast = zip(solution.coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }
        let error = rows.targets[start + index] - forecast
        loss += error * error
      }
    }
    return loss
  }
}
