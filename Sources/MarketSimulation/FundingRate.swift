import MarketData
import NumericalMethods

/// The funding rate of a perpetual future, settled at 0, 8 and 16 h UTC, as a fraction per 8 hours.
///
/// A premium P over the index, persistent over a day around the mean of the regime, gives the rate as exchanges compute
/// it: P + clamp(0.01 % − P, −0.05 %, 0.05 %), clamped to ±0.3 %. So it is exactly 0.01 % as long as P is from −0.04 %
/// to 0.06 %. The rate settled at the start of a bar follows from the regime of the bar before.
package struct FundingRate: Sendable {
  private var random: SplitMix64
  private var premium: MeanRevertingProcess
  private var current: Double

  /// The rate while future and index are close.
  package static let interest = 0.0001
  /// How far the premium may be from the interest before the rate follows it.
  package static let tolerance = 0.0005
  /// The largest rate, paid or received.
  package static let limit = 0.003

  static let secondsBetween = 8 * 3600
  /// The days from one settlement to the next.
  static let step = 1.0 / 3
  /// The days in which a deviation of the premium falls to 1/e.
  static let memory = 1.0

  init(seed: UInt64) {
    random = RandomStream.funding.generator(seed: seed)
    premium = MeanRevertingProcess(value: random.nextNormal(), step: FundingRate.step, timeConstant: FundingRate.memory)
    current = FundingRate.interest
  }

  /// The rate of a premium, both fractions per 8 h, rounded to 8 decimals.
  package static func rate(premium: Double) -> Double {
    let correction = min(max(interest - premium, -tolerance), tolerance)
    let rate = min(max(premium + correction, -limit), limit)
    return (rate * 1e8).rounded() / 1e8
  }

  /// The mean of the rates settled from `start` to before `end`; without a settlement, the last one before.
  mutating func next(
    from start: TimeStamp, to end: TimeStamp, before earlier: RegimeMarket.Regime, in regime: RegimeMarket.Regime
  ) -> Double {
    let period = Int64(FundingRate.secondsBetween) * 1_000_000
    let intoPeriod = (start.microseconds % period + period) % period
    var settlement = start.microseconds + (intoPeriod == 0 ? 0 : period - intoPeriod)
    var (sum, count) = (0.0, 0.0)
    while settlement < end.microseconds {
      let traits = (settlement == start.microseconds ? earlier : regime).traits
      premium.advance(by: random.nextNormal())
      current = FundingRate.rate(premium: traits.premium + traits.premiumDeviation * premium.value)
      sum += current
      count += 1
      settlement += period
    }
    return count > 0 ? (sum / count * 1e8).rounded() / 1e8 : current
  }
}
