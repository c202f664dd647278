import ForeignReaders
import GradientBoosting
import ModelFormats
import Testing

/// What LightGBM and XGBoost themselves predict with our files.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct TreeExchangeForeignReadersTests {
  private static let rowCount = 10_000

  private func export(_ example: TreeExchangeCase, _ format: ForeignExport.Format) throws -> ForeignExport {
    let ensemble = example.ensemble
    let rows = example.rows(count: Self.rowCount, isFinite: format == .xgboost)
    let margins = ensemble.margins(of: try FeatureTable(names: ensemble.columnNames, values: rows))
    let predictions = ensemble.objective.predictions(ofMargins: margins)
    var expected: [String: Tensor] = [:]
    // LightGBM's own means are taken after the margins.
    if !ensemble.isAveraged { expected["margins"] = Tensor(margins) }
    if let classCount = ensemble.objective.classCount {
      let classes = stride(from: 0, to: predictions.count, by: classCount).map { start in
        let row = predictions[start..<start + classCount]
        return Int64((row.firstIndex(of: row.max() ?? 0) ?? start) - start)
      }
      expected["classes"] = Tensor(classes)
    }
    let isBinary = ensemble.objective == .binary
    expected["predictions"] = Tensor(
      isBinary ? stride(from: 1, to: predictions.count, by: 2).map { predictions[$0] } : predictions)
    return ForeignExport(
      name: example.name, format: format,
      bytes: try format == .lightgbm ? ensemble.lightGBM() : ensemble.xgboost(),
      inputs: ["rows": Tensor(rows, shape: [Self.rowCount, ensemble.columnNames.count])], expected: expected)
  }

  /// LightGBM adds up in double precision as well: only the last digits may differ, for logistic functions of another library.
  @Test func lightGBMPredictsTheSame() throws {
    // Not between −1e-35 and 1e-35, for LightGBM takes such features for 0.
    let thresholds: [Float] = [
      1, .pi, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1.1e-35, -1.1e-35, Float(1).nextUp,
    ]
    let exports = try TreeExchangeCase.all(thresholds: thresholds).map { try export($0, .lightgbm) }
    let readings = try ForeignReaders.read(exports)
    for export in exports {
      let reading = try #require(readings[export.name])
      for (output, difference) in reading.differences {
        #expect(difference.count >= Self.rowCount)
        #expect(difference.absolute <= (output == "classes" ? 0 : 1e-13), "\(export.name): \(output)")
      }
    }
  }

  /// XGBoost adds up in single precision: each of n sums of leaves is off by up to 6e-8 of itself.
  @Test func xgboostPredictsTheSame() throws {
    let thresholds: [Float] = [
      0, 1, .pi, .greatestFiniteMagnitude, -.greatestFiniteMagnitude.nextUp, .leastNonzeroMagnitude,
      -.leastNonzeroMagnitude, .leastNormalMagnitude, Float(1).nextUp,
    ]
    let exports = try TreeExchangeCase.all(thresholds: thresholds).map { try export($0, .xgboost) }
    let readings = try ForeignReaders.read(exports)
    for export in exports {
      let reading = try #require(readings[export.name])
      for (output, difference) in reading.differences {
        print("XGB", export.name, output, difference)
        #expect(difference.count >= Self.rowCount)
        if output == "predictions" { #expect(difference.absolute <= 1e-6, "\(export.name)") }
        if output == "classes" { #expect(difference.differing == 0, "\(export.name)") }
      }
    }
  }
}
