/// Something to be timed, decoded from a line of input with the options it has.
protocol BenchmarkJob: Decodable, SendableMetatype {
  /// What is read and made before the clock starts.
  associatedtype Input
  /// What the work makes.
  associatedtype Output

  /// The input, out of the data file at `path`, or that path where reading the file is the work.
  func input(_ path: String) throws -> Input
  /// The work that is timed.
  func run(_ input: Input) async throws -> Output
  /// What is compared with the peer's answer, worked out after the clock has stopped.
  func results(_ output: Output) -> [String: [Double]]
}

/// The jobs by name, to which a family adds its own.
let jobs: [String: any BenchmarkJob.Type] = [
  "csv.bars": CSVBarsJob.self,
  "garch.append": GARCHAppendJob.self,
  "garch.fit": GARCHFitJob.self,
  "garch.rolling": GARCHRollingJob.self,
  "garch.panel": GARCHPanelJob.self,
  "lstm.train": LSTMTrainJob.self,
  "lstm.forward": LSTMForwardJob.self,
  "lstm.step": LSTMStepJob.self,
  "sizing.decisions": SizingDecisionsJob.self,
  "sizing.portfolio": SizingPortfolioJob.self,
  "trees.import": TreesImportJob.self,
  "trees.onnx": TreesONNXJob.self,
  "trees.predict-batch": TreesPredictBatchJob.self,
  "trees.predict-row": TreesPredictRowJob.self,
  "trees.train": TreesTrainJob.self,
]
