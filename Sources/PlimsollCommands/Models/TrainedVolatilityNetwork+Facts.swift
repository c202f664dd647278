import MarketData
import ModelExchange
import RecurrentNetworks
import VolatilityForecasting

// What is reported of networks.
extension TrainedVolatilityNetwork {
  /// The model as it is written in the literature.
  var title: String { specification.options.members == 1 ? "LSTM" : "LSTM ensemble" }

  /// What was chosen before the training.
  var choices: [(name: String, value: String)] {
    let options = specification.options
    return [
      ("markets", markets.joined(separator: " ")), ("horizons", spaced(specification.horizons)),
      ("networks", "\(options.members) of \(options.layerCount) x \(options.hiddenSize) units"),
      ("steps", "\(options.steps)"), ("loss", options.loss.rawValue), ("dropout", "\(options.dropout)"),
      ("learningRate", "\(options.learningRate)"), ("penalty", "\(specification.base.penalty)"),
      ("level", specification.features.level.rawValue),
      ("trainingEnd", split.trainingEnd.description), ("validationEnd", split.validationEnd.description),
    ]
  }

  private func spaced(_ values: [some CustomStringConvertible]) -> String {
    values.map(\.description).joined(separator: " ")
  }
}

extension FitReport {
  /// What was found in the training.
  func facts(of network: TrainedVolatilityNetwork) -> [(name: String, value: String)] {
    let epochs = zip(network.bestEpochs, network.reports).map { "\($0) of \($1.count)" }.joined(separator: ", ")
    return [
      ("parameters", "\(network.parametersCount)"), ("best epochs", epochs),
      ("training loss", shown(network.trainLoss)),
      ("validation loss", network.validationLoss.map { shown($0) } ?? "–"),
    ]
  }
}
