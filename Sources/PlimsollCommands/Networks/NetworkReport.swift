import MarketData
import ModelExchange
import ModelFormats
import RecurrentNetworks
import VolatilityForecasting

/// Trained networks, as they are reported.
struct NetworkReport {
  let result: NetworkFit.Result

  private var network: TrainedVolatilityNetwork { result.network }

  /// The members of the document for programs.
  var json: JSONValue {
    [
      "model": .string(TrainedModel.lstm.rawValue), "parametersCount": .integer(network.parametersCount),
      "trainLoss": .number(network.trainLoss), "validationLoss": JSONValue(network.validationLoss),
      "loss": .string(network.specification.options.loss.rawValue),
      "horizons": .array(network.specification.horizons.map { .integer($0) }),
      "members": .integer(network.members.count), "markets": .array(network.markets.map { .string($0) }),
      "trainingEnd": .string(network.split.trainingEnd.description),
      "validationEnd": .string(network.split.validationEnd.description),
      "features": .array(network.scaling.names.map { .string($0) }), "seconds": .number(result.seconds),
      "epochs": .array(
        network.reports.enumerated().flatMap { member, reports in
          reports.map { report in
            let further: [String: JSONValue] = [
              "member": .integer(member + 1), "isBest": .bool(report.epoch == network.bestEpochs[member]),
            ]
            return .object((report.json.objectValue ?? [:]).merging(further) { $1 })
          }
        }),
    ]
  }

  /// What was trained and how far it came, for people.
  var text: String {
    let options = network.specification.options
    let horizons = network.specification.horizons.map(String.init).joined(separator: ", ")
    var lines = [
      "LSTM: \(network.members.count) networks of \(options.layerCount) × \(options.hiddenSize) units, "
        + "\(network.scaling.names.count) features of \(options.steps) bars, variance of the next \(horizons) bars",
      "trained up to \(network.split.trainingEnd), validated up to \(network.split.validationEnd)",
    ]
    lines += result.markets.inputs.map(\.line)
    var table = ResultTable(columns: ["network", "epochs", "best", "train loss", "validation loss"])
    for (member, (reports, best)) in zip(network.reports, network.bestEpochs).enumerated() {
      table.append([
        .text("\(member + 1)"), .text("\(reports.count)"), .text("\(best)"),
        .number(reports[best - 1].trainLoss, digits: 5),
        reports[best - 1].validationLoss.map { .number($0, digits: 5) } ?? .missing,
      ])
    }
    let footer =
      "losses: \(options.loss.rawValue) beside the regression that the networks correct\n"
      + "parameters: \(network.parametersCount)\n"
    return lines.joined(separator: "\n") + "\n\n" + table.text + "\n" + footer
  }
}
