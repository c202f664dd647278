import GradientBoosting
import MarketData
import ModelExchange
import ModelFormats
import VolatilityForecasting

/// Trained trees, as they are reported.
struct TreeReport {
  let result: TreeFit.Result

  private var trees: TrainedVolatilityTrees { result.trees }

  /// The members of the document for programs.
  var json: JSONValue {
    [
      "model": .string(TrainedModel.trees.rawValue),
      "treesCount": .integer(trees.ensembles.reduce(0) { $0 + $1.trees.count }),
      "trainLoss": .array(trees.trainLosses.map { .number($0) }),
      "validationLoss": trees.bestValidationLosses.map { .array($0.map { .number($0) }) } ?? .null,
      "rounds": .array(trees.bestRounds.map { .integer($0) }),
      "horizons": .array(trees.horizons.map { .integer($0) }),
      "markets": .array(trees.markets.map { .string($0) }),
      "trainingEnd": .string(trees.split.trainingEnd.description),
      "validationEnd": .string(trees.split.validationEnd.description),
      "features": .array(trees.ensembles[0].columnNames.map { .string($0) }), "seconds": .number(result.seconds),
    ]
  }

  /// What was trained and how far it came, for people.
  var text: String {
    let options = trees.specification.options
    var lines = [
      "trees of at most \(options.leafCount) leaves, \(trees.ensembles[0].columnNames.count) features, variance of the "
        + "next \(trees.horizons.map(String.init).joined(separator: ", ")) bars",
      "trained up to \(trees.split.trainingEnd)"
        + (trees.bestValidationLosses == nil ? "" : ", validated up to \(trees.split.validationEnd)"),
    ]
    lines += result.markets.inputs.map(\.line)
    return lines.joined(separator: "\n") + "\n\n" + trees.roundTable.text
      + "\nlosses: half the squared error of the log variance beside the regression that the trees correct\n"
  }
}
