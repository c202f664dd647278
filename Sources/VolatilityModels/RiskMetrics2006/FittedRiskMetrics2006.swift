public import MarketData
import NumericalMethods

/// The RiskMetrics 2006 average applied to a sample of returns.
///
/// All numbers are in the unit of the returns that it was applied to (`scale`), variances in its square.
public struct FittedRiskMetrics2006: Sendable, Equatable {
  /// What was applied.
  public let specification: RiskMetrics2006
  /// The unit of the returns.
  public let scale: ReturnScale
  /// The log-likelihood of the returns, were they normal with the variances of `path` and a mean of zero.
  public let logLikelihood: Double
  /// The variances of the sample; the residuals are the returns themselves.
  public let path: VolatilityPath

  /// A fit put together from its parts, as when it is read from a file.
  package init(specification: RiskMetrics2006, scale: ReturnScale, logLikelihood: Double, path: VolatilityPath) {
    self.specification = specification
    self.scale = scale
    self.logLikelihood = logLikelihood
    self.path = path
  }

  /// Akaike's information criterion.
  ///
  /// No parameter was estimated, so it is −2ℓ.
  public var aic: Double { -2 * logLikelihood }

  /// Schwarz's information criterion.
  ///
  /// No parameter was estimated, so it is −2ℓ.
  public var bic: Double { -2 * logLikelihood }
}

extension RiskMetrics2006: VolatilityModel {
  /// Applies the average to returns.
  ///
  /// - Parameters:
  ///   - returns: at least one return, not all zero.
  ///   - previous: not used: there is no search to start.
  /// - Returns: the variances and the log-likelihood of the returns.
  /// - Throws: `VolatilityError.tooFewReturns`, `.constantReturns`, `.noInitialVariance`, `.unusableScale`,
  ///   `.varianceOutOfRange`.
  public func fit(
    to returns: ReturnSeries, continuing previous: FittedRiskMetrics2006? = nil
  ) throws(VolatilityError) -> FittedRiskMetrics2006 {
    let path = try path(of: returns.values)
    return FittedRiskMetrics2006(
      specification: self, scale: returns.scale, logLikelihood: FittedEWMA.logLikelihood(of: path), path: path)
  }

  /// The variances of returns; the memory of the path's state holds s_{k,T}.
  func path(of returns: [Double]) throws(VolatilityError) -> VolatilityPath {
    guard let last = returns.last else { throw .tooFewReturns(count: 0, needed: 1) }
    guard returns.contains(where: { $0 != 0 }) else { throw .constantReturns(value: 0) }
    let presample = backcast(returns)
    var averages = presample
    let (weights, decays) = (weights, decays)
    guard Self.combined(averages, weights) > 0 else {
      throw .noInitialVariance(count: returns.prefix { $0 * $0 == 0 }.count)
    }
    var variances: [Double] = []
    variances.reserveCapacity(returns.count)
    // The presample square of each average is its own presample value, so that the first period leaves it as it is.
    var square: Double?
    for value in returns {
      if let square { Self.update(&averages, decays, square: square) }
      variances.append(Self.combined(averages, weights))
      square = value * value
    }
    let path = VolatilityPath(
      conditionalVariance: variances, residuals: returns, lastReturn: last, memory: averages, startMemory: presample)
    try path.checkRange()
    return path
  }

  /// The number of squared returns that each average is started with, where there are as many.
  package var backcastLengths: [Int] {
    decays.enumerated().map { index, decay in
      let reach = (.log(0.01) / .log(decay)).rounded(.down)
      // A decay that rounds to 1 never reaches the limit.
      return decay < 1 && reach < 1e9 ? max(Int(reach), index, 1) : .max
    }
  }

  /// What stands for s_{k,0} and r²₀ in each average.
  private func backcast(_ returns: [Double]) -> [Double] {
    zip(decays, backcastLengths).map { decay, length in
      var weight = 1.0
      var (sum, total) = (0.0, 0.0)
      for value in returns.prefix(length) {
        sum += weight * value * value
        total += weight
        weight *= decay
      }
      return sum / total
    }
  }

  /// Σ w_k s_k.
  static func combined(_ averages: [Double], _ weights: [Double]) -> Double {
    zip(averages, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// s_k ← μ_k s_k + (1 − μ_k) r².
  static func update(_ averages: inout [Double], _ decays: [Double], square: Double) {
    for index in averages.indices {
      averages[index] = decays[index] * averages[index] + (1 - decays[index]) * square
    }
  }
}

extension FittedRiskMetrics2006: FittedVolatilityModel {
  /// The normal distribution, with which `logLikelihood` is computed.
  public var innovations: InnovationDistribution { .normal }

  /// The variances of other returns, with the same constants.
  ///
  /// - Parameter returns: at least one return, not all zero, in any unit; the result is in the unit of the fit.
  /// - Returns: a variance for each return.
  /// - Throws: `VolatilityError.tooFewReturns`, `.constantReturns`, `.noInitialVariance`, `.unusableScale`,
  ///   `.varianceOutOfRange`.
  public func filter(_ returns: ReturnSeries) throws(VolatilityError) -> VolatilityPath {
    try specification.path(of: returns.converted(to: scale).values)
  }

  /// The state one period later: what was forecast for it, and the return.
  ///
  /// - Parameters:
  ///   - state: the state after the period before, of this model.
  ///   - newReturn: the return of the period, in the unit `scale`.
  /// - Returns: the state after the period.
  /// - Precondition: the return is finite.
  public func advanced(_ state: VolatilityState, by newReturn: Double) -> VolatilityState {
    precondition(newReturn.isFinite, "a return is finite")
    let averages = next(state)
    return VolatilityState(
      variance: RiskMetrics2006.combined(averages, specification.weights), residual: newReturn,
      lastReturn: newReturn, memory: averages)
  }

  /// The mean of the period after a state: zero.
  public func nextMean(after state: VolatilityState) -> Double { 0 }

  /// The variances of the `horizon` periods after a state: all the same, for the averages have no level to return to.
  ///
  /// - Precondition: `horizon` is positive.
  public func forecast(from state: VolatilityState, horizon: Int) -> VarianceForecast {
    precondition(horizon > 0, "a forecast is for at least one period")
    let variance = RiskMetrics2006.combined(next(state), specification.weights)
    return VarianceForecast(variances: [Double](repeating: variance, count: horizon), scale: scale)
  }

  /// The averages of the period after a state.
  private func next(_ state: VolatilityState) -> [Double] {
    precondition(state.memory.count == specification.count, "the state is one of this model")
    var averages = state.memory
    RiskMetrics2006.update(&averages, specification.decays, square: state.residual * state.residual)
    return averages
  }
}
