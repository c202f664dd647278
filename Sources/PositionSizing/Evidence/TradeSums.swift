/// What has to be known of some trades to estimate the odds of the next: counts and sums.
struct TradeSums: Hashable, Sendable {
  private(set) var wins = 0
  private(set) var losses = 0
  private(set) var breakEven = 0
  private var gains = CompensatedSum()
  private var costs = CompensatedSum()

  var trades: Int { wins + losses + breakEven }
  /// The trades that were won or lost.
  var decided: Int { wins + losses }
  var averageWin: Double? { wins > 0 ? gains.value / Double(wins) : nil }
  var averageLoss: Double? { losses > 0 ? costs.value / Double(losses) : nil }

  /// Adds a trade.
  mutating func add(_ tradeReturn: Double) {
    if tradeReturn > 0 {
      wins += 1
      gains.add(tradeReturn)
    } else if tradeReturn < 0 {
      losses += 1
      costs.add(-tradeReturn)
    } else {
      breakEven += 1
    }
  }

  /// Adds the trades of `other`.
  mutating func add(_ other: TradeSums) {
    wins += other.wins
    losses += other.losses
    breakEven += other.breakEven
    gains.add(other.gains)
    costs.add(other.costs)
  }

  /// The odds that the trades speak for.
  func odds() throws(SizingError) -> TradeOdds {
    guard decided > 0 else { throw .noTrades }
    guard let averageLoss else { throw .noLosses(trades: trades) }
    return try TradeOdds(
      winRate: Double(wins) / Double(decided), averageWin: averageWin ?? 0, averageLoss: averageLoss)
  }
}
