import NumericalMethods

/// How likely the funding rate of a bar is, given the deviation of the premium before it and the regimes of its
/// settlements, with a draw of the deviation after it.
///
/// A rate tells the premium exactly, but for the interest itself, which is settled over a range of premiums, and the
/// limit. A bar has the mean of up to three rates. Where that is a mean of such fixed rates, it is their probability that
/// counts; otherwise one rate, the last one that is not fixed, follows from the mean and the others, of which those
/// before it are drawn. All ways are weighed, and one of them is taken at random in proportion.
struct PremiumLikelihood {
  /// What a settlement is taken to be.
  private enum Settlement {
    /// Drawn from what may follow.
    case drawn
    /// What the mean leaves for it.
    case implied
    /// The interest.
    case interest
    /// The limit, paid to who holds the future.
    case limit
  }

  private let persistence = Double.exp(-FundingRate.step / FundingRate.memory)
  private let shockDeviation: Double
  /// The sum of the rates of the bar.
  private let sum: Double
  /// The width of the cell of sums that are rounded to the same mean.
  private let cell: Double
  private let ways: [[Settlement]]

  /// A bar with a mean rate over some settlements.
  init(rate: Double, settlementCount count: Int) {
    shockDeviation = (1 - persistence * persistence).squareRoot()
    let sum = rate * Double(count)
    let cell = Double(count) * 1e-8
    self.sum = sum
    self.cell = cell
    let fixed = Self.fixedWays(count).filter { way in
      abs(way.reduce(0) { $0 + ($1 == .interest ? FundingRate.interest : -FundingRate.limit) } - sum) < 1.5 * cell
    }
    ways =
      fixed.isEmpty
      ? (0..<count).flatMap { place in
        Self.fixedWays(count - 1 - place).map {
          [Settlement](repeating: .drawn, count: place) + [.implied] + $0
        }
      } : fixed
  }

  private static func fixedWays(_ count: Int) -> [[Settlement]] {
    guard count > 0 else { return [[]] }
    return fixedWays(count - 1).flatMap { [$0 + [.interest], $0 + [.limit]] }
  }

  /// The likelihood of the bar's rate and the deviation of the premium after it.
  ///
  /// - Parameters:
  ///   - deviation: the deviation of the premium before the bar, in standard deviations.
  ///   - regimes: the traits of the regime of each settlement.
  ///   - random: where the draws come from.
  /// - Returns: the likelihood, and one deviation after the bar; `nil` where the rate is impossible.
  func weigh(
    _ deviation: Double, regimes: [RegimeMarket.Traits], random: inout SplitMix64
  ) -> (likelihood: Double, deviation: Double)? {
    var total = 0.0
    var chosen: Double?
    for way in ways {
      guard let (likelihood, end) = follow(way, from: deviation, regimes: regimes, random: &random) else { continue }
      total += likelihood
      if random.nextUniform() * total < likelihood { chosen = end }
    }
    return chosen.map { (total, $0) }
  }

  private func follow(
    _ way: [Settlement], from start: Double, regimes: [RegimeMarket.Traits], random: inout SplitMix64
  ) -> (Double, Double)? {
    var (value, likelihood, drawnSum) = (start, 1.0, 0.0)
    for (place, settlement) in way.enumerated() {
      let traits = regimes[place]
      let mean = persistence * value
      switch settlement {
      case .drawn:
        value = mean + shockDeviation * random.nextNormal()
        drawnSum += FundingRate.rate(premium: traits.premium + traits.premiumDeviation * value)
      case .implied:
        let later = way[(place + 1)...].reduce(0) {
          $0 + ($1 == .interest ? FundingRate.interest : -FundingRate.limit)
        }
        let rate = sum - drawnSum - later
        guard abs(rate) < FundingRate.limit else { return nil }
        let premium = rate > FundingRate.interest ? rate + FundingRate.tolerance : rate - FundingRate.tolerance
        value = (premium - traits.premium) / traits.premiumDeviation
        likelihood *=
          NormalDistribution.density((value - mean) / shockDeviation)
          / (shockDeviation * traits.premiumDeviation) * cell
      case .interest:
        let lower = FundingRate.interest - FundingRate.tolerance
        let upper = FundingRate.interest + FundingRate.tolerance
        guard let (share, draw) = within(lower, upper, traits: traits, mean: mean, random: &random) else { return nil }
        likelihood *= share
        value = draw
      case .limit:
        let upper = -FundingRate.limit - FundingRate.tolerance
        guard let (share, draw) = within(-.infinity, upper, traits: traits, mean: mean, random: &random) else {
          return nil
        }
        likelihood *= share
        value = draw
      }
    }
    return likelihood > 0 ? (likelihood, value) : nil
  }

  /// The probability that the premium is between two limits, and a deviation for which it is.
  private func within(
    _ lower: Double, _ upper: Double, traits: RegimeMarket.Traits, mean: Double, random: inout SplitMix64
  ) -> (Double, Double)? {
    let lowerEnd = ((lower - traits.premium) / traits.premiumDeviation - mean) / shockDeviation
    let upperEnd = ((upper - traits.premium) / traits.premiumDeviation - mean) / shockDeviation
    guard lowerEnd < 8, upperEnd > -8 else { return nil }
    // In the lower half, where probabilities are exact.
    let isMirrored = lowerEnd > 0
    let (first, last) = isMirrored ? (-upperEnd, -lowerEnd) : (lowerEnd, upperEnd)
    let below = NormalDistribution.cumulative(first)
    let share = NormalDistribution.cumulative(last) - below
    guard share > 0 else { return nil }
    let draw = NormalDistribution.quantile(min(1, below + random.nextUniform() * share))
    guard draw.isFinite else { return nil }
    return (share, mean + shockDeviation * (isMirrored ? -draw : draw))
  }
}
