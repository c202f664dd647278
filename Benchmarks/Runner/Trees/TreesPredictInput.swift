import GradientBoosting

/// Trees and the rows that they are applied to.
struct TreesPredictInput {
  let predictor: TreePredictor
  let table: FeatureTable

  /// The trees of `model`, and the rows of a file of floats, 32 bits each, little-endian: (rows, columns).
  init(rows path: String, model: String) throws {
    let ensemble = try TreeModelFile(model).ensemble()
    predictor = TreePredictor(ensemble)
    table = try FeatureTable(names: ensemble.columnNames, values: FloatFile.read(path))
  }

  /// The margins of some thousand rows, evenly spread, out of those of all.
  func sample(_ margins: [Double]) -> [Double] {
    let outputs = margins.count / max(table.rowCount, 1)
    return stride(from: 0, to: table.rowCount, by: max(1, table.rowCount / 1000)).flatMap {
      margins[$0 * outputs..<($0 + 1) * outputs]
    }
  }
}
