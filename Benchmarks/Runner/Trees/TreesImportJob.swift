import GradientBoosting

/// Taking over trees of LightGBM or XGBoost, from the path of their file to a predictor.
struct TreesImportJob: BenchmarkJob {
  func input(_ path: String) -> String { path }

  func run(_ input: String) throws -> (ensemble: TreeEnsemble, predictor: TreePredictor) {
    let ensemble = try TreeModelFile(input).ensemble()
    return (ensemble, TreePredictor(ensemble))
  }

  func results(_ output: (ensemble: TreeEnsemble, predictor: TreePredictor)) -> [String: [Double]] {
    ["trees": [Double(output.ensemble.trees.count)]]
  }
}
