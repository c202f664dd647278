import GradientBoosting
import MarketData
import MarketSimulation
import RegimeClassification
import VolatilityForecasting

/// Small markets and classifiers that are trained in no time.
enum MadeClassifier {
  /// A simulated market of days, with funding and flows.
  static func market(_ name: String, seed: UInt64, bars count: Int = 400, seconds: Int = 86_400) throws -> MarketHistory {
    let grid = BarGrid(start: TimeStamp(microseconds: 1_577_836_800_000_000), barSeconds: seconds, count: count)
    return try MarketHistory(name: name, bars: RegimeMarket().simulate(grid, seed: seed).bars())
  }

  static func markets() throws -> [MarketHistory] {
    try [market("AAA", seed: 1), market("BBB", seed: 2, bars: 350), market("CCC", seed: 3, bars: 300)]
  }

  /// A rule whose thresholds are known early.
  static func rule() throws -> RegimeRule {
    try RegimeRule(volatilityDays: 20, historyDays: 120, smallestHistoryDays: 40)
  }

  /// All models, of few features and small.
  static func classifier(_ label: RegimeLabel = .state(ahead: 5)) throws -> RegimeClassifier {
    let features = try RegimeFeature.list(
      "momentum-7,volatility-3,volatility-7,range-1,range-7,crisis-distance,state,simulation,funding,net-flow-3")
    return small(RegimeClassifier(task: try RegimeTask(rule: rule(), label: label, features: features)))
  }

  /// A classifier with small models.
  static func small(_ classifier: RegimeClassifier) -> RegimeClassifier {
    var classifier = classifier
    classifier.models = RegimeModel.allCases
    classifier.foldCount = 3
    classifier.isCalibrated = true
    classifier.trees.rounds = 4
    classifier.trees.tree.minimumLeafRows = 20
    classifier.forest.rounds = 4
    classifier.forest.tree.leafCount = 4
    classifier.forest.tree.minimumLeafRows = 20
    return classifier
  }
}
