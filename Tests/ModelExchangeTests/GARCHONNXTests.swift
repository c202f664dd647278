import ForeignReaders
import Foundation
import MarketData
import ModelExchange
import ModelFormats
import Testing
import VolatilityModels

/// The GARCH family in ONNX Runtime against our own `filter` and `forecast`.
///
/// The largest relative differences that were seen: 3·10⁻¹⁵ for GARCH, 6·10⁻¹⁶ for the averages, 5·10⁻¹³ for EGARCH after
/// jumps of 1000 standard deviations, where ln σ² reaches 150 to 410 and its last digit weighs 3 to 6·10⁻¹⁴ of σ²;
/// elsewhere at most 2·10⁻¹⁴.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct GARCHONNXTests {
  /// What came of the comparison of one kind of model.
  private struct Outcome {
    var (compared, returnCount) = (0, 0)
    var largest = 0.0
    /// How many models refuse a series.
    var refused: [String: Int] = [:]
  }

  @Test func garch() throws {
    let outcome = try compare(GARCHONNXSamples.garch(), horizons: [1, 2, 10, 500])
    #expect(outcome.largest <= 1e-12, "\(outcome)")
    // An AR(1) mean of a single return.
    #expect(outcome.refused == ["first-1": 11], "\(outcome)")
    #expect(outcome.compared == 36 * 21 - 11 && outcome.returnCount == 36 * 14_605 - 11, "\(outcome)")
  }

  @Test func egarch() throws {
    let outcome = try compare(GARCHONNXSamples.egarch(), horizons: [1, 2, 10, 500])
    #expect(outcome.largest <= 1e-12, "\(outcome)")
    // Backcasts of zero, variances that leave double precision, and an AR(1) mean of a single return.
    #expect(outcome.refused == ["first-1": 9, "zeros": 19, "late-start": 4, "small": 11], "\(outcome)")
    #expect(outcome.compared == 28 * 21 - 43, "\(outcome)")
    #expect(outcome.returnCount == 28 * 14_605 - 9 - 19 * 100 - 4 * 700 - 11 * 700, "\(outcome)")
  }

  @Test func averages() throws {
    let outcome = try compare(GARCHONNXSamples.averages(), horizons: [1, 5])
    #expect(outcome.largest <= 1e-12, "\(outcome)")
    // Returns that are zero for as long as the average looks at first.
    #expect(outcome.refused == ["zeros": 4, "late-start": 2], "\(outcome)")
    #expect(outcome.compared == 4 * 21 - 6 && outcome.returnCount == 4 * 14_605 - 4 * 100 - 2 * 700, "\(outcome)")
  }

  /// Each model applied to its sample and to all other series, with the horizons in turn.
  private func compare(_ models: [GARCHONNXModel], horizons: [Int]) throws -> Outcome {
    var outcome = Outcome()
    var exports: [ForeignExport] = []
    let series = try [("sample", GARCHONNXSamples.returns())] + GARCHONNXSamples.otherSeries()
    for (index, model) in models.enumerated() {
      let horizon = horizons[index % horizons.count]
      let bytes = try model.onnx(horizon)
      for (name, returns) in series {
        guard let expected = try? model.fitted.onnxOutputs(returns, horizon: horizon) else {
          outcome.refused[name, default: 0] += 1
          continue
        }
        outcome.returnCount += returns.count
        exports.append(
          ForeignExport(
            name: "\(model.name)-\(name)", format: .onnx, bytes: bytes, inputs: model.fitted.onnxInputs(returns),
            expected: expected))
      }
    }
    let readings = try ForeignReaders.read(exports)
    for export in exports {
      let reading = try #require(readings[export.name])
      outcome.compared += 1
      for (output, difference) in reading.differences {
        outcome.largest = max(outcome.largest, difference.relative)
        #expect(difference.count == export.expected[output]?.count, "\(output) of \(export.name)")
        #expect(difference.relative <= 1e-12, "\(output) of \(export.name)")
      }
      #expect(reading.differences["residuals"]?.differing == 0, "\(export.name)")
    }
    return outcome
  }

  /// A return that is no number leaves what comes before it as it is, and makes what comes after it none.
  @Test func missingReturns() throws {
    let returns = try GARCHONNXSamples.returns(count: 200)
    let model = try GARCH.gjr(mean: .zero).fit(to: returns)
    let before = try model.filter(returns[0..<100])
    let missing = [Double](repeating: .nan, count: 99)
    var values = returns.values
    values[100] = .nan
    let known = before.conditionalVariance + [model.nextVariance(after: before.state)]
    let none = Tensor([Double](repeating: .nan, count: 3))
    let export = ForeignExport(
      name: "missing", format: .onnx, bytes: try model.onnx(horizon: 3), inputs: ["returns": Tensor(values)],
      expected: [
        "conditional_variance": Tensor(known + missing), "residuals": Tensor(values), "variance": none,
        "volatility": none, "aggregated_variance": none, "return_variance": none,
      ])
    let reading = try #require(try ForeignReaders.read([export])["missing"])
    #expect(reading.differences.values.allSatisfy { $0.relative <= 1e-12 }, "\(reading)")
  }

  /// The file says what its numbers are, and returns that are too few are refused or give nothing.
  @Test func fileSpeaksForItself() throws {
    let script = """
      import json, numpy, onnx, onnxruntime, sys
      model = onnx.load(sys.argv[1])
      facts = {entry.key: entry.value for entry in model.metadata_props}
      assert facts == {
          "kind": "garch", "scale": "percent", "horizon": "4", "fewest_returns": "2", "mean": "ar1",
          "innovations": "normal", "presample": "backcast", "order": "1,0,1", "regressors": '["trend","volume"]'}, facts
      assert "percent" in model.graph.input[0].doc_string
      assert "order of the metadata" in model.graph.input[1].doc_string
      session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
      assert [(value.name, value.type) for value in session.get_inputs() + session.get_outputs()] == [
          (name, "tensor(double)") for name in ["returns", "regressors", "conditional_variance", "residuals",
          "variance", "volatility", "aggregated_variance", "return_variance"]]
      for count in 0, 1:
          try:
              results = session.run(None, {"returns": numpy.ones(count), "regressors": numpy.ones((count, 2))})
              assert results[0].size == 0, results
          except Exception as error:
              assert type(error).__module__.startswith("onnxruntime"), error
      """
    let model = try GARCH(mean: .ar1, regressors: ["trend", "volume"]).fit(to: GARCHONNXSamples.returns())
    try ForeignReaders.run(script: script, on: model.onnx(horizon: 4), extension: "onnx")
  }

  /// Variances that the package arch computed; `Fixtures/garch_onnx_reference.py` made them.
  @Test func archAgrees() throws {
    struct Reference: Decodable {
      struct Case: Decodable {
        var order: [Int]
        var parameters: [Double]
        var variances: [Double]
        var forecast: [Double]
      }
      var returns: [Double]
      var cases: [Case]
    }
    let file = URL(filePath: #filePath).appending(path: "../../Fixtures/garch_onnx_reference.json").standardized
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    let exports = try reference.cases.enumerated().map { index, entry in
      let specification = GARCH(order: GARCHOrder(p: entry.order[0], o: entry.order[1], q: entry.order[2]))
      let mean = entry.parameters[0]
      let fitted = try FittedGARCH(
        specification: specification, parameters: GARCHParameters(entry.parameters, of: specification),
        scale: .percent, logLikelihood: 0, status: .interior, iterations: 0,
        path: VolatilityPath(conditionalVariance: [1], residuals: [0], lastReturn: 0), covariances: [:])
      return ForeignExport(
        name: "arch-\(index)", format: .onnx, bytes: try fitted.onnx(horizon: entry.forecast.count),
        inputs: ["returns": Tensor(reference.returns)],
        expected: [
          "conditional_variance": Tensor(entry.variances), "residuals": Tensor(reference.returns.map { $0 - mean }),
          "return_variance": Tensor(entry.forecast),
        ].merging(ONNXForecast.outputs(entry.forecast)) { first, _ in first })
    }
    let readings = try ForeignReaders.read(exports)
    #expect(readings.count == 3)
    for (name, reading) in readings {
      #expect(reading.differences.values.allSatisfy { $0.relative <= 1e-12 }, "\(name): \(reading)")
    }
  }
}
