public import MarketData

/// What simulated paths of a model say of the periods after a state.
///
/// All numbers are in the unit `scale`, variances in its square. A quantile at probability p of n sorted values is
/// interpolated at position p (n − 1) between neighbours (definition 7 of Hyndman & Fan 1996, "Sample quantiles in
/// statistical packages").
public struct SimulatedForecast: Sendable, Equatable {
  /// Statistics of one quantity over all paths.
  public struct Distribution: Sendable, Equatable {
    /// The mean.
    public let mean: Double
    /// The standard error of the mean, by which the number of paths is judged; `nil` for a single path.
    public let standardError: Double?
    /// The quantiles, one for each of `SimulatedForecast.probabilities`.
    public let quantiles: [Double]
    /// The mean of what is at or below each quantile: of returns, the expected shortfall.
    public let lowerTailMeans: [Double]
  }

  /// One period ahead, or all up to it.
  public struct Step: Sendable, Equatable {
    /// σ²_{T+k}.
    public let variance: Distribution
    /// r_{T+k}.
    public let periodReturn: Distribution
    /// σ²_{T+1} + … + σ²_{T+k}.
    public let aggregatedVariance: Distribution
    /// r_{T+1} + … + r_{T+k}.
    public let aggregatedReturn: Distribution
  }

  /// The periods k = 1, 2, ….
  public let steps: [Step]
  /// The probabilities of the quantiles.
  public let probabilities: [Double]
  /// The number of paths.
  public let pathCount: Int
  /// The unit of the returns.
  public let scale: ReturnScale

  /// E[σ²_{T+k}] over the paths, for k = 1, 2, ….
  public var variances: [Double] { steps.map(\.variance.mean) }
}

extension SimulatedForecast.Distribution {
  /// The statistics of values in any order.
  ///
  /// - Precondition: there is a value, and none is not a number.
  package init(of values: [Double], probabilities: [Double]) {
    let sorted = values.sorted()
    let count = Double(sorted.count)
    let center = sorted[sorted.count / 2]
    // Around a value from their middle, so that a large mean costs no digits.
    let mean = center + sorted.reduce(0) { $0 + ($1 - center) } / count
    self.mean = mean
    let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    standardError = sorted.count > 1 ? (squares / (count - 1) / count).squareRoot() : nil
    var quantiles: [Double] = []
    var tails: [Double] = []
    for probability in probabilities {
      let position = probability * (count - 1)
      let below = Int(position)
      let fraction = position - Double(below)
      let above = min(below + 1, sorted.count - 1)
      let quantile = sorted[below] + fraction * (sorted[above] - sorted[below])
      quantiles.append(quantile)
      tails.append(sorted[...below].reduce(0, +) / Double(below + 1))
    }
    self.quantiles = quantiles
    lowerTailMeans = tails
  }
}
