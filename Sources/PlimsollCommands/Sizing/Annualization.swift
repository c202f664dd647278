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
  /// - Parameters:
  ///   - market: the forecasts.
  ///   - bar: the length of a bar, where it is stated.
  ///   - diagnostics: where a volatility is told of that no market has.
  /// - Returns: the root of the number of bars in a year, over what the unit is of one.
  /// - Throws: `CommandError.badData` where it is not known how many bars a year has.
  func factor(
    of market: MarketTimeline<VolatilityReading>, bar: BarSize?, _ diagnostics: Diagnostics
  ) throws(CommandError) -> Double {
    // A single row, as live ones are, has no distance; a stated bar is one of a market that never closes then.
    let stated = bar?.duration.map { .seconds(365 * 86_400) / $0 }
    guard let count = periods ?? PeriodsPerYear(ofBarsAt: market.stamps)?.count ?? stated else {
      throw .badData(
        "\(market.timeline.name): a single row does not tell how many bars a year has",
        hint: "--periods-per-year states it")
    }
    let factor = count.squareRoot() / scale.multiplier
    if let end = market.ends.last, let latest = market.timeline.state(at: end).latest {
      let annual = latest.value.forecastVolatility * factor
      if !Self.plausible.contains(annual) {
        diagnostics.warn(
          "\(market.timeline.name): the last forecast is a volatility of \(annual * 100) % a year; --scale states the unit "
            + "of the file, --periods-per-year the number of its bars in a year")
      }
    }
    return factor
  }

  /// The volatility of a year that a market can have.
  private static let plausible = 0.01...10.0
}
