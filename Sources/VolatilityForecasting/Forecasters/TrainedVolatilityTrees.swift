public import GradientBoosting

/// A forecaster by gradient-boosted trees that was trained.
public struct TrainedVolatilityTrees: CorrectedRegression, Equatable {
  /// What was trained.
  public let specification: VolatilityTrees
  /// The regression that is corrected.
  public let base: FittedVarianceRegression
  /// What the trees read, with what was learned of it.
  public let features: FittedFeatureSet
  /// The trees of each horizon, up to the best round; all of the same columns.
  public let ensembles: [TreeEnsemble]
  /// For each horizon what is added to the log forecast, so that its exponential is the expected variance.
  public let corrections: [Double]
  /// The time of training and validation; of nothing after `split.validationEnd` is anything known.
  public let split: TimeSplit
  /// The names of the markets that were learned from.
  public let markets: [String]
  /// The length of the bars.
  public let barDuration: Duration
  /// For each horizon half the mean squared error of the log variance in the training part after each round.
  public let trainingLosses: [[Double]]
  /// The same in the validation part; empty without validation.
  public let validationLosses: [[Double]]
  /// The number of each horizon's best round, from one: that of its last tree.
  public let bestRounds: [Int]

  /// A trained forecaster from its parts, as when it is read from a file.
  ///
  /// - Precondition: each horizon has its trees, all of the same columns, a correction, losses and a best round.
  package init(
    specification: VolatilityTrees, base: FittedVarianceRegression, features: FittedFeatureSet,
    ensembles: [TreeEnsemble], corrections: [Double], split: TimeSplit, markets: [String], barDuration: Duration,
    trainingLosses: [[Double]], validationLosses: [[Double]], bestRounds: [Int]
  ) {
    let count = specification.horizons.count
    precondition(ensembles.count == count && corrections.count == count, "each horizon has its trees and a correction")
    precondition(ensembles.allSatisfy { $0.columnNames == ensembles[0].columnNames }, "trees read the same columns")
    precondition(
      trainingLosses.count == count && validationLosses.count == count && bestRounds.count == count,
      "each horizon has its losses")
    self.specification = specification
    self.base = base
    self.features = features
    self.ensembles = ensembles
    self.corrections = corrections
    self.split = split
    self.markets = markets
    self.barDuration = barDuration
    self.trainingLosses = trainingLosses
    self.validationLosses = validationLosses
    self.bestRounds = bestRounds
  }

  /// The same with other corrections.
  func with(corrections: [Double]) -> TrainedVolatilityTrees {
    TrainedVolatilityTrees(
      specification: specification, base: base, features: features, ensembles: ensembles, corrections: corrections,
      split: split, markets: markets, barDuration: barDuration, trainingLosses: trainingLosses,
      validationLosses: validationLosses, bestRounds: bestRounds)
  }

  /// For each horizon half the mean squared error in the training part at the best round.
  public var trainLosses: [Double] { zip(trainingLosses, bestRounds).map { $0[$1 - 1] } }

  /// The same in the validation part; `nil` without validation.
  public var bestValidationLosses: [Double]? {
    validationLosses.allSatisfy(\.isEmpty) ? nil : zip(validationLosses, bestRounds).map { $0[$1 - 1] }
  }
}
