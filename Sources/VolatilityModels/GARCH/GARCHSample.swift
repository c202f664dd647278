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
  /// The largest residual of the least-squares mean, in root mean squares.
  package let largestDeviation: Double
  /// The fixed presample variance; `nil` where it is the mean squared residual at the current mean.
  package let backcast: Double?
  /// The moments from which the mean squared residual at any mean follows, where that is the presample variance.
  let moments: Moments?

  /// Averages over the observations y and predecessors x (none but for an AR(1) mean).
  ///
  /// Squares are averaged as deviations from centres near the averages: around zero, a mean far above the standard
  /// deviation would leave few digits of them.
  struct Moments: Sendable {
    /// The centres ȳ and x̄: the averages up to rounding.
    let (yCenter, xCenter): (Double, Double)
    /// The averages of y − ȳ and x − x̄: the rounding of the centres.
    let (y, x): (Double, Double)
    /// The averages of (y − ȳ)², (y − ȳ)(x − x̄) and (x − x̄)².
    let (yy, xy, xx): (Double, Double, Double)

    init(_ observations: [Double], _ predecessors: [Double]) {
      let n = Double(observations.count)
      let (yCenter, xCenter) = (SeriesSums.sum(observations) / n, SeriesSums.sum(predecessors) / n)
      let left = observations.map { $0 - yCenter }
      let right = predecessors.map { $0 - xCenter }
      (self.yCenter, self.xCenter) = (yCenter, xCenter)
      y = SeriesSums.sum(left) / n
      x = SeriesSums.sum(right) / n
      yy = SeriesSums.crossProduct(left, around: 0, left, around: 0) / n
      xx = SeriesSums.crossProduct(right, around: 0, right, around: 0) / n
      xy = predecessors.isEmpty ? 0 : SeriesSums.crossProduct(left, around: 0, right, around: 0) / n
    }
  }

  /// The fewest observations that an estimation makes sense with.
  package static let fewestObservations = 20

  /// Prepares `returns` for a mean model and a presample variance.
  ///
  /// - Throws: `tooFewReturns`, `constantReturns`, `unusableScale`, `noResidualVariance`.
  package init(
    _ returns: ReturnSeries, mean: MeanModel, presample: PresampleVariance
  ) throws(VolatilityError) {
    let raw = returns.values
    let needed = Self.fewestObservations + mean.lagCount
    guard raw.count >= needed else { throw .tooFewReturns(count: raw.count, needed: needed) }
    guard raw.contains(where: { $0 != raw[0] }) else { throw .constantReturns(value: raw[0]) }
    let center = mean == .zero ? 0 : SeriesSums.sum(raw) / Double(raw.count)
    let meanSquare = SeriesSums.crossProduct(raw, around: center, raw, around: center) / Double(raw.count)
    // The average of numbers that large that their sum overflows is none.
    guard !meanSquare.isNaN else { throw .unusableScale(meanSquare: .infinity) }
    guard meanSquare.isNormal, 1e-200 < meanSquare, meanSquare < 1e200 else {
      throw .unusableScale(meanSquare: meanSquare)
    }
    let scale = Double(sign: .plus, exponent: meanSquare.squareRoot().exponent, significand: 1)
    let inverse = 1 / scale
    let standardized = SeriesSums.scaled(raw, by: inverse)
    self.scale = scale
    self.mean = mean
    observations = mean == .ar1 ? Array(standardized.dropFirst()) : standardized
    predecessors = mean == .ar1 ? Array(standardized.dropLast()) : []
    moments = presample == .sampleVariance ? Moments(observations, predecessors) : nil
    leastSquaresMean = Self.leastSquares(observations, predecessors, mean: mean)
    let residual = Self.residuals(observations, predecessors, mean: leastSquaresMean)
    variance = SeriesSums.crossProduct(residual, around: 0, residual, around: 0) / Double(residual.count)
    // What the rounding of T terms of the returns' size leaves of residuals that are none.
    let rounding = Double(observations.count) * .ulpOfOne
    let size = SeriesSums.crossProduct(observations, around: 0, observations, around: 0) / Double(observations.count)
    guard variance > rounding * rounding * size else { throw .noResidualVariance(mean: mean) }
    largestDeviation = SeriesSums.largestMagnitude(residual) / variance.squareRoot()
    backcast = presample == .backcast ? Self.backcast(residual) : nil
  }

  /// The number of observations T.
  package var count: Int { observations.count }

  /// e_t = y_t − μ − φ·x_t for mean coefficients [], [μ] or [μ, φ].
  package static func residuals(_ y: [Double], _ x: [Double], mean: [Double]) -> [Double] {
    switch mean.count {
    case 0: y
    case 1: SeriesSums.shifted(y, by: -mean[0])
    default: zip(y, x).map { $0 - mean[0] - mean[1] * $1 }
    }
  }

  /// The number of squared residuals that a backcast averages at most.
  package static let backcastLength = 75
  /// What the weight of a squared residual in a backcast is to that of the one before it.
  package static let backcastDecay = 0.94

  /// The exponentially weighted average of the first squared residuals; see `PresampleVariance.backcast`.
  package static func backcast(_ residuals: [Double]) -> Double {
    var weight = 1.0
    var weights = 0.0
    var sum = 0.0
    for residual in residuals.prefix(backcastLength) {
      sum += weight * residual * residual
      weights += weight
      weight *= backcastDecay
    }
    return sum / weights
  }

  /// The least-squares coefficients of the mean; the slope is computed around the averages.
  package static func leastSquares(_ y: [Double], _ x: [Double], mean: MeanModel) -> [Double] {
    let averageY = SeriesSums.sum(y) / Double(y.count)
    switch mean {
    case .zero: return []
    case .constant: return [averageY]
    case .ar1:
      let averageX = SeriesSums.sum(x) / Double(x.count)
      let cross = SeriesSums.crossProduct(x, around: averageX, y, around: averageY)
      let square = SeriesSums.crossProduct(x, around: averageX, x, around: averageX)
      let slope = square > 0 ? cross / square : 0
      return [averageY - slope * averageX, slope]
    }
  }
}
