public import MarketData

/// A model of conditional variance with numbers for its parameters.
///
/// All numbers are in the unit `scale`, variances in its square.
public protocol FittedVolatilityModel: Sendable {
  /// The unit of the returns that the model was fitted to.
  var scale: ReturnScale { get }
  /// The conditional variances and residuals of the sample.
  var path: VolatilityPath { get }
  /// The log-likelihood of the sample.
  var logLikelihood: Double { get }
  /// The number of observations in the likelihood.
  var observations: Int { get }

  /// The distribution of the standardised innovations z_t = e_t/σ_t.
  var innovations: InnovationDistribution { get }

  /// The names of the regressors of the variance, which returns that the model is applied to must carry.
  var regressorNames: [String] { get }

  /// The conditional variances of other returns, with the parameters as they are.
  ///
  /// What stands for the variance before the first return is taken from the returns given, as in the fit: of the
  /// sample itself, this is `path` to the last bit. A model may take it from its parameters where the returns are
  /// fewer than it could be fitted to.
  ///
  /// - Parameter returns: the returns, in any unit; the result is in the unit of the fit.
  /// - Returns: the path of the returns.
  /// - Throws: `VolatilityError`: there are too few returns, or they have no variance that could be computed.
  func filter(_ returns: ReturnSeries) throws(VolatilityError) -> VolatilityPath

  /// The state one period later, in constant time and with the parameters as they are.
  ///
  /// - Parameters:
  ///   - state: the state after the period before.
  ///   - newReturn: the return of the period, in the unit `scale`.
  /// - Returns: the state after the period.
  /// - Precondition: the return is finite.
  func advanced(_ state: VolatilityState, by newReturn: Double) -> VolatilityState

  /// The state one period later, where the variance depends on regressors.
  ///
  /// - Parameters:
  ///   - state: the state after the period before.
  ///   - newReturn: the return of the period, in the unit `scale`.
  ///   - regressors: the regressors of the variance as they stand at that return, as many as the model has.
  /// - Returns: the state after the period.
  /// - Precondition: the return and the regressors are finite.
  func advanced(_ state: VolatilityState, by newReturn: Double, regressors: [Double]) -> VolatilityState

  /// The variance of the period after a state, known when the state is; in the squared unit `scale`.
  func nextVariance(after state: VolatilityState) -> Double

  /// The mean of the return of the period after a state; in the unit `scale`.
  func nextMean(after state: VolatilityState) -> Double

  /// The variances of the `horizon` periods after a state.
  ///
  /// - Precondition: `horizon` is positive.
  func forecast(from state: VolatilityState, horizon: Int) -> VarianceForecast
}

extension FittedVolatilityModel {
  /// The number of observations in the likelihood: as many as the path has variances.
  public var observations: Int { path.conditionalVariance.count }

  /// None.
  public var regressorNames: [String] { [] }

  /// The regressors of the variance as they stand at the return at `index`.
  ///
  /// - Precondition: the returns carry them.
  package func regressors(of returns: ReturnSeries, at index: Int) -> [Double] {
    regressorNames.map { name in
      guard let regressor = returns.regressors.first(where: { $0.name == name }) else {
        preconditionFailure("returns carry the regressors of the model that is applied to them")
      }
      return regressor.values[index]
    }
  }

  /// The state one period later, of a model without regressors.
  ///
  /// - Parameters:
  ///   - state: the state after the period before.
  ///   - newReturn: the return of the period, in the unit `scale`.
  ///   - regressors: none.
  /// - Returns: the state after the period.
  /// - Precondition: the return is finite, and there are no regressors.
  public func advanced(_ state: VolatilityState, by newReturn: Double, regressors: [Double]) -> VolatilityState {
    precondition(regressors.isEmpty, "the model has no regressors")
    return advanced(state, by: newReturn)
  }

  /// The variance of the period after a state: the first of a forecast.
  public func nextVariance(after state: VolatilityState) -> Double { forecast(from: state, horizon: 1).variances[0] }

  /// The variances of the `horizon` periods after the sample.
  ///
  /// - Precondition: `horizon` is positive.
  public func forecast(horizon: Int) -> VarianceForecast { forecast(from: path.state, horizon: horizon) }
}
