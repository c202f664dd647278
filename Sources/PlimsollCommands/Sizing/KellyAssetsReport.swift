import LinearAlgebra
import ModelExchange
import ModelFormats
import PositionSizing

/// The positions in assets that grow the most and what comes of parts of them, as they are reported.
struct KellyAssetsReport {
  /// What comes of a part of the positions.
  private struct Row {
    let multiple: KellyMultiple
    let weights: [NotionalFraction]
    let leverage: Double
    let growthRate: Double
    /// The standard deviation of the log growth of the capital in a year.
    let volatility: Double
    /// `nil` where nothing is held.
    let outlook: RuinOutlook?
  }

  private let assets: KellyQuestion.Assets
  private let level: Double
  /// Without limits, and within them.
  private let free: KellyPortfolio
  private let limited: KellyPortfolio
  private let rows: [Row]

  /// The report on assets.
  ///
  /// - Parameters:
  ///   - assets: the assets, and what may be held.
  ///   - multiples: the parts of the positions to report on.
  ///   - level: the part of the capital for which to tell how likely a fall to it is.
  /// - Throws: `SizingError` where the covariance is too close to a singular one.
  init(assets: KellyQuestion.Assets, multiples: [KellyMultiple], level: Double) throws(SizingError) {
    self.assets = assets
    self.level = level
    free = try assets.kelly.unconstrained()
    limited = try assets.kelly.portfolio(within: assets.limits)
    let held = limited.weights.map(\.value)
    let gain = zip(held, assets.kelly.means).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = zip(held, assets.kelly.covariance * held).reduce(0) { $0 + $1.0 * $1.1 }
    var rows: [Row] = []
    for multiple in multiples {
      var weights: [NotionalFraction] = []
      for weight in limited.weights { weights.append(try NotionalFraction(multiple.value * weight.value)) }
      rows.append(
        Row(
          multiple: multiple, weights: weights, leverage: multiple.value * limited.leverage.value,
          growthRate: assets.kelly.growthRate(at: weights), volatility: multiple.value * variance.squareRoot(),
          // Within limits a position is a smaller multiple than it seems: the variance over the expected return.
          outlook: gain > 0 ? try RuinOutlook(multiple: multiple.value * variance / gain, level: level) : nil))
    }
    self.rows = rows
  }

  /// What portfolios without limits reach, for the shares of it.
  private var largestGrowth: Double? { free.growthRate > 0 ? free.growthRate : nil }

  private func growthShare(_ row: Row) -> Double? { largestGrowth.map { row.growthRate / $0 } }

  /// Half of the variance of the portfolio of the most growth is its growth rate.
  private func volatilityShare(_ row: Row) -> Double? { largestGrowth.map { row.volatility / (2 * $0).squareRoot() } }

  /// The document for programs.
  var json: JSONValue {
    let single = assets.kelly.means.count == 1
    return [
      "expectedReturns": numbers(assets.kelly.means), "volatilities": numbers(assets.volatilities),
      "correlations": numbers(assets.correlations), "isLongOnly": .bool(assets.limits.isLongOnly),
      "maximumLeverage": JSONValue(assets.limits.maximumLeverage),
      "maximumAsset": JSONValue(assets.limits.maximumAsset),
      "kellyFraction": JSONValue(single ? free.weights.first?.value : nil),
      "notionalFraction": JSONValue(single ? limited.weights.first?.value : nil),
      "unconstrainedWeights": weights(free.weights), "weights": weights(limited.weights),
      "leverage": .number(limited.leverage.value), "growthRate": .number(limited.growthRate),
      "sharpeRatio": .number((2 * (largestGrowth ?? 0)).squareRoot()), "leveragePrice": .number(limited.leveragePrice),
      "assetsAtLimit": indices(limited.assetsAtLimit), "assetsLeftOut": indices(limited.assetsLeftOut),
      "fallTo": .number(level), "fractions": .array(rows.map(json)),
    ]
  }

  private func json(_ row: Row) -> JSONValue {
    let members: [String: JSONValue] = [
      "fraction": .number(row.multiple.value), "weights": weights(row.weights), "leverage": .number(row.leverage),
      "growthRate": .number(row.growthRate), "volatility": .number(row.volatility),
      "growthShare": JSONValue(growthShare(row)), "volatilityShare": JSONValue(volatilityShare(row)),
    ]
    return .object(members.merging(RuinOutlook.json(row.outlook)) { first, _ in first })
  }

  private func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .number($0) }) }

  private func weights(_ weights: [NotionalFraction]) -> JSONValue { numbers(weights.map(\.value)) }

  /// Assets are counted from 1, as in messages.
  private func indices(_ assets: [Int]) -> JSONValue { .array(assets.map { .integer($0 + 1) }) }

  /// A table of the positions and one of parts of them.
  var text: String {
    var text = positionTable.text + "\n"
    guard limited.leverage.value > 0 else {
      return text + "There is no edge within the limits: hold nothing. The Kelly fraction is 0.\n"
    }
    if limited.isLeverageBinding {
      text +=
        "The leverage is at its limit; a unit more would add \(percent(limited.leveragePrice)) of growth a year.\n\n"
    } else if limited.leverage.isBorrowing {
      text +=
        "The positions need borrowed money: \(TableCell.number(limited.leverage.value).shown) times the capital.\n\n"
    }
    return text + fractionTable.text + """

      position: in units of the capital. growth %, volatility %: of the logarithm of the
      capital in a year. of growth %, of volatility %: shares of those without limits.
      ever x%: the probability that the capital ever falls to x%.

      """
  }

  private var positionTable: ResultTable {
    var table = ResultTable(columns: ["asset", "return %", "volatility %", "Kelly position", "position", "limit"])
    for (index, mean) in assets.kelly.means.enumerated() {
      let limit =
        limited.assetsAtLimit.contains(index) ? "largest" : limited.assetsLeftOut.contains(index) ? "left out" : ""
      table.append([
        .integer(index + 1), .percent(mean), .percent(assets.volatilities[index]),
        .number(free.weights[index].value), .number(limited.weights[index].value), .text(limit),
      ])
    }
    return table
  }

  private var fractionTable: ResultTable {
    let levels = level == 0.5 ? [0.5] : [0.5, level]
    var table = ResultTable(
      columns: ["Kelly", "leverage", "growth %", "volatility %", "of growth %", "of volatility %"]
        + levels.map { "ever \(TableCell.percent($0).shown)%" } + ["2x before 1/2 %"])
    for row in rows {
      var cells: [TableCell] = [
        .number(row.multiple.value, digits: 4), .number(row.leverage, digits: 4), .percent(row.growthRate),
        .percent(row.volatility), .percent(growthShare(row)), .percent(volatilityShare(row)),
        .percent(row.outlook?.halving),
      ]
      if levels.count > 1 { cells.append(.percent(row.outlook?.falling)) }
      table.append(cells + [.percent(row.outlook?.doublingBeforeHalving)])
    }
    return table
  }

  private func percent(_ fraction: Double) -> String { TableCell.percent(fraction).shown + " %" }
}
