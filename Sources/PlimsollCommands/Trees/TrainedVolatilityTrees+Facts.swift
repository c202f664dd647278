import GradientBoosting
import MarketData
import ModelExchange
import ModelFormats
import VolatilityForecasting

// What is reported of trees.
extension TrainedVolatilityTrees {
  /// What was chosen before the training.
  var choices: [(name: String, value: String)] {
    let options = specification.options
    return [
      ("markets", markets.joined(separator: " ")), ("horizons", horizons.map(String.init).joined(separator: " ")),
      ("leaves", "\(options.leafCount)"), ("rounds", "\(options.rounds)"),
      ("learningRate", "\(options.learningRate)"), ("minimumLeafRows", "\(options.minimumLeafRows)"),
      ("l2", "\(options.l2)"), ("rowShare", "\(options.rowShare)"), ("columnShare", "\(options.columnShare)"),
      ("penalty", "\(specification.base.penalty)"), ("level", specification.features.level.rawValue),
      ("trainingEnd", split.trainingEnd.description), ("validationEnd", split.validationEnd.description),
    ]
  }

  /// The trees of each horizon, with what they came to.
  var roundTable: ResultTable {
    var table = ResultTable(columns: ["horizon", "rounds", "best", "train loss", "validation loss"])
    for position in horizons.indices {
      table.append([
        .text("\(horizons[position])"), .text("\(trainingLosses[position].count)"), .text("\(bestRounds[position])"),
        .number(trainLosses[position], digits: 5),
        bestValidationLosses.map { .number($0[position], digits: 5) } ?? .missing,
      ])
    }
    return table
  }
}

extension FitReport {
  /// What was found in the training.
  func facts(of trees: TrainedVolatilityTrees) -> [(name: String, value: String)] {
    let rounds = zip(trees.bestRounds, trees.trainingLosses).map { "\($0) of \($1.count)" }.joined(separator: ", ")
    return [
      ("trees", "\(trees.ensembles.reduce(0) { $0 + $1.trees.count })"), ("best rounds", rounds),
      ("training losses", trees.trainLosses.map { shown($0) }.joined(separator: ", ")),
      ("validation losses", trees.bestValidationLosses?.map { shown($0) }.joined(separator: ", ") ?? "–"),
    ]
  }
}
