import Foundation
import MarketData
import VolatilityForecasting
import VolatilityModels

/// What `Fixtures/forecast_features_reference.py` made with numpy.
struct ForecastFeaturesReference: Decodable {
  struct Market: Decodable {
    var t: [Int64]
    var o: [Double]
    var h: [Double]
    var l: [Double]
    var c: [Double]
    var v: [Double]

    var bars: BarSeries {
      get throws {
        try BarSeries(
          timeStamps: t.map { TimeStamp(microseconds: $0 * 1_000_000) }, close: c, open: o, high: h, low: l, volume: v,
          columns: ["funding": c.indices.map { $0 < 5 ? .nan : Double($0 % 7) / 1e4 }])
      }
    }
  }

  struct GARCHNumbers: Decodable {
    var mu: Double
    var omega: Double
    var alpha: Double
    var beta: Double
    var nu: Double
  }

  var markets: [String: Market]
  var trainingEnd: Int64
  var garch: GARCHNumbers
  var season: [Double]
  var rows: [Int]
  var features: [String: [Double?]]
  var targets: [String: [Double?]]
  var forecasts: [Double]
  var scores: [Double?]
  var stability: [Double?]

  static let shared: ForecastFeaturesReference = {
    let file = URL(filePath: #filePath).appending(path: "../../Fixtures/forecast_features_reference.json").standardized
    do {
      return try JSONDecoder().decode(ForecastFeaturesReference.self, from: Data(contentsOf: file))
    } catch {
      preconditionFailure("\(file): \(error)")
    }
  }()

  /// The folder of market data that may not be shipped.
  static let marketData = ProcessInfo.processInfo.environment["PLIMSOLL_MARKET_DATA"]

  /// The two markets, each beside the other.
  static func panel() throws -> [MarketHistory] {
    try MarketHistory.panel(
      ["AAA", "BBB"].map { try MarketHistory(name: $0, bars: shared.markets[$0].unwrapped.bars) })
  }

  /// The first market, the other beside it.
  static func market() throws -> MarketHistory { try panel()[0] }

  static var trainingEnd: TimeStamp { TimeStamp(microseconds: shared.trainingEnd * 1_000_000) }

  /// Features with the season and the GARCH of the reference.
  static func fitted(_ set: FeatureSet) throws -> FittedFeatureSet {
    let numbers = shared.garch
    let garch = try GARCHFeature(
      parameters: GARCHParameters(
        mu: numbers.mu, omega: numbers.omega, alpha: numbers.alpha, beta: numbers.beta, nu: numbers.nu))
    return FittedFeatureSet(
      set, season: try VolatilitySeason(factors: shared.season), garch: ["AAA": garch, "BBB": garch])
  }
}

extension Optional {
  /// The value; a test without it fails.
  var unwrapped: Wrapped {
    get throws {
      guard let self else { throw MissingValue() }
      return self
    }
  }
}

struct MissingValue: Error {}

/// The greatest of the distances |x − y|/(1 + |y|), infinite where only one is a number.
func largestDistance(_ values: [Double], _ expected: [Double?]) -> Double {
  zip(values, expected).map { value, expected in
    guard let expected else { return value.isNaN ? 0 : .infinity }
    return value.isNaN ? .infinity : abs(value - expected) / (1 + abs(expected))
  }.max() ?? 0
}

/// Bars on a regular grid without anything else, from closes.
func closeOnly(_ closes: [Double], seconds: Int64 = 3600, start: Int64 = 0) throws -> BarSeries {
  try BarSeries(
    timeStamps: closes.indices.map { TimeStamp(microseconds: (start + Int64($0) * seconds) * 1_000_000) }, close: closes
  )
}
