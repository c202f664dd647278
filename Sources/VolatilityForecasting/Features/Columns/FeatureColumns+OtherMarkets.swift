import MarketData
import NumericalMethods

extension FeatureColumns {
  /// The greatest age of another market's bar, at the close of this one's.
  private static let greatestAge: Int64 = 7 * 86_400_000_000

  /// The columns of a feature of another market.
  func other(_ name: String, _ feature: VolatilityFeature) throws(ForecastingError) -> [FeatureColumn] {
    let other = try otherMarket(name)
    let positions = positions(in: other)
    var source = FeatureColumns(market: other, fitted: fitted)
    return try source.columns(of: feature).map { column in
      FeatureColumn(name: "other:\(name):\(column.name)", values: aligned(column.values, at: positions))
    }
  }

  /// The mean columns of a feature over the other markets, each row over those that have it.
  func meanOfOthers(_ feature: VolatilityFeature) throws(ForecastingError) -> [FeatureColumn] {
    guard !market.otherMarkets.isEmpty else {
      throw .missingMarket(market: market.name, other: "any", available: [])
    }
    var columns: [[FeatureColumn]] = []
    for other in market.otherMarkets {
      let positions = positions(in: other)
      var source = FeatureColumns(market: other, fitted: fitted)
      columns.append(
        try source.columns(of: feature).map { column in
          FeatureColumn(name: "mean-of-others-\(column.name)", values: aligned(column.values, at: positions))
        })
    }
    let names = columns[0].map(\.name)
    for other in columns.map({ $0.map(\.name) }) where other != names {
      throw .differentColumns(expected: names, found: other)
    }
    return columns[0].indices.map { number in
      let values = returns.indices.map { row in
        var (sum, count) = (0.0, 0.0)
        for market in columns where !market[number].values[row].isNaN {
          sum += market[number].values[row]
          count += 1
        }
        return sum / count
      }
      return FeatureColumn(name: columns[0][number].name, values: values)
    }
  }

  /// Pearson's correlation of the returns of the last bars with another market's from close to close of these bars.
  ///
  /// A window in which either market does not move has none.
  func correlations(with name: String, _ bars: Int) throws(ForecastingError) -> [Double] {
    let prices = try logarithmicPrices(of: name)
    let others = prices.indices.map { $0 == 0 ? .nan : prices[$0] - prices[$0 - 1] }
    let sums = [returns, others, product(returns, returns), product(others, others), product(returns, others)]
      .map { RollingWindows.sums(of: $0, window: bars) }
    let count = Double(bars)
    return returns.indices.map { row in
      let variance = sums[2][row] - sums[0][row] * sums[0][row] / count
      let otherVariance = sums[3][row] - sums[1][row] * sums[1][row] / count
      let covariance = sums[4][row] - sums[0][row] * sums[1][row] / count
      guard variance > 0, otherVariance > 0 else { return .nan }
      return Swift.min(1, Swift.max(-1, covariance / (variance * otherVariance).squareRoot()))
    }
  }

  /// ln(P/P′) less its mean of the last bars.
  func premiums(over name: String, _ bars: Int) throws(ForecastingError) -> [Double] {
    let premiums = zip(market.bars.close, try logarithmicPrices(of: name)).map { .log($0) - $1 }
    return zip(premiums, RollingWindows.means(of: premiums, window: bars)).map { $0 - $1 }
  }

  private func product(_ left: [Double], _ right: [Double]) -> [Double] { zip(left, right).map { $0 * $1 } }

  /// ln of the last price of another market that was known at the close of each bar.
  private func logarithmicPrices(of name: String) throws(ForecastingError) -> [Double] {
    let other = try otherMarket(name)
    return aligned(other.bars.close.map { .log($0) }, at: positions(in: other))
  }

  private func otherMarket(_ name: String) throws(ForecastingError) -> MarketHistory {
    guard let other = market.otherMarkets.first(where: { $0.name == name }) else {
      throw .missingMarket(market: market.name, other: name, available: market.otherMarkets.map(\.name))
    }
    return other
  }

  private func aligned(_ values: [Double], at positions: [Int?]) -> [Double] {
    positions.map { $0.map { values[$0] } ?? .nan }
  }

  /// The last bar of another market that had closed by the close of each bar, and not a week before.
  private func positions(in other: MarketHistory) -> [Int?] {
    var next = 0
    return returns.indices.map { row in
      let close = market.closeTime(of: row)
      while next < other.bars.count, other.closeTime(of: next) <= close { next += 1 }
      guard next > 0 else { return nil }
      let (age, overflows) = close.microseconds
        .subtractingReportingOverflow(other.closeTime(of: next - 1).microseconds)
      return overflows || age > Self.greatestAge ? nil : next - 1
    }
  }
}
