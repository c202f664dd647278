public import GradientBoosting
import MarketData
public import VolatilityForecasting

/// What tells the probabilities of the regime to come: a specification, which ``train(on:trainingEnd:threads:)`` makes a
/// classifier of.
///
/// Each of the models is fitted to the rows of all markets together, and their probabilities are averaged. Where
/// `startsFromSimulation`, the models correct a simulation of the label: the logarithms of its probabilities, less their
/// mean, are what the margins start from. Where `isCalibrated`, one temperature, learned on held-out folds, calibrates the
/// average: on five currencies that made it worse more often than better.
///
/// | choice | default | range |
/// |---|---|---|
/// | `labelColumn` | none: the label of the task | not with a simulation |
/// | `models` | logistic and trees | one at least, each once |
/// | `startsFromSimulation` | yes | |
/// | `classWeights` | none | positive and finite |
/// | `foldCount` | 5 | 2 … 100; `nil` for no held-out folds |
/// | `isCalibrated` | no | yes needs folds |
/// | `logistic` | λ = λ₀ = 0.5 | |
/// | `trees` | 20 rounds of 4 leaves, learning rate 0.04, `l2` 60, leaves of 150 rows | |
/// | `forest` | 100 rounds of 16 leaves, half of the rows and columns, `l2` 60, leaves of 100 rows | |
///
/// The defaults but the forest's were searched for on days of five currencies up to the middle of 2022, and frozen. Labels
/// of neighbouring days overlap, so that rows are worth few independent ones: hence strong penalties and small trees.
public struct RegimeClassifier: Sendable, Equatable {
  /// The rule, the label and the features.
  public var task: RegimeTask
  /// The column of the bars that holds the class of each bar, as a number from zero, in place of the label of the task;
  /// `nil` for that label.
  public var labelColumn: String?
  /// The models whose probabilities are averaged.
  public var models: [RegimeModel]
  /// The multinomial logistic model.
  public var logistic: MultinomialLogistic
  /// The boosted trees.
  public var trees: TreeTraining
  /// The trees of the forest.
  public var forest: TreeTraining
  /// Whether the models correct a simulation of the label.
  public var startsFromSimulation: Bool
  /// The weights of the classes in training, of the logistic model and of the trees.
  public var classWeights: TreeTraining.ClassWeights
  /// The number of folds that are held out in turn; `nil` for none.
  public var foldCount: Int?
  /// Whether a temperature is learned on the held-out folds.
  public var isCalibrated: Bool

  /// A classifier with the default choices.
  ///
  /// - Parameters:
  ///   - task: the rule, the label and the features.
  ///   - seed: what everything random in the trees is drawn from.
  public init(task: RegimeTask, seed: UInt64 = 0) {
    self.task = task
    labelColumn = nil
    models = [.logistic, .trees]
    logistic = MultinomialLogistic(penalty: 0.5, interceptPenalty: 0.5)
    trees = Self.standardTrees
    forest = Self.standardForest
    startsFromSimulation = true
    classWeights = .none
    foldCount = 5
    isCalibrated = false
    trees.seed = seed
    forest.seed = seed
  }

  /// A classifier with the default choices, of the features that markets allow.
  ///
  /// These are ``RegimeTask/standardFeatures(rule:label:)``, the simulation, and the volume where the bars of all markets have it, be it zero.
  ///
  /// - Parameters:
  ///   - markets: the markets.
  ///   - rule: the rule of today's state.
  ///   - label: what is to be told.
  ///   - further: further features, as of declared columns.
  ///   - seed: what everything random in the trees is drawn from.
  /// - Throws: `RegimeError.invalidSpecification`.
  public init(
    for markets: [MarketHistory], rule: RegimeRule = .standard, label: RegimeLabel = .state(ahead: 7),
    further: [RegimeFeature] = [], seed: UInt64 = 0
  ) throws(RegimeError) {
    // Whether any volume is above zero would be known of the whole history only.
    let hasVolume = markets.allSatisfy { $0.bars.volume != nil }
    let volume: [RegimeFeature] = hasVolume ? [.volumeRatio(short: 3, long: 30)] : []
    let features = RegimeTask.standardFeatures(rule: rule, label: label) + volume + [.simulation] + further
    self.init(task: try RegimeTask(rule: rule, label: label, features: features), seed: seed)
  }

  private static var standardTrees: TreeTraining {
    var training = TreeTraining(objective: .multiclass(classCount: RegimeLabel.classCount))
    training.mode = .boosting(learningRate: 0.04)
    training.rounds = 20
    training.tree.leafCount = 4
    training.tree.minimumLeafRows = 150
    training.tree.l2 = 60
    training.maximumBinCount = 63
    return training
  }

  private static var standardForest: TreeTraining {
    var training = TreeTraining(objective: .multiclass(classCount: RegimeLabel.classCount))
    training.mode = .forest
    training.rounds = 100
    training.tree.leafCount = 16
    training.tree.minimumLeafRows = 100
    training.tree.l2 = 60
    training.rowShare = 0.5
    training.columnShare = 0.5
    training.maximumBinCount = 63
    return training
  }

  /// Throws where a choice is out of range.
  ///
  /// - Throws: `RegimeError.invalidSpecification`, `.trees`.
  public func check() throws(RegimeError) {
    guard !models.isEmpty else { throw .invalidSpecification(reason: "a classifier has one model at least, not none") }
    guard Set(models).count == models.count else {
      let names = models.map(\.rawValue).joined(separator: ", ")
      throw .invalidSpecification(reason: "a classifier has one model at least and each once, not \(names)")
    }
    if let foldCount, !(2...100).contains(foldCount) {
      throw .invalidSpecification(reason: "2 to 100 folds are held out in turn, not \(foldCount)")
    }
    guard foldCount != nil || !isCalibrated else {
      throw .invalidSpecification(reason: "probabilities are calibrated on held-out folds, and there are none")
    }
    guard labelColumn == nil || !startsFromSimulation else {
      throw .invalidSpecification(reason: "there is no simulation of labels that a column holds to start from")
    }
    if case .given(let weights) = classWeights {
      guard weights.count == RegimeLabel.classCount, weights.allSatisfy({ $0 > 0 && $0.isFinite }) else {
        throw .invalidSpecification(
          reason: "each of \(RegimeLabel.classCount) classes has a positive, finite weight, not \(weights)")
      }
    }
    try logistic.check()
    for training in [trees, forest] {
      guard training.objective == .multiclass(classCount: RegimeLabel.classCount), training.classWeights == .none
      else {
        throw .invalidSpecification(
          reason: "trees of regimes have \(RegimeLabel.classCount) classes, whose weights are those of the classifier")
      }
      do throws(BoostingError) { try training.check() } catch { throw .trees(reason: error) }
    }
  }
}
