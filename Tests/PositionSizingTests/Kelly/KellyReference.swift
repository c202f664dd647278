import Foundation

/// Numbers that SciPy computed; `Fixtures/kelly_reference.py` made them.
struct KellyReference: Decodable {
  struct Portfolio: Decodable {
    let means: [Double]
    let covariance: [Double]
    let isLongOnly: Bool
    let maximumLeverage: Double?
    let maximumAsset: Double?
    let weights: [Double]
    let leveragePrice: Double
    let growthRate: Double
  }

  struct Adjustment: Decodable {
    let winRate: Double
    let averageWin: Double
    let averageLoss: Double
    let risk: Double
    let coefficient: Double
    let medianLogGrowth: Double
  }

  struct Trades: Decodable {
    let returns: [Double]
    let averageLoss: Double
    let ruinousFraction: Double
    let fraction: Double
    let logGrowth: Double
  }

  let portfolios: [Portfolio]
  let adjustmentCoefficients: [Adjustment]
  let trades: [Trades]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/kelly_reference.json")
    self = try JSONDecoder().decode(KellyReference.self, from: Data(contentsOf: file))
  }
}
