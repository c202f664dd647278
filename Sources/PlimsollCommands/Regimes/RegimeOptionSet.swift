import GradientBoosting
import RegimeClassification
import VolatilityForecasting

/// The options of classifiers of regimes that training and comparisons share.
struct RegimeOptionSet {
  /// How much each class weighs in training.
  private enum Weighting: String, CaseIterable {
    case none, balanced
  }

  private static let further = Option(
    optional: "further-features", .list(of: .text), value: "NAMES", defaultText: "none",
    help: "What is read beside the standard features, such as funding or net-flow-7 of columns that --join adds")
  private static let weights = Option(
    "class-weights", .choice(of: Weighting.self), value: "KIND", default: Weighting.none,
    help: "Weights of the classes in training: by how frequent they are, or balanced, for which probabilities suffer")
  private static let calibrate = Option(
    flag: "calibrate", help: "Learn a temperature for the probabilities on held-out folds")

  /// The options in the order of the help.
  static let specifications = [
    further.specification, weights.specification, calibrate.specification,
  ]

  /// Whether a temperature is learned.
  let calibrates: Bool
  private let features: [RegimeFeature]?
  private let further: [RegimeFeature]
  private let weighting: Weighting

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` for a feature that is none.
  /// - Precondition: the command's specification has these options and those of regressions.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    features = try arguments[AutoregressionOptions.features].map { (features) throws(CommandError) in
      try RegimeFeature.named(features.map(\.name), option: AutoregressionOptions.features.specification.spelling)
    }
    let further = try RegimeFeature.named(
      arguments[Self.further] ?? [], option: Self.further.specification.spelling)
    if let twice = further.first(where: { feature in further.count { $0 == feature } > 1 }) {
      throw .usage("\(Self.further.specification.spelling) names \(twice) twice")
    }
    if features != nil, !further.isEmpty {
      throw .usage("--features names all features, --further-features those beside the standard ones: give one")
    }
    self.further = further
    weighting = arguments[Self.weights]
    calibrates = arguments[Self.calibrate]
  }

  /// The classifier of a label.
  ///
  /// - Parameters:
  ///   - label: what is told.
  ///   - column: the column that holds the classes in place of the label; `nil` for the label.
  ///   - markets: the markets that it is for, whose standard features are read where no others are named.
  ///   - folds: the number of folds that are held out in turn; `nil` for none but what a temperature needs.
  ///   - context: what the command runs in.
  /// - Returns: the classifier, with the models of the recipe.
  /// - Throws: `CommandError.usage`.
  func classifier(
    of label: RegimeLabel, orColumn column: String? = nil, for markets: [MarketHistory], folds: Int?,
    in context: CommandContext
  ) throws(CommandError) -> RegimeClassifier {
    var classifier = try CommandError.mappingRegimes { () throws(RegimeError) in
      let task: RegimeTask
      if let features {
        task = try RegimeTask(label: label, features: features)
      } else {
        task = try RegimeClassifier(for: markets, label: label, further: further).task
      }
      return column.map { RegimeClassifier(ofColumn: $0, task: task, seed: context.seed) }
        ?? RegimeClassifier(task: task, seed: context.seed)
    }
    let standardFolds = classifier.foldCount
    classifier.classWeights = weighting == .balanced ? .balanced : .none
    classifier.isCalibrated = calibrates
    classifier.foldCount = folds ?? (calibrates ? standardFolds : nil)
    return classifier
  }
}
