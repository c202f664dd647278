import NumericalMethods

extension BettingGrowth {
  /// The adjustment coefficient r > 0, for which the mean of (1 + R)^−r over the returns R of a trade is 1
  /// (Lundberg 1909; Asmussen & Albrecher 2010): p·(1 + b·f)^−r + q·(1 − f)^−r = 1.
  ///
  /// `nil` where there is none: where the capital is not expected to grow, or cannot fall, or r is not finite.
  public var adjustmentCoefficient: Double? {
    guard expectedLogGrowth > 0, let logLoss, logLoss > 0 else { return nil }
    // The mean of (1 + R)^−r less 1 is convex in r, 0 at 0 and falling there. Where q·(1 − f)^−r is 1 it is positive,
    // and from there Newton's steps go down to its second zero without passing it.
    var r = -Double.log(odds.lossRate) / logLoss
    guard r.isFinite else { return nil }
    for _ in 0..<Self.mostSteps {
      let win = odds.winRate * Double.expMinusOne(-r * logWin)
      let loss = odds.lossRate * Double.expMinusOne(r * logLoss)
      let slope = (odds.lossRate + loss) * logLoss - (odds.winRate + win) * logWin
      let next = r - (win + loss) / slope
      guard next < r, next > 0 else { break }
      r = next
    }
    return r
  }

  /// A bound on the probability that the capital ever falls to a fraction of what it is now.
  ///
  /// xʳ with the adjustment coefficient r: exact where a loss leads just to x, otherwise too high by at most the factor
  /// (1 − f)^−r, as much as one loss can overshoot. 1 where the capital is not expected to grow, 0 where nothing can be
  /// lost.
  ///
  /// - Parameter level: x, above 0 and at most 1.
  /// - Returns: the bound, from 0 to 1.
  /// - Throws: `SizingError.impossible` for a level out of range.
  public func ruinBound(fallingTo level: Double) throws(SizingError) -> Double {
    guard level > 0, level <= 1 else {
      throw .impossible(quantity: "level fallen to", value: level, allowed: "a fraction above 0, at most 1")
    }
    if level == 1 { return 1 }
    guard let logLoss, logLoss > 0 else { return 0 }
    guard expectedLogGrowth > 0 else { return 1 }
    guard let adjustmentCoefficient else { return 0 }
    return Double.exp(adjustmentCoefficient * Double.log(level))
  }

  /// Each of Newton's steps at least halves r or takes 1 from r·ln(1/(1 − f)), which begins at most at 745.
  private static let mostSteps = 2000
}
