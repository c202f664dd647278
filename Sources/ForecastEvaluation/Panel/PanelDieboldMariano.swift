import NumericalMethods

/// The test of whether two forecasts have the same expected loss over several markets.
///
/// With dᵢₜ the loss of the first less that of the second in market i at time t, d̄ is the mean over the markets of their
/// means, and its variance is that of Σₜ uₜ with uₜ = Σᵢ wᵢ (dᵢₜ − d̄), wᵢ being one over the number of markets times that
/// of the market's forecasts. Markets move together, so that errors of one time count as one observation, and errors of
/// several times are correlated as those of one market are: Var = Σₜ uₜ² + 2 Σₖ (1 − k/(L + 1)) Σₜ uₜ uₜ₋ₖ. Times at
/// which some market has no forecast are allowed. d̄/√Var is held against Student's t with as many degrees of freedom as
/// there are times, less one. A positive statistic speaks for the second forecast.
///
/// Sources: Driscoll & Kraay (1998), "Consistent covariance matrix estimation with spatially dependent panel data";
/// Diebold & Mariano (1995), "Comparing predictive accuracy".
public struct PanelDieboldMariano: Sendable, Equatable {
  /// d̄, in the unit of the losses.
  public let meanDifference: Double
  /// L, the number of lags.
  public let lags: Int
  /// d̄/√Var.
  public let statistic: Double
  /// The number of times less one.
  public let degreesOfFreedom: Int
  /// The p-value against any difference.
  public let pValue: Double

  /// Compares two models of a panel.
  ///
  /// The number of lags is `leastLags` or what Newey and West's plug-in rule says of u, whichever is more.
  ///
  /// - Throws: `EvaluationError.tooFewLosses`; `.constantLossDifference` where the losses differ by a constant.
  init(_ panel: PanelLosses, first: Int, second: Int, leastLags: Int) throws(EvaluationError) {
    let count = panel.timeStamps.count
    guard count > leastLags + 1 else { throw .tooFewLosses(count: count, needed: leastLags + 2) }
    let mean = panel.mean(of: first) - panel.mean(of: second)
    let errors = panel.weightedSums { market, forecast in
      panel.losses[market][first][forecast] - panel.losses[market][second][forecast] - mean
    }
    let lags = max(leastLags, HACCovariance.automaticLags(of: errors) ?? 0)
    // The long-run variance is that of one error; that of their sum is as many times as much.
    let variance = HACCovariance.longRunVariance(of: errors, lags: lags) * Double(count)
    guard variance.squareRoot() > 1e-14 * abs(mean), variance > 0 else {
      throw .constantLossDifference(first: first, second: second)
    }
    let distribution = StudentTDistribution(nu: Double(count - 1))
    meanDifference = mean
    self.lags = lags
    statistic = mean / variance.squareRoot()
    degreesOfFreedom = count - 1
    pValue = min(1, 2 * distribution.upperTail(abs(statistic)))
  }
}
