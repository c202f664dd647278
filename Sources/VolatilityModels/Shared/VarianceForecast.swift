public import MarketData

/// Forecasts of the variance of the periods after a sample.
public struct VarianceForecast: Sendable, Equatable {
  /// E[e²_{T+k}] for k = 1, 2, …: the variance of each period's residual, in the squared unit `scale`.
  public let variances: [Double]
  /// Var[r_{T+k} | T]: the variance of each period's return, which with an autoregressive mean also carries
  /// the shocks of the periods between; in the squared unit `scale`.
  public let returnVariances: [Double]
  /// The unit of the returns.
  public let scale: ReturnScale

  /// Forecasts for periods with the given residual variances under the mean's coefficient φ.
  package init(variances: [Double], phi: Double = 0, scale: ReturnScale) {
    self.variances = variances
    self.scale = scale
    var carried = 0.0
    returnVariances = variances.map { variance in
      carried = variance + phi * phi * carried
      return carried
    }
  }

  /// The square roots of `variances`: volatility per period, in the unit `scale`.
  public var volatilities: [Double] { variances.map { $0.squareRoot() } }

  /// The volatility of each period, annualised: √(variance · periods per year), in the unit `scale`.
  public func annualizedVolatility(_ periods: PeriodsPerYear) -> [Double] {
    variances.map { ($0 * periods.count).squareRoot() }
  }
}
