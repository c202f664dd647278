import VolatilityForecasting

/// The options of scores: what a forecast is compared with, and what is an alert.
struct ScoreOptions: Sendable {
  private static let window = Option(
    "window", .integer(in: 1...36_525), value: "DAYS", default: 365,
    help: "Length of the time that a forecast is compared with, the forecast included")
  private static let smallestHistory = Option(
    "smallest-history", .integer(in: 1...), value: "N", default: 100,
    help: "Smallest number of forecasts in that time that gives a score")
  private static let threshold = Option(
    "threshold", .percentile, value: "SCORE", default: 90, help: "Lowest score that is an alert, from 0 to 100")
  private static let stability = Option(
    flag: "stability",
    help: "Add the market stability score and the percentiles it is the mean of: of volatility, trend and liquidity")

  /// The options in the order of the help.
  static let specifications = [
    window.specification, smallestHistory.specification, threshold.specification, stability.specification,
  ]

  /// Whether the stability of the market is scored as well.
  let wantsStability: Bool
  private let windowLength: Duration
  private let history: Int
  private let lowestAlert: Double

  /// The values in a command's arguments.
  ///
  /// - Precondition: the command's specification has these options.
  init(_ arguments: ParsedArguments) {
    wantsStability = arguments[Self.stability]
    windowLength = .seconds(arguments[Self.window] * 86_400)
    history = arguments[Self.smallestHistory]
    lowestAlert = arguments[Self.threshold]
  }

  /// The score of volatility.
  ///
  /// - Throws: `ForecastingError` for options that are no score's.
  func volatilityScore() throws(ForecastingError) -> VolatilityScore {
    try VolatilityScore(window: windowLength, smallestHistory: history, threshold: lowestAlert)
  }

  /// The score of stability; of a market without a volume, liquidity has no weight.
  ///
  /// - Throws: `ForecastingError` for options that are no score's.
  func stabilityScore(hasVolume: Bool) throws(ForecastingError) -> StabilityScore {
    try StabilityScore(window: windowLength, smallestHistory: history, liquidityWeight: hasVolume ? 1 : 0)
  }
}

extension ArgumentKind where Value == Double {
  /// A number from 0 to 100.
  fileprivate static var percentile: ArgumentKind {
    let number = ArgumentKind<Double>.number
    let expectation = "a number from 0 to 100"
    return ArgumentKind(expectation: expectation, text: number.text) { (text) throws(RejectedText) in
      guard let value = try? number.value(text), (0...100).contains(value) else {
        throw RejectedText(text, expectation: expectation)
      }
      return value
    }
  }
}
