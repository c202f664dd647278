import GradientBoosting
import MarketData
import MarketSimulation
import NumericalMethods
import RegimeClassification
import VolatilityForecasting

/// Classifiers of regimes, small and hardly trained, for tests of their files.
enum RegimeSamples {
  /// A simulated market of 600 days with funding.
  static func market(_ name: String, seed: UInt64) throws -> MarketHistory {
    let grid = BarGrid(start: TimeStamp(microseconds: 0), barSeconds: 86_400, count: 600)
    let simulated = try RegimeMarket().simulate(grid, seed: seed)
    return try MarketHistory(name: name, bars: simulated.bars())
  }

  /// All models, a hidden Markov model, a column and a temperature.
  static let rich = Result { () throws in
    let task = try RegimeTask(
      label: .hiddenMarkov(ahead: 7),
      features: [.momentum(days: 7), .volatility(days: 7), .state, .hiddenMarkov, .column("funding", days: nil)])
    var classifier = RegimeClassifier(task: task, seed: .max - 1)
    classifier.models = [.logistic, .trees, .forest]
    classifier.trees.rounds = 3
    classifier.trees.tree.minimumLeafRows = 20
    classifier.forest.rounds = 3
    classifier.foldCount = 3
    classifier.isCalibrated = true
    classifier.classWeights = .balanced
    return try classifier.train(on: [market("B", seed: 2), market("A", seed: 3)])
  }

  /// The trees alone, without folds.
  static let plain = Result { () throws in
    var classifier = RegimeClassifier(task: try RegimeTask(features: [.momentum(days: 30)]))
    classifier.models = [.trees]
    classifier.trees.rounds = 1
    classifier.foldCount = nil
    classifier.isCalibrated = false
    return try classifier.train(on: [market("A", seed: 4)])
  }

  /// The regression alone, which has no parts.
  static let logistic = Result { () throws in
    var classifier = RegimeClassifier(task: try RegimeTask(features: [.momentum(days: 30)]))
    classifier.models = [.logistic]
    classifier.foldCount = nil
    classifier.isCalibrated = false
    return try classifier.train(on: [market("A", seed: 4)])
  }

  /// All of them by name.
  static let all = [("rich", rich), ("plain", plain), ("logistic", logistic)]

  /// The probabilities of rows of a classifier's inputs, by the equations of its models.
  static func probabilities(of trained: TrainedRegimeClassifier, rows: [Double]) -> [Double] {
    let (width, count) = (trained.inputNames.count, trained.members.columnNames.count)
    let classes = RegimeLabel.classCount
    return stride(from: 0, to: rows.count, by: width).flatMap { start -> [Double] in
      let features = rows[start..<start + count].map { $0.isFinite ? $0 : .nan }
      let starts = width > count ? Array(rows[start + count..<start + width]) : [Double](repeating: 0, count: classes)
      var mean = [Double](repeating: 0, count: classes)
      for model in trained.specification.models {
        let margins = margins(of: model, trained.members, features).enumerated().map { $1 + starts[$0] }
        for (place, share) in softmax(margins).enumerated() {
          mean[place] += share / Double(trained.specification.models.count)
        }
      }
      guard trained.temperature != .identity else { return mean }
      return softmax(mean.map { Double.log($0) / trained.temperature.temperature })
    }
  }

  private static func margins(of model: RegimeModel, _ members: RegimeMembers, _ features: [Double]) -> [Double] {
    if model == .logistic, let columns = members.logisticColumns, let logistic = members.logistic {
      let row = columns.columns(of: features[...])
      return logistic.intercepts.indices.map { place in
        zip(logistic.coefficients, row).reduce(logistic.intercepts[place]) { $0 + $1.0[place] * $1.1 }
      }
    }
    let ensemble = model == .trees ? members.trees : members.forest
    return ensemble?.margins(of: features.map(Float.init)[...]) ?? []
  }

  private static func softmax(_ margins: [Double]) -> [Double] {
    let largest = margins.max() ?? 0
    let powers = margins.map { Double.exp($0 - largest) }
    return powers.map { $0 / powers.reduce(0, +) }
  }
}
