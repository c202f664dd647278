import MarketData
import ModelExchange
import ModelFormats
import NumericalMethods
import VolatilityModels

/// A fitted model of conditional variance with what writes it as ONNX.
struct GARCHONNXModel {
  /// The name; letters, digits and `-`.
  var name: String
  /// The model.
  var fitted: any FittedVolatilityModel
  /// Writes it with a forecast of so many periods.
  var onnx: (_ horizon: Int) throws(ModelExchangeError) -> [UInt8]
}

/// Models and returns for tests of the GARCH family as ONNX.
enum GARCHONNXSamples {
  /// Returns in percent with two columns that are not negative.
  static func returns(count: Int = 600, seed: UInt64 = 1) throws -> ReturnSeries {
    var random = SplitMix64(seed: seed)
    var variance = 1.0
    let values = (0..<count).map { _ in
      let residual = variance.squareRoot() * random.nextStandardizedStudentT(nu: 7)
      variance = 0.05 + 0.1 * residual * residual + 0.85 * variance
      return 0.03 + residual
    }
    return try series(values, seed: seed)
  }

  /// Returns in percent, with the columns `volume` and `trend`.
  static func series(_ values: [Double], seed: UInt64 = 1) throws -> ReturnSeries {
    var random = SplitMix64(seed: seed &+ 77)
    return try ReturnSeries(
      values: values, scale: .percent,
      regressors: [
        Regressor(name: "volume", values: values.map { 0.5 * abs($0) + abs(random.nextStandardizedStudentT(nu: 7)) }),
        Regressor(name: "trend", values: values.indices.map { Double($0) / 1000 }),
      ])
  }

  /// What models are applied to beside their sample: few returns, so many as the presample looks at, jumps and zeros,
  /// and 10,000.
  static func otherSeries() throws -> [(name: String, returns: ReturnSeries)] {
    let plain = try returns(count: 700, seed: 9)
    let short = [1, 2, 3, 5, 10, 19, 20, 21, 22, 74, 75, 76, 77].map { ("first-\($0)", plain[0..<$0]) }
    var jumps = plain.values
    (jumps[40], jumps[300], jumps[301], jumps[699]) = (-900, 1000, -1000, 1000)
    let pause = plain.values.indices.map { (30..<90).contains($0) ? 0 : plain.values[$0] }
    let lateStart = plain.values.indices.map { $0 < 80 ? 0 : plain.values[$0] }
    return short + [
      ("other", plain), ("jumps", try series(jumps)), ("pause", try series(pause)),
      ("late-start", try series(lateStart)), ("zeros", try series([Double](repeating: 0, count: 100))),
      ("small", try series(plain.values.map { 1e-6 * $0 })), ("long", try returns(count: 10_000, seed: 10)),
    ]
  }

  /// GARCH models of every mean, distribution and presample with one lag, and of other orders and forms.
  static func garch() throws -> [GARCHONNXModel] {
    let plain = MeanModel.allCases.flatMap { mean in
      Innovations.allCases.flatMap { innovations in
        PresampleVariance.allCases.map { GARCH(mean: mean, innovations: innovations, presample: $0) }
      }
    }
    let further: [GARCH] = [
      .gjr(), .gjr(mean: .ar1, innovations: .studentT, presample: .sampleVariance), .gjr(positivity: .sample),
      .gjr(mean: .zero, innovations: .skewedT), GARCH(order: GARCHOrder(p: 2, o: 0, q: 1)),
      GARCH(order: GARCHOrder(p: 1, o: 2, q: 2)), GARCH(order: GARCHOrder(p: 3, o: 0, q: 0)),
      GARCH(mean: .ar1, order: GARCHOrder(p: 1, o: 0, q: 3)), GARCH(order: GARCHOrder(p: 3, o: 3, q: 3)),
      GARCH(innovations: .studentT, positivity: .sample, varianceTargeting: true), GARCH(regressors: ["volume"]),
      GARCH(
        mean: .ar1, innovations: .skewedT, order: GARCHOrder(p: 1, o: 1, q: 1), positivity: .sample,
        regressors: ["trend", "volume"]),
    ]
    let samples = try bothScales()
    return try (plain + further).enumerated().map { index, specification in
      let fitted = try specification.fit(to: samples[index / 2 % 2])
      return GARCHONNXModel(name: "garch-\(index)", fitted: fitted) { horizon throws(ModelExchangeError) in
        try fitted.onnx(horizon: horizon)
      }
    }
  }

  /// EGARCH models of every mean, distribution and presample with one lag, and of other orders.
  static func egarch() throws -> [GARCHONNXModel] {
    let plain = MeanModel.allCases.flatMap { mean in
      Innovations.allCases.flatMap { innovations in
        PresampleVariance.allCases.map { EGARCH(mean: mean, innovations: innovations, presample: $0) }
      }
    }
    let further: [EGARCH] = [
      EGARCH(order: GARCHOrder(p: 1, o: 0, q: 1)), EGARCH(order: GARCHOrder(p: 2, o: 1, q: 1)),
      EGARCH(presample: .sampleVariance, order: GARCHOrder(p: 1, o: 2, q: 2)),
      EGARCH(mean: .ar1, regressors: ["trend", "volume"]),
    ]
    let samples = try bothScales()
    return try (plain + further).enumerated().map { index, specification in
      let fitted = try specification.fit(to: samples[index / 2 % 2])
      return GARCHONNXModel(name: "egarch-\(index)", fitted: fitted) { horizon throws(ModelExchangeError) in
        try fitted.onnx(horizon: horizon)
      }
    }
  }

  /// The sample in percent and in fractions.
  private static func bothScales() throws -> [ReturnSeries] {
    let sample = try returns()
    return [sample, sample.converted(to: .fraction)]
  }

  /// Moving averages of squared returns, one of them in fractions.
  static func averages() throws -> [GARCHONNXModel] {
    let sample = try returns()
    let fractions = sample.converted(to: .fraction)
    let ewma = [try EWMA.riskMetrics.fit(to: sample), try EWMA(lambda: 0.5).fit(to: fractions)]
    let long = try RiskMetrics2006(cutoff: 1e6, shortestMemory: 2, count: 6, ratio: 8)
    let riskMetrics = [try RiskMetrics2006.standard.fit(to: fractions), try long.fit(to: sample)]
    return ewma.enumerated().map { index, fitted in
      GARCHONNXModel(name: "ewma-\(index)", fitted: fitted) { horizon throws(ModelExchangeError) in
        try fitted.onnx(horizon: horizon)
      }
    }
      + riskMetrics.enumerated().map { index, fitted in
        GARCHONNXModel(name: "riskmetrics-\(index)", fitted: fitted) { horizon throws(ModelExchangeError) in
          try fitted.onnx(horizon: horizon)
        }
      }
  }
}

extension FittedVolatilityModel {
  /// What the graph of the model is given of returns.
  func onnxInputs(_ returns: ReturnSeries) -> [String: Tensor] {
    var inputs = ["returns": Tensor(returns.converted(to: scale).values)]
    if !regressorNames.isEmpty {
      let rows = returns.values.indices.flatMap { regressors(of: returns, at: $0) }
      inputs["regressors"] = Tensor(rows, shape: [returns.count, regressorNames.count])
    }
    return inputs
  }

  /// What comes out of the graph for returns, by our own filter and forecast.
  func onnxOutputs(_ returns: ReturnSeries, horizon: Int) throws(VolatilityError) -> [String: Tensor] {
    let path = try filter(returns)
    let forecast = forecast(from: path.state, horizon: horizon)
    return [
      "conditional_variance": Tensor(path.conditionalVariance), "residuals": Tensor(path.residuals),
      "return_variance": Tensor(forecast.returnVariances),
    ].merging(ONNXForecast.outputs(forecast.variances)) { first, _ in first }
  }
}
