/// What is lost when outputs are not as targets.
///
/// Each target has `outputsPerTarget` outputs of the head, which lie side by side: output m · outputsPerTarget + j
/// is number j of target m.
public enum NetworkLoss: Sendable, Equatable, Hashable {
  /// ½(y − f)²; its minimum is the mean.
  case squaredError
  /// y·exp(−f) + f for a variance y ≥ 0 and the output f = the logarithm of its forecast: QLIKE up to what does not depend
  /// on f. Source: Patton (2011), "Volatility forecast comparison using imperfect volatility proxies".
  case qlike
  /// The negative log-likelihood of a normal distribution, ½(s + (y − m)²·exp(−s) + ln 2π), with the outputs m, the mean,
  /// and s, the logarithm of the variance.
  case gaussian
  /// The negative log-likelihood of m + exp(s/2)·t, t being Student's with `degreesOfFreedom` (above 2, variance scaled to
  /// one), with the outputs m and s: s is the logarithm of the variance.
  case studentT(degreesOfFreedom: Double)
  /// Σ over the levels τ of (τ − [y < f_τ])·(y − f_τ), with an output for each level; its minimum is the quantiles. Source:
  /// Koenker & Bassett (1978), "Regression quantiles".
  case pinball(levels: [Double])

  /// The number of outputs that each target needs.
  public var outputsPerTarget: Int {
    switch self {
    case .squaredError, .qlike: 1
    case .gaussian, .studentT: 2
    case .pinball(let levels): levels.count
    }
  }
}
