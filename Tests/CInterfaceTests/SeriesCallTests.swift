import CPlimsoll
import MarketData
import ModelExchange
import Testing
import VolatilityModels

/// Models of returns and of variances through C: to the last bit what Swift has.
@Suite struct SeriesCallTests {
  private static func columns(of returns: ReturnSeries) -> [(name: String, values: [Double])] {
    returns.regressors.map { ($0.name, $0.values) }
  }

  private static func forecast(
    _ model: plimsoll_model, _ returns: [Double], _ columns: [(name: String, values: [Double])] = [], horizon: Int
  ) -> [Double] {
    unsafe Call.withColumns(columns) { pointer, count in
      unsafe Call.numbers(Double.nan) {
        unsafe plimsoll_forecast_returns(
          model, returns, returns.count, pointer, count, horizon, $0, $1, $2, $3)
      }
    }
  }

  @Test func forecastsOfReturns() throws {
    let plain = try InterfaceSamples.returns(count: 300, seed: 9)
    let withVolume = try InterfaceSamples.returnsWithVolume()
    for (sample, returns) in [
      (InterfaceSamples.garch, plain), (InterfaceSamples.ewma, plain), (InterfaceSamples.riskMetrics, plain),
      (InterfaceSamples.egarch, withVolume),
    ] {
      let handle = try InterfaceSamples.handle(sample)
      let fitted = try #require(try sample.get().volatilityModel)
      let path = try fitted.filter(returns)
      for horizon in [1, 2, 25] {
        let expected = fitted.forecast(from: path.state, horizon: horizon).variances
        let found = Self.forecast(handle, returns.values, Self.columns(of: returns), horizon: horizon)
        #expect(found.map(\.bitPattern) == expected.map(\.bitPattern))
      }
      // With an autoregressive mean the first return has no variance, which is known only afterwards.
      var needed = 0
      var variances = [Double](repeating: -1, count: returns.count)
      unsafe Call.withColumns(Self.columns(of: returns)) { pointer, count in
        unsafe Call.ok {
          unsafe plimsoll_variance_path(
            handle, returns.values, returns.count, pointer, count, &variances, variances.count, &needed, $0)
        }
      }
      #expect(needed == path.conditionalVariance.count)
      #expect(variances.prefix(needed).map(\.bitPattern) == path.conditionalVariance.map(\.bitPattern))
      unsafe Call.ok { unsafe plimsoll_free(handle, $0) }
    }
  }

  @Test func forecastsOfVariances() throws {
    let series = try InterfaceSamples.variances()
    let stamps = try #require(series.timeStamps).map(\.microseconds)
    for (sample, horizon) in [
      (InterfaceSamples.har, 0), (InterfaceSamples.har, 1), (InterfaceSamples.har, 10), (InterfaceSamples.richHAR, 0),
    ] {
      guard case .autoregression(let fitted, _) = try sample.get() else { continue }
      let handle = try InterfaceSamples.handle(sample)
      let names = fitted.specification.regressors.isEmpty ? [] : ["quarticity", "volume"]
      let columns = names.map { ($0, series.covariates[Covariate(rawValue: $0)] ?? []) }
      let expected =
        horizon > 1
        ? try fitted.iteratedForecast(after: series, horizon: horizon).variances
        : [try fitted.forecast(after: series).variance]
      let found = unsafe Call.withColumns(columns) { pointer, count in
        unsafe Call.numbers(Double.nan) {
          unsafe plimsoll_forecast_variances(
            handle, series.values, series.count, stamps, pointer, count, horizon, $0, $1, $2, $3)
        }
      }
      #expect(found.map(\.bitPattern) == expected.map(\.bitPattern))
      unsafe Call.ok { unsafe plimsoll_free(handle, $0) }
    }
  }

  @Test func returnsThatDoNotServe() throws {
    let handle = try InterfaceSamples.handle(InterfaceSamples.garch)
    let returns = try InterfaceSamples.returns(count: 100).values
    var room = [Double](repeating: 0, count: 10)
    func fails(_ status: Int, _ part: String, _ values: [Double], count: Int? = nil, horizon: Int = 5) {
      unsafe Call.fails(status, part) {
        unsafe plimsoll_forecast_returns(
          handle, values, count ?? values.count, nil, 0, horizon, &room, room.count, nil, $0)
      }
      #expect(room == [Double](repeating: 0, count: 10))
    }
    for bad in [Double.nan, .infinity, -.infinity] { fails(PLIMSOLL_INVALID_DATA, "finite", returns + [bad]) }
    fails(PLIMSOLL_INVALID_DATA, "too large", returns + [1e300])
    fails(PLIMSOLL_INVALID_DATA, "there are no returns", [])
    fails(PLIMSOLL_INVALID_DATA, "at least", [1])
    for horizon in [0, 10_001, .min, .max, -1] {
      fails(PLIMSOLL_INVALID_ARGUMENT, "expected a number from 1 to 10000", returns, horizon: horizon)
    }
    fails(PLIMSOLL_BUFFER_TOO_SMALL, "room for 10 elements, the result has 11", returns, horizon: 11)
    for count in [1 << 28 + 1, .max, .min, -1] {
      fails(PLIMSOLL_INVALID_ARGUMENT, "expected a number of at most 268435456", returns, count: count)
    }
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "returns is NULL") {
      unsafe plimsoll_forecast_returns(handle, nil, 5, nil, 0, 1, &room, 10, nil, $0)
    }
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "variances is NULL") {
      unsafe plimsoll_forecast_returns(handle, returns, 5, nil, 0, 1, nil, 10, nil, $0)
    }
    for columns in [[("volume", returns)], [("", [])]] {
      unsafe Call.withColumns(columns) { pointer, count in
        unsafe Call.fails(PLIMSOLL_INVALID_ARGUMENT, columns[0].1.isEmpty ? "0 values" : "reads no column \"volume\"") {
          unsafe plimsoll_forecast_returns(handle, returns, 100, pointer, count, 1, &room, 10, nil, $0)
        }
      }
    }
    unsafe Call.fails(PLIMSOLL_NOT_APPLICABLE, "of kind garch: it is not applied to measured variances") {
      unsafe plimsoll_forecast_variances(handle, returns, 100, nil, nil, 0, 1, &room, 10, nil, $0)
    }
    unsafe Call.ok { unsafe plimsoll_free(handle, $0) }
  }

  @Test func variancesThatDoNotServe() throws {
    let handle = try InterfaceSamples.handle(InterfaceSamples.richHAR)
    let series = try InterfaceSamples.variances()
    let stamps = try #require(series.timeStamps).map(\.microseconds)
    var room = [Double](repeating: 0, count: 10)
    func fails(_ status: Int, _ part: String, _ values: [Double], _ stamps: [Int64]?, horizon: Int = 0) {
      let columns = ["quarticity", "volume"].map { name in
        (name, Array((series.covariates[Covariate(rawValue: name)] ?? []).prefix(values.count)))
      }
      unsafe Call.withColumns(columns) { pointer, count in
        unsafe Call.fails(status, part) { error in
          guard let stamps else {
            return unsafe plimsoll_forecast_variances(
              handle, values, values.count, nil, pointer, count, horizon, &room, 10, nil, error)
          }
          return unsafe plimsoll_forecast_variances(
            handle, values, values.count, stamps, pointer, count, horizon, &room, 10, nil, error)
        }
      }
    }
    fails(PLIMSOLL_INVALID_DATA, "time stamps", series.values, nil)
    fails(PLIMSOLL_INVALID_DATA, "not later", series.values, stamps.reversed())
    fails(PLIMSOLL_INVALID_ARGUMENT, "time stamp 400", series.values, stamps.dropLast() + [.max])
    fails(PLIMSOLL_INVALID_DATA, "expected a finite number from 0 on", series.values.dropLast() + [-1], stamps)
    fails(PLIMSOLL_INVALID_DATA, "at least 5 periods", Array(series.values.prefix(4)), stamps)
    fails(PLIMSOLL_INVALID_DATA, "the model is for 3 periods", series.values, stamps, horizon: 1)
    fails(PLIMSOLL_INVALID_ARGUMENT, "horizon", series.values, stamps, horizon: 10_001)
    unsafe Call.ok { unsafe plimsoll_free(handle, $0) }
  }
}
