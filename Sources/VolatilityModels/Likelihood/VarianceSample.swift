package import MarketData

/// Returns and regressors made ready for the estimation of any model of the family.
///
/// The regressors are divided by powers of two near their largest magnitudes, as the returns are by one near their
/// root mean square, so that the coefficients have the order of one.
package struct VarianceSample: Sendable {
  /// The returns.
  package let returns: GARCHSample
  /// The model's parameters.
  package let layout: VarianceLayout
  /// The regressors of the variance of each observation, x_{t−1}, row after row.
  package let regressorRows: [Double]
  /// The powers of two that the regressors were divided by.
  package let regressorScales: [Double]
  /// The averages of the columns of `regressorRows`.
  package let regressorMeans: [Double]
  /// The averages of observations and predecessors.
  let averages: (observation: Double, predecessor: Double)

  /// Prepares `series` for a model that names its regressors.
  ///
  /// - Throws: as `GARCHSample`, and `missingRegressor`; `negativeRegressor` where `nonnegative` is asked for.
  package init(
    _ series: ReturnSeries, layout: VarianceLayout, presample: PresampleVariance, regressors names: [String],
    nonnegative: Bool
  ) throws(VolatilityError) {
    let columns = try series.regressorColumns(names, nonnegative: nonnegative)
    for (name, column) in zip(names, columns) where column.allSatisfy({ $0 == column[0] }) {
      throw .unsupportedSpecification(
        reason: "the regressor \"\(name)\" is the same for all returns: its weight can't be told from omega")
    }
    returns = try GARCHSample(series, mean: layout.mean, presample: presample)
    self.layout = layout
    let count = returns.count
    let scales = columns.map { column in
      let largest = SeriesSums.largestMagnitude(column)
      return largest.isNormal ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    }
    let lagged = RegressorRows(columns, lagCount: layout.mean.lagCount)
    regressorRows = columns.isEmpty ? [] : (0..<count).flatMap { t in zip(lagged.row(t), scales).map { $0 / $1 } }
    regressorScales = scales
    let width = columns.count
    let rows = regressorRows
    regressorMeans = (0..<width).map { j in (0..<count).reduce(0) { $0 + rows[$1 * width + j] } / Double(count) }
    averages = (
      SeriesSums.sum(returns.observations) / Double(count),
      returns.predecessors.isEmpty ? 0 : SeriesSums.sum(returns.predecessors) / Double(count)
    )
  }

  /// The number of observations T.
  package var count: Int { returns.count }

  /// The regressors of the variance of observation t.
  package func regressors(_ t: Int) -> ArraySlice<Double> {
    let width = layout.regressorCount
    return regressorRows[t * width..<(t + 1) * width]
  }
}

/// The regressors of a series of returns as the variances of its observations use them.
struct RegressorRows {
  private let columns: [[Double]]
  private let lagCount: Int

  /// Rows of the regressors `columns`, for a mean that uses the first `lagCount` returns as predecessors only.
  init(_ columns: [[Double]], lagCount: Int) {
    self.columns = columns
    self.lagCount = lagCount
  }

  /// x_{t−1} for observation t; where there is no row before, the first one.
  func row(_ t: Int) -> [Double] { columns.map { $0[max(0, t + lagCount - 1)] } }

  /// The rows at the last return.
  var last: [Double] { columns.map { $0[$0.count - 1] } }
}

extension ReturnSeries {
  /// The values of the regressors called `names`.
  ///
  /// - Throws: `missingRegressor`; `negativeRegressor` where `nonnegative` is asked for.
  func regressorColumns(_ names: [String], nonnegative: Bool) throws(VolatilityError) -> [[Double]] {
    var columns: [[Double]] = []
    for name in names {
      guard let regressor = regressors.first(where: { $0.name == name }) else {
        throw .missingRegressor(name: name, available: regressors.map(\.name))
      }
      if nonnegative, let bad = regressor.values.firstIndex(where: { $0 < 0 }) {
        throw .negativeRegressor(name: name, index: bad, value: regressor.values[bad])
      }
      columns.append(regressor.values)
    }
    return columns
  }
}
