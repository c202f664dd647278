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
          "\(name)-market", trained.onnx(), windows, [ends.count, steps, width],
          variances: try trained.forecasts(for: market).values.map { Array($0[ends]) }))
      let made = madeUpRows(matrix, from: first, count: Self.rowCount * steps)
      exports.append(
        export(
          "\(name)-windows", trained.onnx(), made, [Self.rowCount, steps, width],
          variances: try logVariances(of: trained, windows: made)))
    }
    try check(exports, "variance", absolute: .infinity, relative: 2e-6)
    try check(exports, "volatility", absolute: .infinity, relative: 2e-6)
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
          "\(name)-market", trained.onnx(), matrix.values, [matrix.rowCount, width],
          variances: try trained.forecasts(for: market).values))
      let first = try #require(trained.inputs.firstRow(of: matrix))
      let made = madeUpRows(matrix, from: first, count: Self.rowCount)
      exports.append(
        export(
          "\(name)-rows", trained.onnx(), made, [Self.rowCount, width],
          variances: try logVariances(of: trained, rows: made)))
    }
    try check(exports, "variance", absolute: .infinity, relative: 1e-12)
    try check(exports, "volatility", absolute: .infinity, relative: 1e-12)
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
          "\(name)-market", trained.onnx(), rows, [told.count, width],
          probabilities: told.flatMap { probabilities[$0] ?? [] }, classes: RegimeLabel.classCount))
      let made = madeUpRows(matrix, from: told[0], count: Self.rowCount, missing: 0..<trained.members.columnNames.count)
      exports.append(
        export(
          "\(name)-rows", trained.onnx(), made, [Self.rowCount, width],
          probabilities: RegimeSamples.probabilities(of: trained, rows: made), classes: RegimeLabel.classCount))
    }
    try check(exports, "probabilities", absolute: 1e-12, relative: .infinity)
    try check(exports, "label", absolute: 0, relative: 0)
  }
}

extension ExportedForecasterTests {
  private func export(
    _ name: String, _ bytes: [UInt8], _ values: [Double], _ shape: [Int], variances logarithms: [[Double]]
  ) -> ForeignExport {
    let (rows, horizons) = (shape[0], logarithms.count)
    let variances = (0..<rows * horizons).map { Double.exp(logarithms[$0 % horizons][$0 / horizons]) }
    return ForeignExport(
      name: name, format: .onnx, bytes: bytes, inputs: ["features": Tensor(values, shape: shape)],
      expected: [
        "variance": Tensor(variances, shape: [rows, horizons]),
        "volatility": Tensor(variances.map { $0.squareRoot() }, shape: [rows, horizons]),
      ])
  }

  private func export(
    _ name: String, _ bytes: [UInt8], _ values: [Double], _ shape: [Int], probabilities: [Double], classes: Int
  ) -> ForeignExport {
    return ForeignExport(
      name: name, format: .onnx, bytes: bytes, inputs: ["features": Tensor(values, shape: shape)],
      expected: [
        "probabilities": Tensor(probabilities, shape: [shape[0], classes]),
        "label": Tensor(probabilities.mostProbableClasses(of: classes)),
      ])
  }

  private func check(_ exports: [ForeignExport], _ output: String, absolute: Double, relative: Double) throws {
    let readings = try ForeignReaders.read(exports)
    for export in exports {
      let difference = try #require(readings[export.name]?.differences[output])
      #expect(difference.count > 0)
      #expect(difference.absolute <= absolute && difference.relative <= relative, "\(export.name): \(difference)")
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
