import NumericalMethods

/// How capital grows where the same fraction of it is put at risk in every trade of given odds.
///
/// A trade multiplies the capital by 1 + b·f with probability p and by 1 − f with probability q = 1 − p (Kelly 1956).
/// Nothing here is an approximation for small bets.
public struct BettingGrowth: Hashable, Sendable {
  /// The odds of every trade.
  public let odds: TradeOdds
  /// f, the fraction of the capital that a trade loses if it loses.
  public let risk: RiskFraction
  /// ln(1 + b·f), what a trade that wins adds to the logarithm of the capital.
  public let logWin: Double
  /// −ln(1 − f), what a trade that loses takes from it; `nil` where no trade loses.
  public let logLoss: Double?

  /// The growth at a risk.
  ///
  /// - Throws: `SizingError.impossible` where the whole capital is at risk in a trade that can lose, or where 1 + b·f is
  ///   not finite.
  public init(odds: TradeOdds, risk: RiskFraction) throws(SizingError) {
    guard risk.value < 1 || odds.lossRate == 0 else {
      throw .impossible(quantity: "risk fraction", value: risk.value, allowed: "less than 1 where a trade can lose")
    }
    self.odds = odds
    self.risk = risk
    logWin = Double.log(onePlus: odds.payoffRatio * risk.value)
    logLoss = odds.lossRate == 0 ? nil : -Double.log(onePlus: -risk.value)
  }

  /// g = p·ln(1 + b·f) + q·ln(1 − f), the expected log growth of a trade.
  public var expectedLogGrowth: Double { odds.winRate * logWin - odds.lossRate * (logLoss ?? 0) }

  /// The variance of the log growth of a trade, p·q·(ln(1 + b·f) − ln(1 − f))².
  public var logGrowthVariance: Double {
    let difference = logWin + (logLoss ?? 0)
    return odds.winRate * odds.lossRate * difference * difference
  }

  /// The number of trades over which the logarithm of the capital is expected to rise by that of 2; `nil` where it is
  /// not expected to rise.
  public var doublingTrades: Double? {
    let growth = expectedLogGrowth
    return growth > 0 ? Double.log(2) / growth : nil
  }

  /// The median of the log growth over a number of trades: of the capital, half of all such runs end at or below, half
  /// at or above it.
  ///
  /// - Parameter trades: n, from 0 on.
  /// - Returns: m·ln(1 + b·f) + (n − m)·ln(1 − f), m being the median of the number of trades that win.
  /// - Precondition: the number of trades is not negative.
  public func medianLogGrowth(trades: Int) -> Double {
    precondition(trades >= 0, "there is no negative number of trades")
    let wins = medianWins(trades: trades)
    return Double(wins) * logWin - Double(trades - wins) * (logLoss ?? 0)
  }

  /// The smallest m with P(wins ≤ m) ≥ ½, which is n·p rounded down or up (Kaas & Buhrman 1980).
  private func medianWins(trades: Int) -> Int {
    guard trades > 0, odds.winRate > 0, odds.lossRate > 0 else { return odds.winRate > 0 ? trades : 0 }
    let lower = min(trades - 1, Int(Double(trades) * odds.winRate))
    let winsAtMostLower = IncompleteBeta(a: Double(lower + 1), b: Double(trades - lower))
      .upper(odds: odds.winRate / odds.lossRate)
    return winsAtMostLower >= 0.5 ? lower : lower + 1
  }
}
