import MarketData
import NumericalMethods
import VolatilityForecasting

/// The columns of the features of one market.
struct RegimeColumns {
  let market: MarketHistory
  let label: LabelColumns
  let evidence: LabelEvidence
  let scale: VolatilityScale
  var rule: RuleColumns { label.rule }

  /// The lowest volatility that a logarithm is taken of.
  private static let leastVolatility = 1e-8

  /// The columns of a feature.
  func columns(of feature: RegimeFeature) throws(RegimeError) -> [RegimeColumn] {
    switch feature {
    case .bandDistances:
      let own = rootMeanSquares(bars: label.span)
      return label.thresholds.enumerated().map { number, thresholds in
        RegimeColumn(
          name: "band-distance-\(number + 1)", values: logRatios(own, thresholds), isOptional: false)
      }
    case .state:
      let regimes = rule.regimes
      return MarketRegime.allCases.map { regime in
        RegimeColumn(
          name: "state-\(regime.rawValue)", values: regimes.map { $0.map { $0 == regime ? 1 : 0 } ?? .nan },
          isOptional: false)
      }
    case .simulation:
      return label.label.classNames.enumerated().map { number, name in
        let values = rule.returns.indices.map { evidence.simulatedLogits(of: $0)?[number] ?? .nan }
        return RegimeColumn(name: "simulation-\(name)", values: values, isOptional: false)
      }
    case .hiddenMarkov:
      guard let hidden = label.hidden else { throw .notLearned(label: feature.description) }
      let count = hidden.model.stateCount
      let position = RegimeColumn(
        name: "hidden-markov-scale", values: logRatios(scale.smoothed, hidden.scales), isOptional: false)
      return (0..<count).map { state in
        let values = rule.returns.indices.map { hidden.probabilities[$0 * count + state] }
        return RegimeColumn(name: "hidden-markov-\(state + 1)", values: values, isOptional: false)
      } + [position]
    case .bars(let feature): return try barColumns(of: feature)
    default:
      return [
        RegimeColumn(
          name: feature.description, values: try values(of: feature), isOptional: feature.isOptional)
      ]
    }
  }

  /// The values of a feature of one column.
  private func values(of feature: RegimeFeature) throws(RegimeError) -> [Double] {
    switch feature {
    case .momentum(let days):
      let bars = market.bars(inDays: days)
      return overDeviation(RollingWindows.sums(of: rule.returns, window: bars), bars: bars)
    case .volatility(let days):
      return logRatios(rootMeanSquares(bars: market.bars(inDays: days)), rule.volatilities)
    case .smoothedVolatility: return logRatios(scale.smoothed, rule.volatilities)
    case .range(let days):
      return logRatios(scale.ranges(bars: market.bars(inDays: days)), scale.ranges(bars: rule.window))
    case .rangeLevel: return logRatios(scale.ranges(bars: rule.window), rule.volatilities)
    case .trendDistance(let days):
      let bars = market.bars(inDays: days)
      let prices = logPrices
      return overDeviation(
        zip(prices, RollingWindows.means(of: prices, window: bars)).map { $0 - $1 }, bars: bars)
    case .drawdown(let days):
      let bars = market.bars(inDays: days)
      let prices = logPrices
      return overDeviation(
        zip(prices, RollingWindows.highest(of: prices, window: bars)).map { $0 - $1 }, bars: bars)
    case .semivariance(let days): return semivariances(bars: market.bars(inDays: days))
    case .volumeRatio(let short, let long): return volumeRatios(short: short, long: long)
    case .crisisDistance: return logRatios(rule.volatilities, rule.crisisThresholds)
    case .knownVolatility: return logRatios(label.knownMoments.map(\.volatility), rule.crisisThresholds)
    case .knownChange: return logRatios(label.knownMoments.map(\.volatility), rule.volatilities)
    case .knownTrend: return overDeviation(label.knownMoments.map(\.sum), bars: rule.window)
    case .stateAge: return stateAges
    case .column(let name, let days): return column(name, days: days)
    case .netFlow(let days): return netFlows(bars: market.bars(inDays: days))
    case .bandDistances, .state, .simulation, .hiddenMarkov, .bars:
      preconditionFailure("a feature of several columns has no values of its own")
    }
  }

  private var logPrices: [Double] { market.bars.close.map { .log($0) } }

  /// ln of the ratio of two volatilities.
  private func logRatios(_ own: [Double], _ others: [Double]) -> [Double] {
    zip(own, others).map { own, other in
      own.isNaN || other.isNaN
        ? .nan : .log(max(own, Self.leastVolatility)) - .log(max(other, Self.leastVolatility))
    }
  }

  /// Values over σ√n.
  private func overDeviation(_ values: [Double], bars: Int) -> [Double] {
    zip(values, rule.volatilities).map { value, volatility in
      if volatility == 0, !value.isNaN { return 0 }
      return value / (volatility * Double(bars).squareRoot())
    }
  }

  private func rootMeanSquares(bars: Int) -> [Double] {
    RollingWindows.means(of: rule.returns.map { $0 * $0 }, window: bars).map { $0.squareRoot() }
  }

  private func semivariances(bars: Int) -> [Double] {
    let squares = rule.returns.map { $0 * $0 }
    let negative = zip(rule.returns, squares).map { $0.isNaN ? .nan : $0 < 0 ? $1 : 0 }
    return zip(
      RollingWindows.sums(of: negative, window: bars), RollingWindows.sums(of: squares, window: bars)
    ).map { $1 == 0 ? 0.5 : $0 / $1 }
  }

  /// ln(1 + days since the state changed, or was known first).
  private var stateAges: [Double] {
    let regimes = rule.regimes
    let daysPerBar = Double(market.barMicroseconds) / 86_400_000_000
    var age = 0.0
    return regimes.indices.map { bar in
      guard let regime = regimes[bar] else { return .nan }
      age = bar > 0 && regimes[bar - 1] == regime ? age + daysPerBar : 0
      return .log(onePlus: age)
    }
  }

  private func barColumns(of feature: VolatilityFeature) throws(RegimeError) -> [RegimeColumn] {
    do throws(ForecastingError) {
      let matrix = try FeatureSet([feature], level: VarianceMeasure.mostPrecise(for: [market])).matrix(of: market)
      return matrix.names.map { name in
        RegimeColumn(name: "bars:\(name)", values: matrix.column(name) ?? [], isOptional: true)
      }
    } catch {
      throw .market(reason: error)
    }
  }
}
