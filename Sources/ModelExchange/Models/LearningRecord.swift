import MarketData
import ModelFormats
import VolatilityForecasting

/// What a model that learns from bars was trained on, as a file holds it: markets, the length of bars, the time.
struct LearningRecord {
  /// The names of the markets.
  let markets: [String]
  /// The length of the bars.
  let barDuration: Duration
  /// The time of training and validation.
  let split: TimeSplit

  /// What the specification of a file says of it.
  static let members: Set<String> = ["markets", "barMicroseconds", "trainingEnd", "validationEnd"]

  /// A record to be written.
  init(markets: [String], barDuration: Duration, split: TimeSplit) {
    self.markets = markets
    self.barDuration = barDuration
    self.split = split
  }

  /// The members of the specification.
  var json: [String: JSONValue] {
    [
      "markets": .array(markets.map { .string($0) }),
      "barMicroseconds": .integer(barDuration.wholeMicroseconds),
      "trainingEnd": .string(split.trainingEnd.description),
      "validationEnd": .string(split.validationEnd.description),
    ]
  }

  /// The record in the specification of a file.
  ///
  /// - Throws: `ModelExchangeError`.
  init(_ field: JSONField) throws(ModelExchangeError) {
    markets = try field.member("markets").names()
    barDuration = try field.barDuration()
    let (training, validation) = (
      try field.member("trainingEnd").instant(), try field.member("validationEnd").instant()
    )
    split = try field.valid { () throws(ForecastingError) in
      try TimeSplit(trainingEnd: training, validationEnd: validation)
    }
  }
}

extension JSONField {
  /// The moment.
  func instant() throws(ModelExchangeError) -> TimeStamp {
    let text = try string()
    guard let instant = TimeStamp(text), instant.description == text else {
      throw malformed("\(text.jsonQuoted) where an instant such as \"2024-01-31T00:00:00Z\" is expected")
    }
    return instant
  }

  /// The length of the bars.
  func barDuration() throws(ModelExchangeError) -> Duration {
    let field = try member("barMicroseconds")
    let microseconds = try field.integer()
    guard microseconds > 0 else { throw field.malformed("\(microseconds) where a positive number is expected") }
    return .microseconds(microseconds)
  }
}

extension Duration {
  /// The microseconds, of which bars have a whole number.
  var wholeMicroseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }
}
