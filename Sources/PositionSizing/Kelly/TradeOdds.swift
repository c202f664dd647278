/// What is known of a trade with two outcomes: how often it wins, and how much it wins or loses.
public struct TradeOdds: Hashable, Sendable {
  /// p, the probability of winning, from 0 to 1.
  public let winRate: Double
  /// W, what is won as a fraction of the position's size, not negative: 0.02 is two percent.
  public let averageWin: Double
  /// L, what is lost as a fraction of the position's size, positive: at the stop.
  public let averageLoss: Double

  /// The odds of a trade.
  ///
  /// - Throws: `SizingError.impossible` for a win rate outside of 0 to 1, a win that is negative and a loss that is not
  ///   positive, or where one of them, or the ratio of win to loss, is not finite.
  public init(winRate: Double, averageWin: Double, averageLoss: Double) throws(SizingError) {
    self.winRate = try SizingError.checked(winRate, "win rate", in: 0...1, allowed: "a probability from 0 to 1")
    guard averageWin >= 0, averageWin.isFinite else {
      throw .impossible(quantity: "average win", value: averageWin, allowed: "a finite number that is not negative")
    }
    self.averageWin = averageWin
    self.averageLoss = try SizingError.positive(averageLoss, "average loss")
    guard (averageWin / averageLoss).isFinite else {
      throw .impossible(quantity: "ratio of win to loss", value: averageWin / averageLoss, allowed: "a finite number")
    }
  }

  /// q = 1 − p, the probability of losing.
  public var lossRate: Double { 1 - winRate }

  /// b = W/L, what is won for each unit that can be lost.
  public var payoffRatio: Double { averageWin / averageLoss }

  /// The expected gain for each unit at risk, p·b − q: there is an edge where it is positive.
  ///
  /// Where there is one it is computed as b·f*, so that the two never disagree on that.
  public var edge: Double {
    let fraction = kellyFraction.value
    return fraction > 0 ? payoffRatio * fraction : min(0, winRate * payoffRatio - lossRate)
  }

  /// f* = (p·b − q)/b, the fraction of the capital at risk whose growth is the largest (Kelly 1956; Thorp 1969);
  /// 0 where there is no edge.
  ///
  /// It is computed as p − q·L/W, which loses no digits near no edge and never falls as p or W/L rise.
  public var kellyFraction: RiskFraction {
    guard payoffRatio > 0 else { return .zero }
    // Where no trade loses, L/W does not matter, and it need not be finite.
    guard lossRate > 0 else { return RiskFraction(unchecked: winRate) }
    return RiskFraction(unchecked: max(0, winRate - lossRate * (averageLoss / averageWin)))
  }
}
