import GradientBoosting

/// The margins of one row after the other.
struct TreesPredictRowJob: BenchmarkJob {
  /// The file of the trees.
  var model: String

  func input(_ path: String) throws -> TreesPredictInput { try TreesPredictInput(rows: path, model: model) }

  func run(_ input: TreesPredictInput) -> (input: TreesPredictInput, margins: [[Double]]) {
    (input, (0..<input.table.rowCount).map { input.predictor.margins(ofRow: input.table.row($0)) })
  }

  func results(_ output: (input: TreesPredictInput, margins: [[Double]])) -> [String: [Double]] {
    ["margins": output.input.sample(Array(output.margins.joined()))]
  }
}
