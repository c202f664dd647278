import ForecastEvaluation
import ModelExchange
import ModelFormats

/// The comparison of forecasts in several markets, as it is reported.
struct PanelReport {
  let panel: PanelComparison
  let files: [InputFile]
  /// The reports of the markets, in their order.
  let reports: [EvaluationReport]
  let walk: WalkForward

  private var baseline: PanelComparison.Entry? { panel.entries.first { $0.name == panel.options.baseline } }

  /// The comparison for programs: the means over the markets, and each market as a comparison of its own.
  var json: JSONValue {
    [
      "forecasts": .integer(panel.markets.reduce(0) { $0 + $1.comparison.forecastCount }),
      "target": .string(panel.markets[0].comparison.target.rawValue), "horizon": .integer(walk.horizon),
      "step": .integer(walk.step), "aggregation": .string(walk.aggregation.rawValue),
      "refit": .integer(walk.refitEvery), "window": .string(walk.window.rawValue),
      "tests": [
        "loss": .string(panel.options.loss.rawValue),
        "baseline": panel.options.baseline.map { .string($0) } ?? .null, "level": .number(panel.options.level),
        "blockLength": .number(panel.blockLength), "replications": .integer(panel.options.replications),
      ],
      "models": .array(panel.entries.map(model)),
      "markets": .array(
        zip(panel.markets, zip(files, reports)).map { market, report -> JSONValue in
          [
            "name": .string(market.name), "file": .string(report.0.description), "comparison": report.1.json,
          ]
        }),
    ]
  }

  private func model(_ entry: PanelComparison.Entry) -> JSONValue {
    [
      "name": .string(entry.name), "loss": .number(entry.meanLoss), "trimmedLoss": JSONValue(entry.trimmedLoss),
      "ratio": baseline.map { .number(entry.meanLoss / $0.meanLoss) } ?? .null,
      "marketLosses": .object(
        Dictionary(uniqueKeysWithValues: zip(panel.markets, entry.marketLosses).map { ($0.name, .number($1)) })),
      "dieboldMariano": entry.dieboldMariano.map { test -> JSONValue in
        [
          "statistic": .number(test.statistic), "pValue": .number(test.pValue),
          "meanDifference": .number(test.meanDifference), "lags": .integer(test.lags),
        ]
      } ?? .null,
      "confidenceSetPValue": JSONValue(entry.confidenceSetPValue),
      "inConfidenceSet": panel.isInConfidenceSet(entry).map { .bool($0) } ?? .null,
    ]
  }

  /// The comparison for people: the means first, then each market.
  var text: String {
    let sections = zip(panel.markets, reports).map { "\($0.name): \($1.text)" }
    return ([overview] + sections).joined(separator: "\n")
  }

  private var overview: String {
    let level = Int((100 * (1 - panel.options.level)).rounded())
    var columns = ["model", "mean loss"]
    if let baseline { columns += ["/ \(baseline.name)", "DM", "p"] }
    columns += ["1 % dropped", "MCS p", "in \(level) % set"] + panel.markets.map(\.name)
    var table = ResultTable(columns: columns)
    for entry in panel.entries.sorted(by: { $0.meanLoss < $1.meanLoss }) {
      var row: [TableCell] = [.text(entry.name), .number(entry.meanLoss, digits: 4)]
      if let baseline {
        row += [
          .number(entry.meanLoss / baseline.meanLoss, digits: 4),
          entry.dieboldMariano.map { .number($0.statistic, digits: 3) } ?? .missing,
          entry.dieboldMariano.map { .number($0.pValue, digits: 2) } ?? .missing,
        ]
      }
      row += [
        entry.trimmedLoss.map { .number($0, digits: 4) } ?? .missing,
        entry.confidenceSetPValue.map { .number($0, digits: 2) } ?? .missing,
        panel.isInConfidenceSet(entry).map { .text($0 ? "yes" : "no") } ?? .missing,
      ]
      table.append(row + entry.marketLosses.map { .number($0, digits: 4) })
    }
    return "\(panel.markets.count) markets, \(panel.options.loss.rawValue)\n\n\(table.text)\n\(legend)\n"
  }

  private var legend: String {
    let form = panel.options.loss == .qlike ? " in the form y/f - ln(y/f) - 1" : ""
    var lines = ["Losses are \(panel.options.loss.rawValue)\(form), of each market and their mean over the markets."]
    if let baseline, let test = panel.entries.compactMap(\.dieboldMariano).first {
      lines.append(
        "DM, p: Diebold-Mariano over all markets against \(baseline.name), positive where the model is better; "
          + "\(test.lags) lags or so, Driscoll-Kraay errors.")
    }
    let blocks = TableCell.number(panel.blockLength, digits: 3).shown
    lines.append("MCS p: model confidence set of the mean; stationary bootstrap, blocks of \(blocks).")
    return lines.joined(separator: "\n")
  }
}
