import GradientBoosting
import MarketData
import ModelExchange
import ModelFormats
import RegimeClassification

// What is reported of classifiers of regimes.
extension TrainedRegimeClassifier {
  /// What is told: the name of a label, or of the column that holds it.
  var labelName: String { specification.labelColumn.map { "column \($0)" } ?? specification.task.label.description }

  /// What was chosen before the training.
  var choices: [(name: String, value: String)] {
    [
      ("label", labelName),
      ("classes", classNames.joined(separator: " ")), ("markets", markets.joined(separator: " ")),
      ("classifiers", specification.models.map(\.rawValue).joined(separator: " ")),
      ("penalty", "\(specification.logistic.penalty)"), ("rounds", "\(specification.trees.rounds)"),
      ("leaves", "\(specification.trees.tree.leafCount)"),
      (
        "starts from",
        specification.startsFromSimulation ? "a simulation of the label" : "the frequencies of the classes"
      ),
      ("temperature", "\(temperature.temperature)"), ("bars", "of \(barDuration)"),
      ("trainingEnd", trainingEnd.description),
    ]
  }

  /// The features.
  var featureTable: ResultTable {
    var table = ResultTable(columns: ["feature"])
    for feature in specification.task.features { table.append([.text(feature.description)]) }
    return table
  }
}

extension FitReport {
  /// What was found in the training.
  func facts(of classifier: TrainedRegimeClassifier) -> [(name: String, value: String)] {
    let scores = classifier.heldOut
    return [
      ("training rows", "\(classifier.trainingRowCount)"), ("held-out rows", scores.map { "\($0.rowCount)" } ?? "–"),
      ("log-loss", scores.map { shown($0.logLoss) } ?? "–"), ("accuracy", scores.map { shown($0.accuracy) } ?? "–"),
      ("balanced accuracy", scores.map { shown($0.balancedAccuracy) } ?? "–"),
    ]
  }
}
