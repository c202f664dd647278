import LinearAlgebra
import PositionSizing

/// The portfolio of several assets that grows the most, from their means and their covariance.
///
/// The data file has the means, then the covariance row by row.
struct SizingPortfolioJob: BenchmarkJob {
  /// What may be held.
  enum Limits: String, Decodable { case none, longOnly }

  var assets: Int
  var limits: Limits

  struct Input {
    var means: [Double]
    var covariance: Matrix
    var limits: PortfolioLimits
  }

  func input(_ path: String) throws -> Input {
    let numbers = try DoubleFile.read(path)
    guard assets > 0, numbers.count == assets * (assets + 1) else {
      throw RunnerError.invalidOption("\(path): \(numbers.count) numbers are not those of \(assets) assets")
    }
    return Input(
      means: Array(numbers[..<assets]),
      covariance: Matrix(rowCount: assets, columnCount: assets, elements: Array(numbers[assets...])),
      limits: limits == .longOnly ? .longOnly : .none)
  }

  func run(_ input: Input) throws -> KellyPortfolio {
    try MultiAssetKelly(means: input.means, covariance: input.covariance).portfolio(within: input.limits)
  }

  func results(_ output: KellyPortfolio) -> [String: [Double]] { ["weights": output.weights.map(\.value)] }
}
