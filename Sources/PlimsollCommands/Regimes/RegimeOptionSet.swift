import GradientBoosting
import RegimeClassification

/// The options of classifiers of regimes that training and comparisons share.
struct RegimeOptionSet {
  /// How much each class weighs in training.
  private enum Weighting: String, CaseIterable {
    case none, balanced
  }

  private static let labelColumn = Option(
    optional: "label-column", .text, value: "NAME", defaultText: "labels made from the prices",
    help: "Column that holds the class of each bar itself, as a number from 0 to 3, in place of a label")
  private static let weights = Option(
    "class-weights", .choice(of: Weighting.self), value: "KIND", default: Weighting.none,
    help: "Weights of the classes in training: by how frequent they are, or balanced, for which probabilities suffer")
  private static let calibrate = Option(
    flag: "calibrate", help: "Learn a temperature for the probabilities on held-out folds")

  /// The options in the order of the help.
  static let specifications = [labelColumn.specification, weights.specification, calibrate.specification]

  /// Whether a temperature is learned.
  let calibrates: Bool
  private let column: String?
  private let weighting: Weighting

  /// The values in a command's arguments.
  ///
  /// - Precondition: the command's specification has these options.
  init(_ arguments: ParsedArguments) {
    column = arguments[Self.labelColumn]
    weighting = arguments[Self.weights]
    calibrates = arguments[Self.calibrate]
  }

  /// The classifier of a label.
  ///
  /// - Parameters:
  ///   - label: what is told.
  ///   - features: what it is told from; `nil` for the standard ones.
  ///   - folds: the number of folds that are held out in turn; `nil` for none but what a temperature needs.
  ///   - context: what the command runs in.
  /// - Returns: the classifier, with the models of the recipe.
  /// - Throws: `CommandError.usage`.
  func classifier(
    of label: RegimeLabel, features: [RegimeFeature]?, folds: Int?, in context: CommandContext
  ) throws(CommandError) -> RegimeClassifier {
    let task = try CommandError.mappingRegimes { () throws(RegimeError) in
      try RegimeTask(label: label, features: features)
    }
    var classifier = RegimeClassifier(task: task, seed: context.seed)
    let standardFolds = classifier.foldCount
    classifier.labelColumn = column
    // What a column holds cannot be simulated.
    if column != nil { classifier.startsFromSimulation = false }
    classifier.classWeights = weighting == .balanced ? .balanced : .none
    classifier.isCalibrated = calibrates
    classifier.foldCount = folds ?? (calibrates ? standardFolds : nil)
    return classifier
  }
}
