import NumericalMethods

/// How likely the volume of a bar is, given the volatility: the Kalman filter of its persistent factor.
///
/// The variance of the factor given the volumes so far is the same for every path of volatilities; its mean is not.
struct VolumeLikelihood {
  private let persistence: Double
  private let base: Double
  /// The variance of the factor given all bars so far.
  private var variance = 1.0

  init(days: Double) {
    persistence = .exp(-days / VolumeProcess.memory)
    let reference = RegimeMarket.referenceVolatility * days.squareRoot()
    base = .log(VolumeProcess.perDay * days) - .log(reference)
  }

  private var predictedVariance: Double { persistence * persistence * variance + 1 - persistence * persistence }

  /// The logarithm of the density of the volume but for a constant, and the mean of the factor after it.
  ///
  /// - Parameters:
  ///   - logVolume: the logarithm of the volume in coins.
  ///   - logVolatility: that of the volatility of the bar, jumps included.
  ///   - mean: the mean of the factor before the bar.
  /// - Returns: the density and the mean after the bar.
  func weigh(
    _ logVolume: Double, logVolatility: Double, mean: Double
  ) -> (logDensity: Double, mean: Double) {
    let deviation = VolumeProcess.deviation
    let predicted = persistence * mean
    let error = (logVolume - base - logVolatility) / deviation - predicted
    let total = predictedVariance + 1
    return (-0.5 * error * error / total, predicted + predictedVariance / total * error)
  }

  /// Moves on to the next bar.
  mutating func advance() { variance = predictedVariance / (predictedVariance + 1) }
}
