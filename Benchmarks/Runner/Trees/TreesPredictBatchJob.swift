import GradientBoosting

/// The margins of all rows at once.
struct TreesPredictBatchJob: BenchmarkJob {
  /// The file of the trees.
  var model: String
  var threads: Int

  func input(_ path: String) throws -> TreesPredictInput {
    guard threads > 0 else { throw RunnerError.invalidOption("threads has to be positive") }
    return try TreesPredictInput(rows: path, model: model)
  }

  func run(_ input: TreesPredictInput) -> (input: TreesPredictInput, margins: [Double]) {
    (input, input.predictor.margins(of: input.table, threads: threads))
  }

  func results(_ output: (input: TreesPredictInput, margins: [Double])) -> [String: [Double]] {
    ["margins": output.input.sample(output.margins)]
  }
}
