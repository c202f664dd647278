import MarketData
import ModelExchange
import ModelFormats
import RegimeClassification

/// A trained classifier of regimes, as it is reported.
struct RegimeReport {
  let result: RegimeFit.Result

  private var classifier: TrainedRegimeClassifier { result.classifier }

  /// The members of the document for programs.
  var json: JSONValue {
    let scores = classifier.heldOut
    return [
      "model": .string(TrainedModel.regimes.rawValue),
      "label": .string(classifier.labelName),
      "classes": .array(classifier.classNames.map { .string($0) }),
      "classifiers": .array(classifier.specification.models.map { .string($0.rawValue) }),
      "logLoss": JSONValue(scores?.logLoss), "accuracy": JSONValue(scores?.accuracy),
      "balancedAccuracy": JSONValue(scores?.balancedAccuracy),
      "confusion": scores.map { .array($0.confusion.map { .array($0.map { .integer($0) }) }) } ?? .null,
      "heldOutRows": JSONValue(scores?.rowCount), "trainingRows": .integer(classifier.trainingRowCount),
      "importance": .object(Dictionary(uniqueKeysWithValues: importances.map { ($0.column, .number($0.share)) })),
      "temperature": .number(classifier.temperature.temperature),
      "markets": .array(classifier.markets.map { .string($0) }),
      "trainingEnd": .string(classifier.trainingEnd.description),
      "features": .array(classifier.members.columnNames.map { .string($0) }), "seconds": .number(result.seconds),
    ]
  }

  /// What was trained and how well held-out rows were told, for people.
  var text: String {
    let label = classifier.labelName
    var lines = [
      "\(label): \(classifier.specification.models.map(\.rawValue).joined(separator: " and ")), "
        + "\(classifier.members.columnNames.count) features, \(classifier.trainingRowCount) rows, trained up to "
        + classifier.trainingEnd.description
    ]
    lines += result.markets.lines
    var text = lines.joined(separator: "\n") + "\n"
    if let scores = classifier.heldOut { text += "\n" + scores.text(classNames: classifier.classNames) }
    let shown = importances.prefix(10)
    if !shown.isEmpty {
      var table = ResultTable(columns: ["feature", "share of the gain"])
      for importance in shown { table.append([.text(importance.column), .number(importance.share, digits: 3)]) }
      text += "\n" + table.text
    }
    return text
  }

  /// The share of each column in the gain of the trees, the greatest first; none where no tree has a split.
  private var importances: [(column: String, share: Double)] {
    (classifier.gainImportances ?? []).sorted { $0.share > $1.share }
  }
}

extension CrossValidatedScores {
  /// The scores for people: a line, and what was told of each class.
  fileprivate func text(classNames: [String]) -> String {
    let numbers = [logLoss, accuracy, balancedAccuracy].map { TableCell.number($0, digits: 4).shown }
    return """
      held out, \(rowCount) rows: log-loss \(numbers[0]), accuracy \(numbers[1]), balanced accuracy \(numbers[2])

      \(ConfusionText.table(confusion, classNames: classNames))
      """
  }
}
