import LinearAlgebra
import NumericalMethods

/// The regressors and targets of a specification in a series, a row for each origin.
struct HARRows {
  let layout: HARLayout
  /// The period that row 0 is the forecast of the next periods from.
  let firstOrigin: Int
  /// The number of periods that a target spans.
  let horizon: Int
  /// The regressors (origins × terms).
  let regressors: Matrix
  /// The mean variance of the periods after each origin that has enough of them.
  let variances: [Double]
  /// What is regressed: `variances` or their logarithms.
  let targets: [Double]

  /// The rows of a series; none where it has fewer periods than the longest window.
  init(_ specification: HAR, layout: HARLayout, series: VarianceSeries) throws(HARError) {
    self.layout = layout
    horizon = specification.horizon
    firstOrigin = specification.longestWindow - 1
    let k = layout.termCount
    guard series.count > firstOrigin else {
      regressors = Matrix(rowCount: 0, columnCount: k)
      (variances, targets) = ([], [])
      return
    }
    let columns = try HARColumns(specification, layout: layout, series: series)
    let count = series.count - firstOrigin
    var elements = [Double](repeating: 0, count: count * k)
    for (j, term) in layout.terms.enumerated() {
      for (row, value) in try columns.column(of: term).enumerated() {
        guard value.isFinite else { throw .unusableScale(index: firstOrigin + row) }
        elements[row * k + j] = value
      }
    }
    regressors = Matrix(rowCount: count, columnCount: k, elements: elements)
    let values = series.values
    let horizon = horizon
    let origins = firstOrigin..<max(firstOrigin, series.count - horizon)
    variances = origins.map { HARColumns.mean(values[($0 + 1)...($0 + horizon)]) }
    targets = specification.transform.isLogarithmic ? variances.map { .log($0) } : variances
    if let bad = targets.firstIndex(where: { !$0.isFinite }) { throw .unusableScale(index: firstOrigin + bad + 1) }
  }

  /// The number of rows, those without a target included.
  var count: Int { regressors.rowCount }

  /// The regressors of one row.
  func row(_ index: Int) -> ArraySlice<Double> {
    regressors.elements[index * layout.termCount..<(index + 1) * layout.termCount]
  }

  /// The number of rows from the first whose targets were over at the end of the period `origin`.
  func knownCount(at origin: Int) -> Int { max(0, min(targets.count, origin - horizon - firstOrigin + 1)) }

  /// The regressors of several stretches of rows.
  func design(_ ranges: [Range<Int>]) -> Matrix {
    let k = layout.termCount
    return Matrix(
      rowCount: ranges.reduce(0) { $0 + $1.count }, columnCount: k,
      elements: ranges.flatMap { regressors.elements[$0.lowerBound * k..<$0.upperBound * k] })
  }
}
