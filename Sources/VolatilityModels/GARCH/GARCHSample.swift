package import MarketData

/// Returns made ready for estimation: standardised, split into observations and predecessors.
///
/// The returns are divided by a power of two near their root mean square around the mean, so that
/// standardising and unscaling are exact and the likelihood sees numbers of order one whatever the unit.
package struct GARCHSample: Sendable {
  /// The observations r_t/scale, T of them.
  package let observations: [Double]
  /// The predecessors r_{t−1}/scale of the observations, T of them; empty but for an AR(1) mean.
  package let predecessors: [Double]
  /// The mean model.
  package let mean: MeanModel
  /// The power of two that the returns were divided by.
  package let scale: Double
  /// The coefficients of the mean by least squares, as many as the mean model has.
  package let leastSquaresMean: [Double]
  /// The variance of the residuals of the least-squares mean.
  package let variance: Double
  /// The fixed presample variance; `nil` where it is the mean squared residual at the current mean.
  package let backcast: Double?
  /// The moments from which the mean squared residual at any mean follows.
  let moments: Moments

  /// Averages over the observations y and predecessors x.
  struct Moments: Sendable {
    var y = 0.0
    var x = 0.0
    var yy = 0.0
    var xy = 0.0
    var xx = 0.0
  }

  /// The fewest observations that an estimation makes sense with.
  package static let fewestObservations = 20

  /// Prepares `returns` for a mean model and a presample variance.
  ///
  /// - Throws: `tooFewReturns`, `constantReturns`, `unusableScale`.
  package init(
    _ returns: ReturnSeries, mean: MeanModel, presample: PresampleVariance
  ) throws(VolatilityError) {
    let raw = returns.values
    let needed = Self.fewestObservations + mean.lagCount
    guard raw.count >= needed else { throw .tooFewReturns(count: raw.count, needed: needed) }
    guard raw.contains(where: { $0 != raw[0] }) else { throw .constantReturns(value: raw[0]) }
    let center = mean == .zero ? 0 : raw.reduce(0, +) / Double(raw.count)
    var sumOfSquares = 0.0
    for value in raw { sumOfSquares += (value - center) * (value - center) }
    let meanSquare = sumOfSquares / Double(raw.count)
    guard meanSquare.isNormal, 1e-200 < meanSquare, meanSquare < 1e200 else {
      throw .unusableScale(meanSquare: meanSquare)
    }
    let scale = Double(sign: .plus, exponent: meanSquare.squareRoot().exponent, significand: 1)
    let inverse = 1 / scale
    let standardized = raw.map { $0 * inverse }
    self.scale = scale
    self.mean = mean
    observations = mean == .ar1 ? Array(standardized.dropFirst()) : standardized
    predecessors = mean == .ar1 ? Array(standardized.dropLast()) : []
    moments = Self.moments(observations, predecessors)
    leastSquaresMean = Self.leastSquares(observations, predecessors, mean: mean)
    let residual = Self.residuals(observations, predecessors, mean: leastSquaresMean)
    variance = residual.reduce(0) { $0 + $1 * $1 } / Double(residual.count)
    guard variance > 0 else { throw .constantReturns(value: raw[raw.count - 1]) }
    backcast = presample == .backcast ? Self.backcast(residual) : nil
  }

  /// The number of observations T.
  package var count: Int { observations.count }

  /// e_t = y_t − μ − φ·x_t for mean coefficients [], [μ] or [μ, φ].
  package static func residuals(_ y: [Double], _ x: [Double], mean: [Double]) -> [Double] {
    switch mean.count {
    case 0: y
    case 1: y.map { $0 - mean[0] }
    default: zip(y, x).map { $0 - mean[0] - mean[1] * $1 }
    }
  }

  /// The exponentially weighted average of the first squared residuals; see `PresampleVariance.backcast`.
  package static func backcast(_ residuals: [Double]) -> Double {
    var weight = 1.0
    var weights = 0.0
    var sum = 0.0
    for residual in residuals.prefix(75) {
      sum += weight * residual * residual
      weights += weight
      weight *= 0.94
    }
    return sum / weights
  }

  private static func moments(_ y: [Double], _ x: [Double]) -> Moments {
    var sums = Moments()
    for value in y {
      sums.y += value
      sums.yy += value * value
    }
    for (value, predecessor) in zip(y, x) {
      sums.x += predecessor
      sums.xy += value * predecessor
      sums.xx += predecessor * predecessor
    }
    let n = Double(y.count)
    return Moments(y: sums.y / n, x: sums.x / n, yy: sums.yy / n, xy: sums.xy / n, xx: sums.xx / n)
  }

  /// The least-squares coefficients of the mean; the slope is computed around the averages.
  package static func leastSquares(_ y: [Double], _ x: [Double], mean: MeanModel) -> [Double] {
    let averageY = y.reduce(0, +) / Double(y.count)
    switch mean {
    case .zero: return []
    case .constant: return [averageY]
    case .ar1:
      let averageX = x.reduce(0, +) / Double(x.count)
      var cross = 0.0
      var square = 0.0
      for (value, predecessor) in zip(y, x) {
        cross += (value - averageY) * (predecessor - averageX)
        square += (predecessor - averageX) * (predecessor - averageX)
      }
      let slope = square > 0 ? cross / square : 0
      return [averageY - slope * averageX, slope]
    }
  }
}
