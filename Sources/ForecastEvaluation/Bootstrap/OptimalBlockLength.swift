/// The length of blocks for which the bootstrap's variance of the mean of a series has the least mean squared error.
///
/// b = (2G²n/D)^⅓ with G = Σ λ(k/M)|k|γₖ over |k| ≤ M, D = 2g² for the stationary and 4g²/3 for the circular bootstrap,
/// g = Σ λ(k/M)γₖ, λ(x) = min(1, 2(1 − |x|)). M is twice the first lag from which max(5, ⌊log₁₀ n⌋) autocorrelations in
/// a row lie within ±2√(log₁₀ n/n), and at most ⌈√n⌉ + max(5, ⌊log₁₀ n⌋). The length is at most ⌈min(3√n, n/3)⌉ and,
/// a block having an element, at least 1.
/// Sources: Politis & White (2004), "Automatic block-length selection for the dependent bootstrap"; Patton, Politis &
/// White (2009), "Correction to ‘Automatic block-length selection for the dependent bootstrap’".
public struct OptimalBlockLength: Sendable, Equatable {
  /// The mean length for `StationaryBootstrap`.
  public let stationary: Double
  /// The length for `CircularBlockBootstrap`, to be rounded.
  public let circular: Double

  /// The smallest number of elements for which every autocorrelation that may be asked for exists.
  public static let leastCount = 11

  /// The lengths for the mean of a series; `nil` for a series that is constant, not finite or shorter than
  /// `leastCount`.
  public init?(for series: [Double]) {
    let n = series.count
    guard n >= Self.leastCount, let autocovariances = Autocovariances(of: series) else { return nil }
    let lagCount = min(2 * (autocovariances.firstInsignificantLag ?? n), autocovariances.values.count - 1)
    var weighted = 0.0
    var longRunVariance = autocovariances.values[0]
    for lag in 1...lagCount {
      let weight = 2 * min(1, 2 * (1 - Double(lag) / Double(lagCount)))
      weighted += weight * Double(lag) * autocovariances.values[lag]
      longRunVariance += weight * autocovariances.values[lag]
    }
    let size = Double(n)
    let longest = min(3 * size.squareRoot(), size / 3).rounded(.up)
    func length(_ constant: Double) -> Double {
      let ratio = weighted / longRunVariance
      // A long-run variance of 0 asks for blocks without end.
      guard longRunVariance != 0, ratio.isFinite else { return longest }
      return max(1, min(longest, cubeRoot(2 * ratio * ratio / constant * size)))
    }
    stationary = length(2)
    circular = length(4.0 / 3)
  }

  init(stationary: Double, circular: Double) {
    self.stationary = stationary
    self.circular = circular
  }
}
