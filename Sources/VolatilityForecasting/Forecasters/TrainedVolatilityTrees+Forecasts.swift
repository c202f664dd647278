import GradientBoosting
import MarketData

extension TrainedVolatilityTrees {
  /// What the trees add to the log forecasts of the regression.
  ///
  /// - Parameters:
  ///   - market: the market.
  ///   - wanted: the bars at whose close forecasts are made; `nil` for all.
  ///   - threads: the number of threads; it changes no bit.
  /// - Returns: a number for each horizon and bar; not a number for bars that are not of `wanted`.
  /// - Throws: `ForecastingError`: the market lacks what a feature needs.
  public func outputs(
    for market: MarketHistory, rows wanted: Range<Int>?, threads: Int
  ) throws(ForecastingError) -> [[Double]] {
    let matrix = try features.matrix(of: market)
    let names = ensembles[0].columnNames
    guard matrix.names == names else { throw .differentColumns(expected: names, found: matrix.names) }
    let rows = (wanted ?? 0..<matrix.rowCount).clamped(to: 0..<matrix.rowCount)
    let table: FeatureTable
    do throws(BoostingError) {
      table = try FeatureTable(names: names, values: rows.flatMap { matrix.treeRow($0) })
    } catch {
      throw .trees(reason: error)
    }
    return zip(ensembles, corrections).map { ensemble, correction in
      var values = [Double](repeating: .nan, count: matrix.rowCount)
      for (row, margin) in zip(rows, ensemble.margins(of: table, threads: threads)) {
        values[row] = margin + correction
      }
      return values
    }
  }
}
