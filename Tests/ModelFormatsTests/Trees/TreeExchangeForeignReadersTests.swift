import ForeignReaders
import Foundation
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
      expected["classes"] = Tensor(predictions.mostProbableClasses(of: classCount))
    }
    let isBinary = ensemble.objective == .binary
    expected["predictions"] = Tensor(
      isBinary ? stride(from: 1, to: predictions.count, by: 2).map { predictions[$0] } : predictions)
    return ForeignExport(
      name: example.name, format: format,
      bytes: try format == .lightgbm ? ensemble.lightGBM() : ensemble.xgboost(),
      inputs: ["rows": Tensor(rows, shape: [Self.rowCount, ensemble.columnNames.count])], expected: expected)
  }

  /// LightGBM adds up in double precision as well: only the last digits may differ, for its exponentials are another
  /// library's.
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

  /// Margins are those that sums in single precision, tree after tree, come to, bit for bit; how far these are from ours is
  /// XGBoost's own rounding, up to 6e-8 of the margin for each tree.
  ///
  /// With 400 trees it stays below 1e-6 of probability: 8.2e-7 of four classes. With 1,200 of three classes, whose margins
  /// of up to 14 are sums of 400 leaves each, it is 2.0e-6, since a sum of n single-precision numbers that comes to m is off
  /// by √n · m · 3e-8 or so.
  @Test func xgboostPredictsTheSame() throws {
    let thresholds: [Float] = [
      0, 1, .pi, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      .leastNormalMagnitude, Float(1).nextUp,
    ]
    let cases = try TreeExchangeCase.all(thresholds: thresholds)
    let exports = try cases.map { example in
      var export = try export(example, .xgboost)
      export.expected["margins"] = Tensor(singlePrecisionMargins(example))
      return export
    }
    let readings = try ForeignReaders.read(exports)
    for example in cases {
      let differences = try #require(readings[example.name]).differences
      #expect(differences["margins"]?.differing == 0, "\(example.name)")
      let difference = try #require(differences["predictions"]).absolute
      if example.ensemble.objective.classCount != nil {
        #expect(difference <= (example.name == "three-classes-1200" ? 3e-6 : 1e-6), "\(example.name)")
        #expect(differences["classes"]?.differing == 0, "\(example.name)")
      } else {
        // Targets are up to 5 in absolute value: √400 · 5 · 3e-8 is 3e-6, and the worst of 10,000 rows is at 5.2e-6.
        #expect(difference <= 1e-5, "\(example.name)")
      }
    }
  }

  /// Names that begin with a combining mark, or have one behind a character that the format gives a meaning.
  @Test func programsReadTheNamesOfColumns() throws {
    let names = ["\u{301}x", "a=\u{338}b", "a:=\u{338}b", "c,\u{308}", "[\u{301}", " \u{301}", "é"]
    let ensemble = try TreeEnsemble(
      objective: .squaredError, columnNames: names, initialMargins: [0.5], trees: [], isAveraged: false)
    let files = [
      (
        "txt", try ensemble.lightGBM(),
        ["\u{301}x", "a=\u{338}b", "a_=\u{338}b", "c_\u{308}", "_\u{301}", "_\u{301}_2", "é"]
      ),
      (
        "json", try ensemble.xgboost(),
        ["\u{301}x", "a=\u{338}b", "a:=\u{338}b", "c,\u{308}", "_\u{301}", " \u{301}", "é"]
      ),
    ]
    for (suffix, bytes, expected) in files {
      let file = FileManager.default.temporaryDirectory.appending(path: "plimsoll-\(UUID().uuidString).\(suffix)")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(bytes).write(to: file)
      let scalars = expected.map { $0.unicodeScalars.map { String($0.value) }.joined(separator: ",") }
      try ForeignReaders.run(arguments: ["-c", Self.namesScript, file.path] + scalars)
    }
  }

  private static let namesScript = """
    import sys
    if sys.argv[1].endswith("txt"):
        import lightgbm
        names = lightgbm.Booster(model_file=sys.argv[1]).feature_name()
    else:
        import xgboost
        names = xgboost.Booster(model_file=sys.argv[1]).feature_names
    found = [",".join(str(ord(character)) for character in name) for name in names]
    assert found == sys.argv[2:], found
    """

  private func singlePrecisionMargins(_ example: TreeExchangeCase) -> [Float] {
    let ensemble = example.ensemble
    let (columns, outputs) = (ensemble.columnNames.count, ensemble.objective.outputCount)
    let divisor = ensemble.isAveraged ? Double(max(ensemble.roundCount, 1)) : 1
    let rows = example.rows(count: Self.rowCount, isFinite: true)
    return stride(from: 0, to: rows.count, by: columns).flatMap { start in
      var sums = ensemble.initialMargins.map { Float($0) }
      for (number, tree) in ensemble.trees.enumerated() {
        sums[number % outputs] += Float(
          Double(tree.leaves[tree.leaf(of: rows[start..<start + columns])].value) / divisor)
      }
      return sums
    }
  }
}
