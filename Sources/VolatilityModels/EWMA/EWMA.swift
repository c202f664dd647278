public import MarketData

/// An exponentially weighted moving average of squared returns.
///
/// σ²_t = λ σ²_{t−1} + (1 − λ) r²_{t−1}, with 0 < λ < 1 and a mean of zero. Nothing is estimated: λ is given. It is
/// the baseline that an estimated model has to beat.
/// Source: J.P. Morgan/Reuters (1996), "RiskMetrics: technical document", 4th edition, section 5.2.
public struct EWMA: Sendable, Equatable {
  /// λ: the weight that a variance keeps from one period to the next.
  public let lambda: Double

  /// The average with RiskMetrics' weight for daily returns, λ = 0.94.
  public static let riskMetrics = EWMA(unchecked: 0.94)

  /// An average with the weight λ; RiskMetrics' is 0.94 for daily returns, 0.97 for monthly ones.
  ///
  /// - Throws: `VolatilityError.invalidParameter` unless 0 < λ < 1.
  public init(lambda: Double) throws(VolatilityError) {
    guard lambda > 0, lambda < 1 else {
      throw .invalidParameter(name: .lambda, value: lambda, expected: "a number above 0 and below 1")
    }
    self.init(unchecked: lambda)
  }

  private init(unchecked lambda: Double) { self.lambda = lambda }
}

extension EWMA: VolatilityModel {
  /// Applies the average to returns.
  ///
  /// - Parameters:
  ///   - returns: at least one return, not all zero.
  ///   - previous: not used: there is no search to start.
  /// - Returns: the variances and the log-likelihood of the returns.
  /// - Throws: `VolatilityError.tooFewReturns`, `.constantReturns`, `.noInitialVariance`, `.unusableScale`,
  ///   `.varianceOutOfRange`.
  public func fit(
    to returns: ReturnSeries, continuing previous: FittedEWMA? = nil
  ) throws(VolatilityError) -> FittedEWMA {
    let path = try path(of: returns.values)
    return FittedEWMA(
      specification: self, scale: returns.scale, logLikelihood: FittedEWMA.logLikelihood(of: path), path: path)
  }

  /// The variances of returns; the presample variance and squared return are the backcast
  /// Σ 0.94ⁱ r²ᵢ / Σ 0.94ⁱ over i < min(75, T), whatever λ is.
  func path(of returns: [Double]) throws(VolatilityError) -> VolatilityPath {
    guard let last = returns.last else { throw .tooFewReturns(count: 0, needed: 1) }
    guard returns.contains(where: { $0 != 0 }) else { throw .constantReturns(value: 0) }
    let presample = GARCHSample.backcast(returns)
    guard presample > 0 else { throw .noInitialVariance(count: returns.prefix { $0 * $0 == 0 }.count) }
    var (square, variance) = (presample, presample)
    let variances = returns.map { value in
      variance = nextVariance(square: square, variance: variance)
      square = value * value
      return variance
    }
    let path = VolatilityPath(conditionalVariance: variances, residuals: returns, lastReturn: last)
    try path.checkRange()
    return path
  }

  /// σ²_{t+1} = λ σ²_t + (1 − λ) r²_t.
  func nextVariance(square: Double, variance: Double) -> Double { lambda * variance + (1 - lambda) * square }
}
