import ForecastEvaluation
import MarketData
import ModelExchange
import ModelFormats
import RegimeClassification

/// The comparison of classifiers and baselines, as it is reported.
struct RegimeEvaluationReport {
  let comparisons: [RegimeComparison]
  let markets: RegimeMarkets

  /// The baselines that the best of is a reference of: what a table of frequencies can tell.
  private static let simple: [RegimeBaseline] = [.frequencies, .transitions, .thresholds]
  /// The baselines that gains are shown over.
  private static let hard: [RegimeBaseline] = [.knownPart, .simulation]

  /// The members of the document for programs.
  var json: JSONValue { ["labels": .array(comparisons.map(json))] }

  private func json(_ comparison: RegimeComparison) -> JSONValue {
    let evaluation = comparison.evaluation
    let alone = zip(comparison.markets, comparison.alone).map { name, own -> JSONValue in
      ["name": .string(name), "classifiers": own.map { .array($0.entries.map(json)) } ?? .null]
    }
    return [
      "label": .string(comparison.label.description),
      "classes": .array(comparison.label.classNames.map { .string($0) }),
      "testFrom": .string(evaluation.start.description), "refitDays": .integer(evaluation.refitDays),
      "fits": .integer(comparison.fits.count), "pool": .string(evaluation.pool.rawValue),
      "blockDays": .integer(evaluation.options.blockDays), "rows": .integer(comparison.pooled.rows.count),
      "baselines": .array(RegimeBaseline.allCases.map { .string($0.rawValue) }),
      "bestSimpleBaseline": JSONValue(comparison.best(of: Self.simple)?.rawValue),
      "classifiers": .array(comparison.pooled.entries.map(json)), "markets": .array(alone),
    ]
  }

  private func json(_ entry: ClassifierComparison.Entry) -> JSONValue {
    let score = entry.score
    return [
      "name": .string(entry.name), "rows": .integer(score.rowCount), "logLoss": .number(score.logLoss),
      "brier": .number(score.brierScore), "accuracy": .number(score.accuracy),
      "balancedAccuracy": .number(score.balancedAccuracy),
      "expectedCalibrationError": .number(score.expectedCalibrationError),
      "confusion": .array(score.confusionMatrix.counts.map { .array($0.map { .integer($0) }) }),
      "calibration": .array(score.calibration.bins.map(json)), "gains": .array(entry.gains.map(json)),
    ]
  }

  private func json(_ bin: CalibrationTable.Bin) -> JSONValue {
    [
      "count": .integer(bin.count), "predicted": .number(bin.meanProbability),
      "observed": .number(bin.observedFrequency), "lower": .number(bin.interval.lower),
      "upper": .number(bin.interval.upper),
    ]
  }

  private func json(_ gain: LogLossGain) -> JSONValue {
    [
      "reference": .string(gain.reference), "mean": .number(gain.mean), "lower": .number(gain.lower),
      "upper": .number(gain.upper), "pValue": JSONValue(gain.pValue),
    ]
  }

  /// The comparison for people: for each label its scores, gains and what the first classifier told.
  var text: String {
    (markets.lines + [""]).joined(separator: "\n") + comparisons.map { "\n" + text(of: $0) }.joined()
      + "\nlog-loss in nats, gains: how much lower it is, with 95 % intervals from blocks of "
      + "\(comparisons[0].evaluation.options.blockDays) days\n"
  }

  private func text(of comparison: RegimeComparison) -> String {
    let best = comparison.best(of: Self.simple)
    let references = (best.map { [$0] } ?? []) + Self.hard
    var columns = ["", "log-loss", "Brier", "accuracy", "balanced", "calibration"]
    columns += references.map { "gain over \($0.rawValue)" }
    if comparison.markets.count > 1 { columns += comparison.markets }
    var table = ResultTable(columns: columns)
    for entry in comparison.pooled.entries {
      let score = entry.score
      var row: [TableCell] = [
        .text(entry.name), .number(score.logLoss, digits: 4), .number(score.brierScore, digits: 4),
        .number(score.accuracy, digits: 3), .number(score.balancedAccuracy, digits: 3),
        .number(score.expectedCalibrationError, digits: 2),
      ]
      row += references.map { reference in
        entry.gains.first { $0.reference == reference.rawValue }.map { .text(Self.text(of: $0)) } ?? .missing
      }
      if comparison.markets.count > 1 {
        row += comparison.alone.map { own in
          own?.entries.first { $0.name == entry.name }.map { .number($0.score.logLoss, digits: 4) } ?? .missing
        }
      }
      table.append(row)
    }
    let evaluation = comparison.evaluation
    let first = comparison.pooled.entries[0]
    return """
      \(comparison.label) from \(comparison.fits.first ?? evaluation.start) on, \(comparison.pooled.rows.count) rows, fitted \
      \(comparison.fits.count) times

      \(table.text)
      \(first.name):
      \(ConfusionText.table(first.score.confusionMatrix.counts, classNames: comparison.label.classNames))

      """
  }

  private static func text(of gain: LogLossGain) -> String {
    let numbers = [gain.mean, gain.lower, gain.upper].map { TableCell.number($0, digits: 2).shown }
    return "\(numbers[0]) [\(numbers[1]), \(numbers[2])]"
  }
}
