import ForeignReaders
import GradientBoosting
import MarketData
import MarketSimulation
import ModelExchange
import ModelFormats
import NumericalMethods
import RecurrentNetworks
import RegimeClassification
import Testing
import VolatilityForecasting

/// Forecasters and classifiers in ONNX Runtime: what they say of markets and of ten thousand made-up rows, or windows of rows, is what they say
/// here.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct ExportedForecasterTests {
  private static let rowCount = 10_000
  private static let outputs = ["variance", "volatility", "aggregated_variance"]

  @Test func networksForecastTheSame() throws {
    var exports: [ForeignExport] = []
    for (name, sample) in NetworkSamples.all {
      let trained = try sample.get()
      let steps = trained.specification.options.steps
      let width = trained.inputs.names.count
      // A market that the network learned from, since features of a GARCH know no other.
      let market = try name == "rich" ? NetworkSamples.market("A", seed: 3) : NetworkSamples.market()
      let matrix = try trained.inputs.matrix(of: market)
      let first = try #require(trained.inputs.firstRow(of: matrix))
      let ends = first + steps - 1..<matrix.rowCount
      let windows = ends.flatMap { matrix.values[($0 - steps + 1) * width..<($0 + 1) * width] }
      exports.append(
        export(
          "\(name)-market", try trained.onnx(), windows, [ends.count, steps, width],
          horizons: trained.horizons, variances: try trained.forecasts(for: market).values.map { Array($0[ends]) }))
      let made = madeUpRows(matrix, from: first, count: Self.rowCount * steps)
      exports.append(
        export(
          "\(name)-windows", try trained.onnx(), made, [Self.rowCount, steps, width],
          horizons: trained.horizons, variances: try logVariances(of: trained, windows: made)))
    }
    try check(exports, Self.outputs, absolute: .infinity, relative: 2e-6)
  }

  @Test func treesForecastTheSame() throws {
    var exports: [ForeignExport] = []
    for (name, sample) in [("rich", TreeSamples.rich), ("plain", TreeSamples.plain)] {
      let trained = try sample.get()
      let width = trained.inputs.names.count
      let market = try name == "rich" ? NetworkSamples.market("A", seed: 3) : NetworkSamples.market()
      let matrix = try trained.inputs.matrix(of: market)
      exports.append(
        export(
          "\(name)-market", try trained.onnx(), matrix.values, [matrix.rowCount, width],
          horizons: trained.horizons, variances: try trained.forecasts(for: market).values))
      let first = try #require(trained.inputs.firstRow(of: matrix))
      let made = madeUpRows(matrix, from: first, count: Self.rowCount)
      exports.append(
        export(
          "\(name)-rows", try trained.onnx(), made, [Self.rowCount, width],
          horizons: trained.horizons, variances: try logVariances(of: trained, rows: made)))
    }
    try check(exports, Self.outputs, absolute: .infinity, relative: 1e-12)
  }

  @Test func classifiersTellTheSame() throws {
    var exports: [ForeignExport] = []
    for (name, sample) in RegimeSamples.all {
      let trained = try sample.get()
      let width = trained.inputNames.count
      let market = try RegimeSamples.market("C", seed: 5)
      let (matrix, told) = try trained.inputs(of: market)
      #expect(told.count > 100)
      let probabilities = try trained.probabilities(of: market)
      let rows = told.flatMap { Array(matrix.row($0)) }
      exports.append(
        export(
          "\(name)-market", try trained.onnx(), rows, [told.count, width],
          probabilities: told.flatMap { probabilities[$0] ?? [] }, classes: RegimeLabel.classCount))
      let made = madeUpRows(matrix, from: told[0], count: Self.rowCount, missing: 0..<trained.members.columnNames.count)
      exports.append(
        export(
          "\(name)-rows", try trained.onnx(), made, [Self.rowCount, width],
          probabilities: RegimeSamples.probabilities(of: trained, rows: made), classes: RegimeLabel.classCount))
    }
    try check(exports, ["probabilities"], absolute: 1e-12, relative: .infinity)
    try check(exports, ["label"], absolute: 0, relative: 0)
  }

  /// What a margin starts from has to be known: where it is not, there are no probabilities, and the label is no class.
  @Test func classifiersTellNothingWhereAStartIsMissing() throws {
    let trained = try RegimeSamples.rich.get()
    let (width, classes) = (trained.inputNames.count, RegimeLabel.classCount)
    let (matrix, told) = try trained.inputs(of: RegimeSamples.market("C", seed: 5))
    #expect(width == trained.members.columnNames.count + classes)
    var rows = told.prefix(20).flatMap { Array(matrix.row($0)) }
    (rows[3 * width - 1], rows[8 * width - classes]) = (.nan, .infinity)
    for feature in 0..<width - classes { rows[12 * width + feature] = .nan }
    var probabilities = RegimeSamples.probabilities(of: trained, rows: rows)
    for row in [2, 7] { for place in row * classes..<(row + 1) * classes { probabilities[place] = .nan } }
    #expect(probabilities.count(where: \.isNaN) == 2 * classes)
    let missing = export(
      "missing", try trained.onnx(), rows, [20, width], probabilities: probabilities, classes: classes)
    #expect(missing.expected["label"]?.values(as: Int64.self)?.count { $0 == -1 } == 2)
    try check([missing], ["probabilities"], absolute: 1e-12, relative: .infinity)
    try check([missing], ["label"], absolute: 0, relative: 0)
  }

  /// Of no rows there is nothing, of one and two what is said of them among others.
  @Test(arguments: 0...2)
  func fewRowsAreTaken(count: Int) throws {
    let (network, trees) = (try NetworkSamples.rich.get(), try TreeSamples.rich.get())
    let classifier = try RegimeSamples.rich.get()
    let (steps, classes) = (network.specification.options.steps, RegimeLabel.classCount)
    let market = try NetworkSamples.market("A", seed: 3)
    let (read, other) = (try network.inputs.matrix(of: market), try trees.inputs.matrix(of: market))
    let first = try #require(network.inputs.firstRow(of: read))
    let windows = (first..<first + count).flatMap { start in
      (start..<start + steps).flatMap { Array(read.row($0)) }
    }
    let rows = (first..<first + count).flatMap { Array(other.row($0)) }
    let (matrix, told) = try classifier.inputs(of: RegimeSamples.market("C", seed: 5))
    let features = told.prefix(count).flatMap { Array(matrix.row($0)) }
    let lstm = export(
      "lstm", try network.onnx(), windows, [count, steps, read.columnCount], horizons: network.horizons,
      variances: try logVariances(of: network, windows: windows))
    let exports = [
      export(
        "trees", try trees.onnx(), rows, [count, other.columnCount], horizons: trees.horizons,
        variances: try logVariances(of: trees, rows: rows))
    ]
    let regimes = export(
      "regimes", try classifier.onnx(), features, [count, matrix.columnCount],
      probabilities: RegimeSamples.probabilities(of: classifier, rows: features), classes: classes)
    try check([lstm], Self.outputs, absolute: .infinity, relative: 2e-6)
    try check(exports, Self.outputs, absolute: .infinity, relative: 1e-12)
    try check([regimes], ["probabilities", "label"], absolute: 1e-12, relative: .infinity)
    try checkEnsembles(rowCount: count)
  }

  /// Trees by themselves, for a number and for classes.
  private func checkEnsembles(rowCount count: Int) throws {
    let numbers = try TreeSamples.rich.get().ensembles[0]
    let classes = try #require(try RegimeSamples.rich.get().members.trees)
    let exports = try [numbers, classes].map { ensemble in
      let width = ensemble.columnNames.count
      let rows = (0..<count * width).map { Float($0 % 7) / 4 - 0.5 }
      let margins = (0..<count).map { ensemble.margins(of: rows[$0 * width..<($0 + 1) * width]) }
      let predictions = margins.flatMap { ensemble.objective.predictions(ofMargins: $0) }
      let inputs = ["features": Tensor(rows, shape: [count, width])]
      guard let classCount = ensemble.objective.classCount else {
        return ForeignExport(
          name: "numbers", format: .onnx, bytes: try ensemble.onnx(), inputs: inputs,
          expected: ["prediction": Tensor(predictions)])
      }
      let labels = (0..<count).map { row in
        Int64((0..<classCount).reduce(0) { margins[row][$1] > margins[row][$0] ? $1 : $0 })
      }
      return ForeignExport(
        name: "classes", format: .onnx, bytes: try ensemble.onnx(), inputs: inputs,
        expected: [
          "probabilities": Tensor(predictions, shape: [count, classCount]), "label": Tensor(labels),
        ])
    }
    try check([exports[0]], ["prediction"], absolute: 1e-12, relative: .infinity)
    try check([exports[1]], ["probabilities", "label"], absolute: 1e-12, relative: .infinity)
  }
}

extension ExportedForecasterTests {
  private func export(
    _ name: String, _ bytes: [UInt8], _ values: [Double], _ shape: [Int], horizons: [Int],
    variances logarithms: [[Double]]
  ) -> ForeignExport {
    let (rows, count) = (shape[0], horizons.count)
    let sums = (0..<rows * count).map { Double.exp(logarithms[$0 % count][$0 / count]) }
    let variances = sums.enumerated().map { $1 / Double(horizons[$0 % count]) }
    return ForeignExport(
      name: name, format: .onnx, bytes: bytes, inputs: ["features": Tensor(values, shape: shape)],
      expected: [
        "variance": Tensor(variances, shape: [rows, count]),
        "volatility": Tensor(variances.map { $0.squareRoot() }, shape: [rows, count]),
        "aggregated_variance": Tensor(sums, shape: [rows, count]),
      ])
  }

  private func export(
    _ name: String, _ bytes: [UInt8], _ values: [Double], _ shape: [Int], probabilities: [Double], classes: Int
  ) -> ForeignExport {
    ForeignExport(
      name: name, format: .onnx, bytes: bytes, inputs: ["features": Tensor(values, shape: shape)],
      expected: [
        "probabilities": Tensor(probabilities, shape: [shape[0], classes]),
        "label": Tensor(probabilities.mostProbableClasses(of: classes)),
      ])
  }

  private func check(_ exports: [ForeignExport], _ outputs: [String], absolute: Double, relative: Double) throws {
    let readings = try ForeignReaders.read(exports)
    for export in exports {
      for output in outputs {
        let difference = try #require(readings[export.name]?.differences[output])
        #expect(difference.count == export.expected[output]?.count, "\(export.name), \(output)")
        #expect(
          difference.absolute <= absolute && difference.relative <= relative,
          "\(export.name), \(output): \(difference)")
      }
    }
  }

  /// Rows that wander around those of a market, some far away, some with values that are missing or infinite.
  private func madeUpRows(
    _ matrix: FeatureMatrix, from first: Int, count: Int, missing: Range<Int>? = nil
  ) -> [Double] {
    var random = SplitMix64(seed: 8)
    let width = matrix.columnCount
    var values: [Double] = []
    values.reserveCapacity(count * width)
    for _ in 0..<count {
      let row = first + Int(random.nextUniform() * Double(matrix.rowCount - first))
      for (column, value) in matrix.row(row).enumerated() {
        let draw = random.nextUniform()
        let noisy = value + (random.nextUniform() - 0.5) * (draw < 0.01 ? 1e4 : 0.5)
        let isMissing = (missing?.contains(column) ?? true) && draw > (missing == nil ? 0.9995 : 0.97)
        values.append(isMissing ? (draw > 0.9999 ? .infinity : .nan) : noisy)
      }
    }
    return values
  }

  /// ln of the variances that a regression expects of a row of inputs.
  private func regression(
    _ base: FittedVarianceRegression, _ inputs: ForecastInputs, _ row: ArraySlice<Double>
  ) -> [Double] {
    let scaled = inputs.regressionColumns.enumerated().map { base.scaling.scaled(row[row.startIndex + $1], column: $0) }
    let stated = inputs.levelColumn.map { row[row.startIndex + $0] } ?? 0
    let level = stated.isFinite ? stated : .nan
    return zip(base.equations, base.specification.horizons).map { equation, horizon in
      let mean = zip(equation.coefficients, scaled).reduce(equation.intercept) { $0 + $1.0 * $1.1 }
      return mean + equation.correction + level + .log(Double(horizon))
    }
  }

  private func logVariances(of trained: TrainedVolatilityNetwork, windows: [Double]) throws -> [[Double]] {
    let (inputs, steps) = (trained.inputs, trained.specification.options.steps)
    let width = inputs.names.count
    let count = windows.count / (steps * width)
    guard count > 0 else { return trained.horizons.map { _ in [] } }
    let read = inputs.correctionColumns
    let scaled = (0..<count * steps).flatMap { row in
      read.enumerated().map { Float(trained.scaling.scaled(windows[row * width + $1], column: $0)) }
    }
    let outputs = trained.members.map { LSTMNetwork($0).outputs(of: scaled, steps: steps, count: count) }
    let horizons = trained.horizons.count
    var result = [[Double]](repeating: [], count: horizons)
    for window in 0..<count {
      let last = windows[((window + 1) * steps - 1) * width..<(window + 1) * steps * width]
      for (position, value) in regression(trained.base, inputs, last).enumerated() {
        let mean = outputs.reduce(0) { $0 + Double($1[window * horizons + position]) } / Double(outputs.count)
        result[position].append(value + mean + trained.corrections[position])
      }
    }
    return result
  }

  private func logVariances(of trained: TrainedVolatilityTrees, rows: [Double]) throws -> [[Double]] {
    let inputs = trained.inputs
    let width = inputs.names.count
    var result = [[Double]](repeating: [], count: trained.horizons.count)
    for start in stride(from: 0, to: rows.count, by: width) {
      let row = rows[start..<start + width]
      let read = inputs.correctionColumns.map { row[start + $0].isFinite ? Float(row[start + $0]) : .nan }
      for (position, value) in regression(trained.base, inputs, row).enumerated() {
        let margin = trained.ensembles[position].margins(of: read[...])[0]
        result[position].append(value + margin + trained.corrections[position])
      }
    }
    return result
  }
}
