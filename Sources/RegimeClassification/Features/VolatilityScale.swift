import MarketData
import NumericalMethods
import VolatilityForecasting

/// Measures of a market's present volatility, per bar, that react faster than the rule's.
struct VolatilityScale {
  /// The root of an exponential average of r² with the factor 0.94 a day.
  let smoothed: [Double]
  /// What a simulation draws from: (P₁ P₇² P₃₀² P₉₀)^(1/6), P_m Parkinson's volatility of the last m days; without high and
  /// low (R₇ R₃₀ R₉₀)^(1/3), R_m the root mean square of returns, since that of one day tells next to nothing.
  let present: [Double]
  private let rangeVariances: [Double]

  /// The number of days that the exponential average has at least.
  private static let smallestDays = 30
  /// The days of the volatilities that the present one is the geometric mean of, with their weights.
  private static let rangeParts: [(days: Int, weight: Double)] = [
    (1, 1.0 / 6), (7, 2.0 / 6), (30, 2.0 / 6), (90, 1.0 / 6),
  ]
  private static let returnParts: [(days: Int, weight: Double)] = [(7, 1.0 / 3), (30, 1.0 / 3), (90, 1.0 / 3)]
  /// The lowest variance of a bar.
  private static let leastVariance = 1e-12

  init(of market: MarketHistory) throws(RegimeError) {
    let measure: VarianceMeasure =
      market.bars.hasRanges ? .parkinson : .squaredReturn
    let variances: [Double]
    do throws(ForecastingError) {
      variances = try market.variances(measure, for: "the range of regimes")
    } catch {
      throw .market(reason: error)
    }
    let ranges = variances.map { $0.isNaN ? .nan : max($0, Self.leastVariance) }
    rangeVariances = ranges
    let barsPerDay = 86_400_000_000 / Double(market.barMicroseconds)
    smoothed = RollingWindows.exponentialMeans(
      of: market.returns.map { $0 * $0 }, decay: .exp(.log(0.94) / barsPerDay),
      halfLife: market.bars(inDays: Self.smallestDays)
    ).map { $0.squareRoot() }
    var logarithms = [Double](repeating: 0, count: ranges.count)
    for part in measure == .parkinson ? Self.rangeParts : Self.returnParts {
      let means = RollingWindows.means(of: ranges, window: market.bars(inDays: part.days))
      for bar in means.indices { logarithms[bar] += part.weight * 0.5 * .log(means[bar]) }
    }
    present = logarithms.map { .exp($0) }
  }

  /// Parkinson's volatility of the last bars, of squared returns where they have no high and low.
  func ranges(bars: Int) -> [Double] {
    RollingWindows.means(of: rangeVariances, window: bars).map { $0.squareRoot() }
  }
}

extension BarSeries {
  /// Whether bars have a high and a low, of which volatilities are then made.
  var hasRanges: Bool { high != nil && low != nil }
}
