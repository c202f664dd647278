import Foundation
import MarketData
import Testing

/// Invented hourly bars and their measures, which `Tests/Fixtures/Measures/measures_reference.py` computed.
struct MeasuresReference: Decodable {
  struct Realized: Decodable {
    var start: Int64
    var returnCount: Int
    var pairCount: Int
    var variance: Double
    var bipowerAcross: Double?
    var bipowerWithin: Double?
    var quarticityPresent: Double
    var quarticityExpected: Double
    var downside: Double
    var upside: Double
  }

  struct Windows: Decodable {
    var window: Int
    var range: [String: [Double?]]
    var yangZhang: [Double?]
    var yangZhangWithoutGaps: [Double?]
    var closeToClose: [Double?]
    var closeToCloseWithoutGaps: [Double?]
    var averageTrueRange: [Double?]
  }

  var seconds: [Int64]
  var open: [Double]
  var high: [Double]
  var low: [Double]
  var close: [Double]
  var realizedByDay: [Realized]
  var realizedByFourHoursInIndia: [Realized]
  var realizedByWeek: [Realized]
  var rangeVariances: [String: [Double?]]
  var trueRanges: [Double?]
  var windows: [Windows]

  static func load() throws -> MeasuresReference {
    let path = "../../../Fixtures/Measures/measures_reference.json"
    let file = URL(filePath: #filePath).appending(path: path).standardized
    return try JSONDecoder().decode(MeasuresReference.self, from: Data(contentsOf: file))
  }

  var bars: BarSeries {
    get throws {
      try BarSeries(
        timeStamps: seconds.map { TimeStamp(microseconds: $0 * 1_000_000) }, close: close, open: open, high: high,
        low: low)
    }
  }

  /// The folder of market data that may not be shipped; `nil` where the environment names none.
  static var marketData: URL? {
    ProcessInfo.processInfo.environment["PLIMSOLL_MARKET_DATA"].flatMap { folder in
      folder.isEmpty ? nil : URL(filePath: folder, directoryHint: .isDirectory)
    }
  }
}

/// The largest relative distance of values that are defined at the same places; `nil` where they are not.
func relativeDistance(_ values: [Double?], _ expected: [Double?]) -> Double? {
  guard values.count == expected.count else { return nil }
  var distance = 0.0
  for (value, expected) in zip(values, expected) {
    guard let value, let expected else {
      guard value == nil, expected == nil else { return nil }
      continue
    }
    if value != expected { distance = max(distance, abs(value - expected) / abs(expected)) }
  }
  return distance
}

/// Whether values are defined where the reference is, and agree with it to 12 digits.
///
/// The longest chain of sums here has some hundred terms, so that rounding leaves 13 digits or more.
func agrees(_ values: [Double?], _ expected: [Double?]) -> Bool {
  relativeDistance(values, expected).map { $0 <= 1e-12 } ?? false
}

/// Bars an hour apart from the start of a day, all of whose prices are those of `close`.
func hourlyBars(
  _ close: [Double], from start: String = "2024-01-01", without missing: Set<Int> = []
) throws -> BarSeries {
  let first = try #require(TimeStamp(start)).microseconds
  let kept = close.indices.filter { !missing.contains($0) }
  let prices = kept.map { close[$0] }
  return try BarSeries(
    timeStamps: kept.map { TimeStamp(microseconds: first + Int64($0) * 3_600_000_000) }, close: prices, open: prices,
    high: prices, low: prices)
}
