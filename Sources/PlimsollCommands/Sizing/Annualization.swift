import MarketData
import PositionSizing

/// How the volatility per bar of scores becomes the volatility of a year as a fraction.
struct Annualization: Sendable {
  private static let scale = Option(
    "scale", .choice(of: ReturnScale.self), value: "UNIT", default: .percent,
    help: "Unit of the volatility in --scores, where a policy compares it with a stated one")
  private static let periods = Option(
    optional: "periods-per-year", .number(above: 0), value: "N", defaultText: "by the bars of --scores",
    help: "Number of bars in a year")

  /// The options in the order of the help.
  static let specifications = [scale.specification, periods.specification]

  private let scale: ReturnScale
  private let periods: Double?

  /// The values in a command's arguments.
  init(_ arguments: ParsedArguments) {
    scale = arguments[Self.scale]
    periods = arguments[Self.periods]
  }

  /// What a forecast volatility is multiplied with.
  ///
  /// - Throws: `CommandError.badData` where it is not known how many bars a year has.
  func factor(of market: MarketTimeline<VolatilityReading>) throws(CommandError) -> Double {
    guard let count = periods ?? PeriodsPerYear(ofBarsAt: market.stamps)?.count else {
      throw .badData(
        "\(market.timeline.name): a single row does not tell how many bars a year has",
        hint: "--periods-per-year states it")
    }
    return count.squareRoot() / scale.multiplier
  }
}
