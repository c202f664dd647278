/// The bars of a market that networks can read: from the first that has all features on.
struct NetworkRows {
  /// The positions of the bars.
  let range: Range<Int>
  /// The scaled features, row by row.
  let inputs: [Float]

  /// The rows of a scaled matrix.
  ///
  /// - Throws: `ForecastingError.noUsableRows` where no row has all features, `.missingValue` for a gap after the first.
  init(_ market: MarketHistory, matrix: FeatureMatrix) throws(ForecastingError) {
    guard matrix.firstRow < matrix.rowCount else {
      let last = Array(matrix.row(matrix.rowCount - 1))
      let missing = last.firstIndex { !$0.isFinite }.map { matrix.names[$0] } ?? "the longest"
      throw .noUsableRows(market: market.name, count: matrix.rowCount, feature: missing)
    }
    range = matrix.firstRow..<matrix.rowCount
    for row in range where !matrix.isUsable[row] {
      let values = Array(matrix.row(row))
      let column = values.firstIndex { !$0.isFinite } ?? 0
      throw .missingValue(
        market: market.name, feature: matrix.names[column], timeStamp: matrix.timeStamps[row], value: values[column])
    }
    inputs = matrix.values[range.lowerBound * matrix.columnCount..<range.upperBound * matrix.columnCount]
      .map { Float($0) }
  }

  /// The positions among these rows of bars of the market.
  func positions(of rows: Range<Int>) -> Range<Int> {
    let kept = rows.clamped(to: range)
    return kept.isEmpty ? 0..<0 : kept.lowerBound - range.lowerBound..<kept.upperBound - range.lowerBound
  }
}
