public import MarketData
public import VolatilityModels

extension VarianceSeries {
  /// The variances of the periods of returns, with what else a market says of each period.
  ///
  /// The covariates, as far as there are data for them: with `realized` the quarticity, the semivariances, the variation
  /// by jumps and the rest of the variance; with highs and lows `parkinson`, with opens `garman-klass`; the volume. A
  /// column of which a value is missing is left out.
  ///
  /// - Parameters:
  ///   - proxy: what is taken for the variance.
  ///   - returns: the returns of the periods; the series has their time stamps and their unit.
  ///   - bars: the bars that the returns were computed from.
  ///   - realized: the realised measures of the periods.
  /// - Throws: `EvaluationError`, as `VarianceProxy.values(for:bars:realized:)` does.
  public init(
    _ proxy: VarianceProxy, of returns: ReturnSeries, bars: BarSeries? = nil, realized: [RealizedMeasures]? = nil
  ) throws(EvaluationError) {
    let values = try proxy.values(for: returns, bars: bars, realized: realized)
    var covariates: [Covariate: [Double]] = [:]
    var realizedMeasures: [RealizedMeasures]?
    if let bars { covariates = Self.barCovariates(of: bars, returns: returns) }
    if let realized, let measures = try? proxy.measures(for: returns, in: realized) {
      realizedMeasures = measures
    }
    do throws(HARError) {
      if let realizedMeasures {
        let series = try VarianceSeries(realizedMeasures, scale: returns.scale)
        covariates.merge(series.covariates) { own, _ in own }
      }
      try self.init(values: values, scale: returns.scale, timeStamps: returns.timeStamps, covariates: covariates)
    } catch {
      throw .invalidVariances(reason: error)
    }
  }

  /// What single bars say of the periods of returns.
  private static func barCovariates(of bars: BarSeries, returns: ReturnSeries) -> [Covariate: [Double]] {
    var covariates: [Covariate: [Double]] = [:]
    for (name, proxy) in [(Covariate.parkinson, VarianceProxy.parkinson), (.garmanKlass, .garmanKlass)] {
      guard let values = try? proxy.values(for: returns, bars: bars) else { continue }
      covariates[name] = values
    }
    if let volume = bars.volume, volume.count == returns.count + 1 {
      // The first bar has no return.
      covariates[.volume] = Array(volume.dropFirst())
    }
    return covariates
  }
}
