import PositionSizing
import Testing

@Suite("Impossible readings")
struct ImpossibleReadingTests {
  private static let notFinite = [Double.nan, .infinity, -.infinity]
  private static let notPositive = notFinite + [0, (0.0).nextDown, -1]
  private static let outsideUnit = notFinite + [(0.0).nextDown, (1.0).nextUp, -1, 2]
  private static let negative = notFinite + [(0.0).nextDown, -1]

  /// A quantity, what it cannot be, and what is made of it with others that are possible.
  private struct Quantity: Sendable {
    let name: String
    let impossible: [Double]
    let make: @Sendable (inout RandomSizing, Double) throws -> Void

    init(_ name: String, _ impossible: [Double], make: @escaping @Sendable (inout RandomSizing, Double) throws -> Void)
    {
      self.name = name
      self.impossible = impossible
      self.make = make
    }
  }

  private static let quantities = [
    Quantity("win rate", outsideUnit) { draw, value in
      _ = try TradeOdds(winRate: value, averageWin: draw.number(0, 1), averageLoss: draw.number(0.01, 1))
    },
    Quantity("average win", negative) { draw, value in
      _ = try TradeOdds(winRate: draw.number(0, 1), averageWin: value, averageLoss: draw.number(0.01, 1))
    },
    Quantity("average loss", notPositive) { draw, value in
      _ = try TradeOdds(winRate: draw.number(0, 1), averageWin: draw.number(0, 1), averageLoss: value)
    },
    Quantity("probability", outsideUnit) { draw, value in
      let others = draw.withinOrAt(0, 1)
      var probabilities = [others, 1 - others, 0]
      probabilities[draw.integer(0...2)] = value
      _ = try RegimeReading(regime: "a", classNames: ["a", "b", "c"], probabilities: probabilities)
    },
    Quantity("sum of probabilities", [0, 0.5, 1 - 1.1e-6, 1 + 1.1e-6, 2]) { draw, sum in
      let share = draw.number(0, 0.5)
      let probabilities = [share * sum, (0.5 - share) * sum, 0.5 * sum]
      _ = try RegimeReading(regime: "a", classNames: ["a", "b", "c"], probabilities: probabilities)
    },
    Quantity("Sharpe ratio", notFinite) { draw, value in
      _ = try SharpeEvidence(sharpeRatio: value, years: draw.number(0.1, 10))
    },
    Quantity("years", notPositive) { draw, value in
      _ = try SharpeEvidence(sharpeRatio: draw.number(-1, 3), years: value)
    },
    Quantity("forecast volatility", notPositive) { draw, value in
      _ = try VolatilityReading(forecastVolatility: value, score: draw.number(0, 100))
    },
    Quantity("mean of the forecasts", notPositive) { draw, value in
      _ = try VolatilityReading(forecastVolatility: draw.number(0.01, 1), trailingMean: value)
    },
    Quantity("score", notFinite + [(0.0).nextDown, (100.0).nextUp, -1, 101]) { draw, value in
      _ = try VolatilityReading(forecastVolatility: draw.number(0.01, 1), score: value)
    },
    Quantity("fraction at risk", outsideUnit) { _, value in _ = try RiskFraction(value) },
    Quantity("size", notFinite) { _, value in _ = try NotionalFraction(value) },
    Quantity("leverage", negative) { _, value in _ = try Leverage(value) },
    Quantity("number of trades", [0, -1, -1e18]) { draw, value in
      let odds = try TradeOdds(winRate: draw.number(0, 1), averageWin: 0.02, averageLoss: 0.01)
      _ = try OddsEvidence(odds, tradeCount: Int(value))
    },
    Quantity("floor of the correlation", outsideUnit) { _, value in _ = try CorrelationSizer(floor: value) },
    Quantity("regime multiplier", negative) { draw, value in
      _ = try RegimeMultipliers(["bull": draw.number(0, 2), "crisis": value])
    },
  ]

  @Test("What a quantity cannot be is never made, whatever the others are")
  func never() {
    var draw = RandomSizing(seed: 92)
    for _ in 0..<100_000 {
      let quantity = Self.quantities[draw.integer(0...Self.quantities.count - 1)]
      let value = quantity.impossible[draw.integer(0...quantity.impossible.count - 1)]
      do {
        try quantity.make(&draw, value)
        Issue.record("a \(quantity.name) of \(value) was taken")
        return
      } catch is SizingError {
        continue
      } catch {
        Issue.record("\(quantity.name): \(error)")
      }
    }
  }
}
