import ForeignReaders
import GradientBoosting
import ModelExchange
import ModelFormats
import NumericalMethods
import RecurrentNetworks
import Testing
import VolatilityForecasting

/// Trees and networks that a model is made of, exported by themselves: their readers make of 10,000 rows what they are here.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct ExportedPartsTests {
  private static let rowCount = 10_000

  @Test func everyModelNamesItsParts() throws {
    let names = try ExportSamples.documents.get().mapValues { try StoredModel($0).partNames }
    #expect(
      names == [
        "garch": [], "ewma": [], "garch-volume": [], "egarch": [], "riskmetrics2006": [], "har": [],
        "lstm-rich": ["member.0", "member.1"], "lstm-plain": ["member.0"], "lstm-deep": ["member.0"],
        "trees-rich": ["horizon.1", "horizon.6"], "trees-plain": ["horizon.3"], "regimes-rich": ["trees", "forest"],
        "regimes-plain": ["trees"], "regimes-logistic": [], "ensemble-numbers": ["all"], "ensemble-classes": ["all"],
        "network": ["all"],
      ])
  }

  @Test func treesPredictTheSameAsONNX() throws {
    // Without a choice, a forecaster's graph is that of the whole model.
    let parts = try ExportSamples.trees().filter { $0.choice != nil || $0.model.hasPrefix("ensemble") }
    let exports = try parts.map { part in
      let (trees, rows) = (part.content, rows(for: part.content))
      let predictions = trees.objective.predictions(ofMargins: margins(of: trees, rows))
      var expected = ["prediction": Tensor(predictions)]
      if let classes = trees.objective.classCount {
        let labels = predictions.mostProbableClasses(of: classes)
        expected = [
          "probabilities": Tensor(predictions, shape: [Self.rowCount, classes]), "label": Tensor(labels),
        ]
      }
      return ForeignExport(
        name: part.name, format: .onnx, bytes: try bytes(of: part, .onnx),
        inputs: ["features": Tensor(rows, shape: [Self.rowCount, trees.columnNames.count])], expected: expected)
    }
    try check(exports, limit: 1e-12)
  }

  @Test func treesPredictTheSameAsLightGBM() throws {
    let exports = try ExportSamples.trees().map { part in
      let (trees, rows) = (part.content, rows(for: part.content))
      let margins = margins(of: trees, rows)
      var expected = ["predictions": Tensor(trees.objective.predictions(ofMargins: margins))]
      // LightGBM's own means are taken after the margins.
      if !trees.isAveraged { expected["margins"] = Tensor(margins) }
      return ForeignExport(
        name: part.name, format: .lightgbm, bytes: try bytes(of: part, .lightgbm),
        inputs: ["rows": Tensor(rows, shape: [Self.rowCount, trees.columnNames.count])], expected: expected)
    }
    try check(exports, limit: 1e-12)
  }

  /// XGBoost adds up in single precision.
  @Test func treesPredictTheSameAsXGBoost() throws {
    let exports = try ExportSamples.trees().map { part in
      let (trees, rows) = (part.content, rows(for: part.content))
      let margins = margins(of: trees, rows)
      return ForeignExport(
        name: part.name, format: .xgboost, bytes: try bytes(of: part, .xgboost),
        inputs: ["rows": Tensor(rows, shape: [Self.rowCount, trees.columnNames.count])],
        expected: [
          "margins": Tensor(margins), "predictions": Tensor(trees.objective.predictions(ofMargins: margins)),
        ])
    }
    try check(exports, limit: 1e-6)
  }

  /// Networks of forecasters scale their inputs themselves, those by themselves have theirs scaled.
  @Test func networksGiveTheSameAsONNX() throws {
    var exports: [ForeignExport] = []
    for (name, sample) in NetworkSamples.all {
      let trained = try sample.get()
      let (scaling, steps) = (trained.scaling, trained.specification.options.steps)
      let inputs = windows(steps: steps, scaling.names.count).enumerated().map { place, value in
        let column = place % scaling.names.count
        return scaling.means[column] + value / (scaling.factors[column] > 0 ? scaling.factors[column] : 1)
      }
      let scaled = inputs.enumerated().map { Float(scaling.scaled($1, column: $0 % scaling.names.count)) }
      for (number, member) in trained.members.enumerated() {
        let part = ExportSamples.Part(model: "lstm-\(name)", choice: "member.\(number)", content: member)
        exports.append(
          try export(part, Tensor(inputs, shape: [Self.rowCount, steps, scaling.names.count]), scaled: scaled))
      }
    }
    let network = try ExportSamples.network().parameters
    let inputs = windows(steps: 7, 2).map { Float($0) }
    for choice in ["all", nil] {
      let part = ExportSamples.Part(model: "network", choice: choice, content: network)
      exports.append(try export(part, Tensor(inputs, shape: [Self.rowCount, 7, 2]), scaled: inputs))
    }
    #expect(exports.count == 6)
    try check(exports, limit: 2e-6)
  }

  /// The forecasters and classifiers whose graphs are read in `ExportedForecasterTests`.
  @Test func wholeModelsAreTheirOwnGraphs() throws {
    func whole(_ name: String) throws -> [UInt8] {
      try ModelExport(.onnx).bytes(of: ExportSamples.document(name))
    }
    for (name, sample) in NetworkSamples.all { #expect(try whole("lstm-\(name)") == sample.get().onnx()) }
    #expect(try whole("trees-rich") == TreeSamples.rich.get().onnx())
    #expect(try whole("trees-plain") == TreeSamples.plain.get().onnx())
    #expect(try whole("regimes-rich") == RegimeSamples.rich.get().onnx())
    #expect(try whole("regimes-plain") == RegimeSamples.plain.get().onnx())
  }
}

extension ExportedPartsTests {
  private func bytes<Content>(of part: ExportSamples.Part<Content>, _ format: ExportFormat) throws -> [UInt8] {
    try ModelExport(format, part: part.choice).bytes(of: ExportSamples.document(part.model))
  }

  private func export(
    _ part: ExportSamples.Part<LSTMParameters>, _ inputs: Tensor, scaled: [Float]
  ) throws -> ForeignExport {
    let outputs = LSTMNetwork(part.content).outputs(of: scaled, steps: inputs.shape[1], count: inputs.shape[0])
    #expect(outputs.contains(where: \.isNaN) && outputs.contains(where: \.isFinite))
    return ForeignExport(
      name: part.name, format: .onnx, bytes: try bytes(of: part, .onnx), inputs: ["inputs": inputs],
      expected: ["outputs": Tensor(outputs, shape: [inputs.shape[0], part.content.architecture.outputSize])])
  }

  private func check(_ exports: [ForeignExport], limit: Double) throws {
    let readings = try ForeignReaders.read(exports)
    for export in exports {
      let differences = try #require(readings[export.name]?.differences)
      #expect(differences.keys.sorted() == export.expected.keys.sorted())
      for (output, difference) in differences {
        #expect(difference.count >= Self.rowCount)
        #expect(difference.absolute <= (output == "label" ? 0 : limit), "\(export.name): \(output), \(difference)")
      }
    }
  }

  private func margins(of trees: TreeEnsemble, _ rows: [Float]) -> [Double] {
    let width = trees.columnNames.count
    return stride(from: 0, to: rows.count, by: width).flatMap { trees.margins(of: rows[$0..<$0 + width]) }
  }

  /// Thresholds with their neighbours, missing values and others; LightGBM takes numbers below 1e-35 for zero.
  private func rows(for trees: TreeEnsemble) -> [Float] {
    var random = SplitMix64(seed: 21)
    let own = trees.trees.flatMap { $0.nodes.map(\.threshold) }.filter { abs($0) > 1e-30 }
    let thresholds = own.isEmpty ? [1] : own
    return (0..<Self.rowCount * trees.columnNames.count).map { _ -> Float in
      let threshold = thresholds[random.nextIndex(below: thresholds.count)]
      switch random.nextIndex(below: 8) {
      case 0: return .nan
      case 1: return threshold
      case 2: return threshold.nextUp
      case 3: return threshold.nextDown
      default: return Float(4 * random.nextUniform() - 2)
      }
    }
  }

  /// Usual inputs, a few beyond each limit, a few that are not finite.
  private func windows(steps: Int, _ width: Int) -> [Double] {
    var random = SplitMix64(seed: 22)
    return (0..<Self.rowCount * steps * width).map { _ -> Double in
      let draw = random.nextUniform()
      if draw > 0.9999 { return draw > 0.99995 ? .infinity : .nan }
      return (draw > 0.995 ? 100 : 4) * (random.nextUniform() - 0.5)
    }
  }
}
