/// Looks for signs that a series was not made by a market.
///
/// - A close that is a billion times another of the same file: no price has done that within one listing (bitcoin rose
///   about two million times from 2010 to 2024).
/// - Funding rates (250 at least) that are little related to those before them and never the same twice in a row:
///   exchanges compute them from averages and hold them at a base rate, so that real ones persist (the first
///   autocorrelation of bitcoin's from 2019 to 2024 is 0.79).
struct MarketPlausibility {
  let close: [Double]
  let funding: [Double]

  /// The largest ratio of two closes that is taken for a market's.
  static let largestRatio = 1e9
  /// The fewest funding rates that can be judged.
  static let fewestRates = 250
  /// The first autocorrelation below which rates do not look like an exchange's.
  static let leastCorrelation = 0.5

  /// Adds the signs that were found.
  func check(_ tally: inout IssueTally) {
    let prices = close.filter { $0 > 0 && $0.isFinite }
    if let low = prices.min(), let high = prices.max(), high / low > MarketPlausibility.largestRatio {
      tally.add(.implausible, example: "the close ranges from \(low) to \(high)")
    }
    let rates = funding.filter(\.isFinite)
    guard rates.count >= MarketPlausibility.fewestRates, let correlation = autocorrelation(of: rates) else { return }
    let repeats = zip(rates, rates.dropFirst()).count { $0 == $1 }
    guard correlation < MarketPlausibility.leastCorrelation, repeats == 0 else { return }
    tally.add(
      .implausible,
      example:
        "the funding rates are little related to those before them (first autocorrelation \((100 * correlation).rounded() / 100)), and none repeats"
    )
  }

  /// The first autocorrelation; `nil` where all values are the same.
  private func autocorrelation(of values: [Double]) -> Double? {
    let mean = values.reduce(0, +) / Double(values.count)
    let deviations = values.map { $0 - mean }
    let variance = deviations.reduce(0) { $0 + $1 * $1 }
    guard variance > 0 else { return nil }
    return zip(deviations, deviations.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / variance
  }
}
