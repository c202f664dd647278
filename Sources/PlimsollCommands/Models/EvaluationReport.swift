import ForecastEvaluation
import MarketData
import ModelExchange
import ModelFormats
import VolatilityModels

/// The comparison of forecasts, as it is reported.
struct EvaluationReport {
  let comparison: ForecastComparison
  let tests: ForecastTests
  let walk: WalkForward
  let input: VarianceInput

  private var baseline: ForecastComparison.Entry? {
    comparison.entries.first { $0.name == tests.options.baseline }
  }

  /// The comparison for programs, the models in the order in which they were given.
  var json: JSONValue {
    [
      "forecasts": .integer(comparison.forecastCount), "target": .string(comparison.target.rawValue),
      "scale": .string(input.variances.scale.rawValue), "returns": JSONValue(input.returns?.returns.kind.rawValue),
      "window": .string(walk.window.rawValue), "train": .integer(walk.trainCount),
      "refit": .integer(walk.refitEvery), "horizon": .integer(walk.horizon), "step": .integer(walk.step),
      "aggregation": .string(walk.aggregation.rawValue),
      "first": JSONValue(range?.first.description), "last": JSONValue(range?.last.description),
      "tests": testsJSON,
      "models": .array(zip(comparison.entries, tests.entries).map { model($0, $1) }),
    ]
  }

  /// The first and the last period whose variance was forecast; `nil` without time stamps.
  private var range: (first: TimeStamp, last: TimeStamp)? {
    guard let stamps = input.variances.timeStamps, let first = comparison.targetIndices.first,
      let last = comparison.targetIndices.last
    else { return nil }
    return (stamps[first.lowerBound], stamps[last.upperBound])
  }

  /// What the tests have in common.
  private var testsJSON: JSONValue {
    let ability = tests.superiorPredictiveAbility
    return [
      "loss": .string(tests.options.loss.rawValue),
      "baseline": tests.options.baseline.map { .string($0) } ?? .null, "level": .number(tests.options.level),
      "blockLength": .number(tests.blockLength), "replications": .integer(tests.options.replications),
      "superiorPredictiveAbility": ability.map { test -> JSONValue in
        [
          "lower": .number(test.lowerPValue), "consistent": .number(test.consistentPValue),
          "upper": .number(test.upperPValue), "realityCheck": .number(test.realityCheckPValue),
        ]
      } ?? .null,
    ]
  }

  private func model(_ entry: ForecastComparison.Entry, _ test: ForecastTests.Entry) -> JSONValue {
    [
      "name": .string(entry.name), "qlike": .number(entry.qlike), "mse": .number(entry.mse),
      "mae": .number(entry.mae), "mseLog": JSONValue(entry.mseLog), "hmse": .number(entry.hmse),
      "trimmedLoss": JSONValue(test.trimmedLoss), "refits": .integer(entry.forecasts.refitCount),
      "failedRefits": .integer(entry.forecasts.failedRefits.count),
      "mincerZarnowitz": test.mincerZarnowitz.map { regression -> JSONValue in
        [
          "intercept": .number(regression.intercept), "slope": .number(regression.slope),
          "interceptStandardError": .number(regression.interceptStandardError),
          "slopeStandardError": .number(regression.slopeStandardError), "lags": .integer(regression.lags),
          "rSquared": JSONValue(regression.rSquared),
          "waldStatistic": JSONValue(regression.waldTest?.chiSquare.statistic),
          "pValue": JSONValue(regression.waldTest?.chiSquare.pValue),
        ]
      } ?? .null,
      "dieboldMariano": test.dieboldMariano.map { test -> JSONValue in
        [
          "statistic": .number(test.statistic), "pValue": .number(test.pValue),
          "meanDifference": .number(test.meanDifference), "kernel": .string(test.kernel.rawValue),
        ]
      } ?? .null,
      "confidenceSetPValue": JSONValue(test.confidenceSetPValue),
      "inConfidenceSet": tests.isInConfidenceSet(test).map { .bool($0) } ?? .null,
    ]
  }

  /// The comparison for people, the best model by QLIKE first.
  var text: String {
    let level = Int((100 * (1 - tests.options.level)).rounded())
    var columns = ["model", "QLIKE", "MSE", "MAE"]
    if let baseline { columns += ["QLIKE - \(baseline.name)", "MSE / \(baseline.name)", "DM", "p"] }
    columns += ["MZ a", "MZ b", "R²", "MCS p", "in \(level) % set"]
    let hasRefitFailures = comparison.entries.contains { !$0.forecasts.failedRefits.isEmpty }
    var table = ResultTable(columns: columns + (hasRefitFailures ? ["failed refits"] : []))
    for (entry, test) in zip(comparison.entries, tests.entries).sorted(by: { $0.0.qlike < $1.0.qlike }) {
      var row: [TableCell] = [
        .text(entry.name), .number(entry.qlike), .number(entry.mse, digits: 5), .number(entry.mae, digits: 5),
      ]
      if let baseline {
        row += [
          .number(entry.qlike - baseline.qlike, digits: 4), .number(entry.mse / baseline.mse, digits: 4),
          test.dieboldMariano.map { .number($0.statistic, digits: 3) } ?? .missing,
          test.dieboldMariano.map { .number($0.pValue, digits: 2) } ?? .missing,
        ]
      }
      row += [
        test.mincerZarnowitz.map { .number($0.intercept, digits: 3) } ?? .missing,
        test.mincerZarnowitz.map { .number($0.slope, digits: 3) } ?? .missing,
        test.mincerZarnowitz?.rSquared.map { .number($0, digits: 3) } ?? .missing,
        test.confidenceSetPValue.map { .number($0, digits: 2) } ?? .missing,
        tests.isInConfidenceSet(test).map { .text($0 ? "yes" : "no") } ?? .missing,
      ]
      if hasRefitFailures {
        row.append(.text("\(entry.forecasts.failedRefits.count) of \(entry.forecasts.refitCount)"))
      }
      table.append(row)
    }
    return "\(heading)\n\n\(table.text)\n\(legend)\n"
  }

  private var heading: String {
    let target =
      walk.aggregation == .sum
      ? "the variance of the next \(walk.horizon)" : "the variance \(walk.horizon) ahead"
    let step = walk.step == 1 ? "" : ", one every \(walk.step)"
    let dates = range.map { ", \(input.shown($0.first)) to \(input.shown($0.last))" } ?? ""
    let fits = "\(walk.window.rawValue) window, first fit to \(walk.trainCount), refit every \(walk.refitEvery)"
    return "\(comparison.forecastCount) forecasts of \(target)\(step)\(dates); \(fits); "
      + "target \(comparison.target.rawValue)"
  }

  /// What the columns of the tests are.
  private var legend: String {
    let loss = tests.options.loss.rawValue
    var lines: [String] = []
    if let baseline {
      lines.append("DM, p: Diebold-Mariano against \(baseline.name) by \(loss), positive where the model is better.")
    }
    lines.append("MZ a, MZ b, R²: the target regressed on the forecast, of which a perfect one has a = 0 and b = 1.")
    let blocks = TableCell.number(tests.blockLength, digits: 3).shown
    lines.append(
      "MCS p: model confidence set by \(loss); stationary bootstrap, blocks of \(blocks), "
        + "\(tests.options.replications) resamples.")
    if let baseline, let ability = tests.superiorPredictiveAbility {
      lines.append(
        "Is any better than \(baseline.name)? Superior predictive ability p \(shown(ability.consistentPValue)), "
          + "reality check p \(shown(ability.realityCheckPValue)).")
    }
    return lines.joined(separator: "\n")
  }

  /// A p-value of the bootstrap, of which no resample may have exceeded the statistic.
  private func shown(_ pValue: Double) -> String {
    let smallest = 1 / Double(tests.options.replications)
    return pValue < smallest
      ? "below \(TableCell.number(smallest, digits: 2).shown)" : TableCell.number(pValue, digits: 3).shown
  }
}
