import LinearAlgebra
import NumericalMethods

/// The regressors and targets of a specification in a series, a row for each origin.
///
/// The columns of seasons are made for a layout when they are asked for, because each fit has its own: the categories
/// that its rows have.
struct HARRows {
  let specification: HAR
  /// The period that row 0 is the forecast of the next periods from.
  let firstOrigin: Int
  /// The regressors (origins × terms) but those of seasons.
  private let regressors: Matrix
  /// The category of each origin, for each season of the specification.
  private let categories: [[Int]]
  /// The mean variance of the periods after each origin that has enough of them; none where no fit is meant.
  let variances: [Double]
  /// What is regressed: `variances` or their logarithms.
  let targets: [Double]

  /// The rows of a series; none where it has fewer periods than the longest window.
  ///
  /// Without targets a variance may be zero where only a target would need its logarithm.
  init(_ specification: HAR, series: VarianceSeries, withTargets: Bool) throws(HARError) {
    self.specification = specification
    firstOrigin = specification.longestWindow - 1
    let terms = HARLayout(specification, categories: [:]).terms
    let k = terms.count
    guard specification.seasons.isEmpty || series.timeStamps != nil else { throw .noTimeStamps }
    guard series.count > firstOrigin else {
      regressors = Matrix(rowCount: 0, columnCount: k)
      categories = specification.seasons.map { _ in [] }
      (variances, targets) = ([], [])
      return
    }
    let columns = try HARColumns(specification, series: series, withTargets: withTargets)
    let count = series.count - firstOrigin
    var elements = [Double](repeating: 0, count: count * k)
    for (j, term) in terms.enumerated() {
      for (row, value) in try columns.column(of: term).enumerated() {
        guard value.isFinite else { throw .unusableScale(index: firstOrigin + row) }
        elements[row * k + j] = value
      }
    }
    regressors = Matrix(rowCount: count, columnCount: k, elements: elements)
    let timeStamps = series.timeStamps?[firstOrigin...] ?? []
    categories = specification.seasons.map { timeStamps.map($0.category) }
    let (values, horizon) = (series.values, specification.horizon)
    let origins = firstOrigin..<(withTargets ? max(firstOrigin, series.count - horizon) : firstOrigin)
    variances = origins.map { HARColumns.mean(values[($0 + 1)...($0 + horizon)]) }
    targets = specification.transform.isLogarithmic ? variances.map { .log($0) } : variances
    if let bad = targets.firstIndex(where: { !$0.isFinite }) { throw .unusableScale(index: firstOrigin + bad + 1) }
  }

  /// The number of rows, those without a target included.
  var count: Int { regressors.rowCount }

  /// The number of periods that a target spans.
  var horizon: Int { specification.horizon }

  /// The number of periods that are in a series but not in the rows that have targets.
  var lostPeriods: Int { firstOrigin + horizon }

  /// The terms of a fit to several stretches of rows: its seasons have the categories that these rows have.
  func layout(of ranges: [Range<Int>]) -> HARLayout {
    var known: [HAR.Season: [Int]] = [:]
    for (season, values) in zip(specification.seasons, categories) {
      known[season] = Set(ranges.flatMap { values[$0] }).sorted()
    }
    return HARLayout(specification, categories: known)
  }

  /// Whether some row of `range` is in a category that a layout lacks.
  func hasOtherCategories(_ range: Range<Int>, than layout: HARLayout) -> Bool {
    zip(layout.categories, categories).contains { known, values in
      values[range].contains { !known.contains($0) }
    }
  }

  /// The regressors of one row.
  func row(_ index: Int, _ layout: HARLayout) -> ArraySlice<Double> {
    let k = regressors.columnCount
    let plain = regressors.elements[index * k..<(index + 1) * k]
    return categories.isEmpty ? plain : plain + seasons(index, layout)
  }

  /// The number of rows from the first whose targets were over at the end of the period `origin`.
  func knownCount(at origin: Int) -> Int { max(0, min(targets.count, origin - horizon - firstOrigin + 1)) }

  /// The regressors of several stretches of rows.
  func design(_ ranges: [Range<Int>], _ layout: HARLayout) -> Matrix {
    let k = regressors.columnCount
    let elements =
      categories.isEmpty
      ? ranges.flatMap { regressors.elements[$0.lowerBound * k..<$0.upperBound * k] }
      : ranges.flatMap { range in range.flatMap { row($0, layout) } }
    return Matrix(
      rowCount: ranges.reduce(0) { $0 + $1.count }, columnCount: layout.termCount, elements: elements)
  }

  /// For each category that has a term, 1 in it, −1 in the one without a term, 0 elsewhere.
  private func seasons(_ index: Int, _ layout: HARLayout) -> [Double] {
    zip(layout.categories, categories).flatMap { known, values in
      known.dropLast().map { values[index] == $0 ? 1 : values[index] == known.last ? -1 : 0 }
    }
  }
}
