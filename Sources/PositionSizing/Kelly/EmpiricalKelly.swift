import NumericalMethods

/// The Kelly criterion over trades themselves in place of their average win and loss: the fraction f that maximises the
/// mean of ln(1 + f·r/L) over the returns r (Vince 1990, chapter 1, there scaled to the largest loss; Thorp 2006).
///
/// f is the fraction of the capital that a loss of the average size L takes, so that it compares with
/// `TradeOdds.kellyFraction`. A loss larger than the average takes more: f stays below L divided by the largest loss.
public struct EmpiricalKelly: Hashable, Sendable {
  /// L, the loss that a unit of f stands for, as a fraction of the position's size.
  public let averageLoss: Double
  /// L divided by the largest loss: the risk at which the worst of the trades takes all; above 1 where L is the larger.
  public let ruinousFraction: Double
  /// The fraction that maximises the growth; 0 where the returns have no positive mean, at most 1.
  public let fraction: RiskFraction
  /// The returns in units of L.
  private let multiples: [Double]

  /// The criterion for the returns of trades.
  ///
  /// - Parameters:
  ///   - returns: what each trade returned as a fraction of the position's size, after costs; finite, in any order.
  ///   - averageLoss: L, positive; the mean of the losses among `returns` where it is left out.
  /// - Throws: `SizingError.noTrades` where no trade was won or lost, `SizingError.noLosses` where none was lost,
  ///   `SizingError.impossible` for a return that is not finite, or so large that it is not in units of L, and for an
  ///   impossible L.
  public init(returns: [Double], averageLoss: Double? = nil) throws(SizingError) {
    if let bad = returns.first(where: { !$0.isFinite }) {
      throw .impossible(quantity: "return of a trade", value: bad, allowed: "a finite number")
    }
    guard returns.contains(where: { $0 != 0 }) else { throw .noTrades }
    let losses = returns.lazy.filter { $0 < 0 }
    guard let worst = losses.min() else { throw .noLosses(trades: returns.count) }
    let unit = try SizingError.positive(
      averageLoss ?? -losses.reduce(0, +) / Double(losses.count), "average loss")
    multiples = returns.map { $0 / unit }
    if let bad = multiples.first(where: { !$0.isFinite || abs($0) > Self.largestMultiple }) {
      throw .impossible(
        quantity: "return of a trade in units of the average loss", value: bad,
        allowed: "at most \(Self.largestMultiple) in size")
    }
    self.averageLoss = unit
    ruinousFraction = unit / -worst
    fraction = RiskFraction(unchecked: Self.maximizer(multiples, below: ruinousFraction))
  }

  /// The mean of ln(1 + f·r/L) over the trades.
  ///
  /// - Parameter risk: f.
  /// - Returns: the log growth per trade; `nil` where the worst trade would take the whole capital.
  public func logGrowth(at risk: RiskFraction) -> Double? {
    guard risk.value < ruinousFraction else { return nil }
    return multiples.reduce(0) { $0 + Double.log(onePlus: risk.value * $1) } / Double(multiples.count)
  }

  /// The zero of the mean of x/(1 + f·x), which falls in f from the mean of x to −∞ at the ruinous fraction.
  private static func maximizer(_ multiples: [Double], below ruinousFraction: Double) -> Double {
    guard slope(multiples, at: 0).value > 0 else { return 0 }
    if ruinousFraction > 1, slope(multiples, at: 1).value >= 0 { return 1 }
    var (low, high) = (0.0, min(1, ruinousFraction))
    var fraction = 0.0
    var steps = 0
    while true {
      steps += 1
      let (value, derivative) = slope(multiples, at: fraction)
      if value == 0 { return fraction }
      if value > 0 { low = fraction } else { high = fraction }
      let next = fraction - value / derivative
      // Newton's step where it stays between and does not take too long, half of what is left where not.
      let following = next > low && next < high && steps < mostNewtonSteps ? next : 0.5 * (low + high)
      if abs(following - fraction) <= 0x1p-52 * following || following == low || following == high { return fraction }
      fraction = following
    }
  }

  /// The derivative of the mean log growth, and its own.
  private static func slope(_ multiples: [Double], at fraction: Double) -> (value: Double, derivative: Double) {
    var (value, derivative) = (0.0, 0.0)
    for multiple in multiples {
      let share = multiple / (1 + fraction * multiple)
      value += share
      derivative -= share * share
    }
    return (value, derivative)
  }

  /// Many more than are needed; halving needs no more than the bits of a fraction.
  private static let mostNewtonSteps = 60
  /// Squares of returns in units of L have to be finite.
  private static let largestMultiple = 1e100
}
