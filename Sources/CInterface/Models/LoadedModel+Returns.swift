import MarketData
import ModelExchange
import VolatilityModels

// Models of returns.
extension LoadedModel {
  /// The variances of the periods after the last return.
  ///
  /// - Parameters:
  ///   - values: the returns in the unit of the model.
  ///   - columns: the regressors.
  ///   - horizon: the number of periods, positive.
  /// - Returns: a variance for each period.
  /// - Throws: `InterfaceError`.
  func forecast(
    ofReturns values: [Double], columns: [NamedColumn], horizon: Int
  ) throws(InterfaceError) -> [Double] {
    let fitted = try modelOfReturns()
    let path = try path(of: fitted, values, columns)
    return try Self.finite(fitted.forecast(from: path.state, horizon: horizon).variances)
  }

  /// The conditional variance of each return.
  ///
  /// - Parameters:
  ///   - values: the returns in the unit of the model.
  ///   - columns: the regressors.
  /// - Returns: a variance for each return, but for the first with an autoregressive mean.
  /// - Throws: `InterfaceError`.
  func conditionalVariances(
    ofReturns values: [Double], columns: [NamedColumn]
  ) throws(InterfaceError) -> [Double] {
    try path(of: modelOfReturns(), values, columns).conditionalVariance
  }

  /// The model as one of returns.
  ///
  /// - Throws: `InterfaceError.Status.notApplicable` for one of something else.
  func modelOfReturns() throws(InterfaceError) -> any FittedVolatilityModel {
    guard case .stored(let model, _) = self, let fitted = model.volatilityModel else {
      throw notApplicable("it is not applied to returns")
    }
    return fitted
  }

  private func path(
    of fitted: any FittedVolatilityModel, _ values: [Double], _ columns: [NamedColumn]
  ) throws(InterfaceError) -> VolatilityPath {
    guard !values.isEmpty else { throw InterfaceError(.invalidData, "there are no returns") }
    try columns.check(count: values.count, names: fitted.regressorNames)
    var kind = ReturnKind.log
    if case .stored(_, let provenance) = self { kind = provenance.sources.first?.returns ?? .log }
    let returns = try InterfaceError.mappingData { () throws(MarketDataError) in
      try ReturnSeries(
        values: values, scale: fitted.scale, kind: kind,
        regressors: columns.map { Regressor(name: $0.name, values: $0.values) })
    }
    return try InterfaceError.mappingData { () throws(VolatilityError) in try fitted.filter(returns) }
  }

  /// Forecasts that are numbers.
  ///
  /// - Throws: `InterfaceError.Status.invalidData` where one left the range of numbers.
  static func finite(_ variances: [Double]) throws(InterfaceError) -> [Double] {
    guard let bad = variances.firstIndex(where: { !$0.isFinite }) else { return variances }
    throw InterfaceError(.invalidData, "the forecast \(bad + 1) periods ahead leaves the range of numbers")
  }
}
