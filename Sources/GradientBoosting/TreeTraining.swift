/// Trees that are trained one after the other on what those before them leave, or side by side as a forest.
///
/// | option | default | range |
/// |---|---|---|
/// | `mode` | `.boosting(learningRate: 0.1)` | |
/// | `rounds` | 100 | 1 … 100,000 |
/// | `maximumBinCount` | 255 | 2 … 255 |
/// | `rowShare`, `columnShare` | 1 | above 0, at most 1 |
/// | `patience` | none | 1 … |
///
/// Sources: Friedman (2001), "Greedy function approximation: a gradient boosting machine"; Friedman (2002), "Stochastic
/// gradient boosting"; Breiman (2001), "Random forests".
public struct TreeTraining: Sendable, Hashable {
  /// How the trees of successive rounds belong together.
  public enum Mode: Sendable, Hashable {
    /// Each round corrects the sum of those before it, its trees multiplied by `learningRate`, above 0 and at most 1.
    case boosting(learningRate: Double)
    /// Each round starts anew, on rows or columns of its own, and margins are the mean over the rounds.
    case forest
  }

  /// The weight of a class in training.
  public enum ClassWeights: Sendable, Hashable {
    /// As frequent as it is.
    case none
    /// As if all classes were equally frequent: W/(K W_k) for each row of class k, with W the weight of all rows and W_k
    /// that of those of the class.
    case balanced
    /// A positive weight for each class.
    case given([Double])
  }

  /// What is learned.
  public var objective: BoostingObjective
  /// How the trees belong together.
  public var mode = Mode.boosting(learningRate: 0.1)
  /// The most rounds; each grows a tree for each margin.
  public var rounds = 100
  /// How each tree is grown.
  public var tree = TreeOptions()
  /// The most bins that the values of a column are sorted into; missing ones have a further bin.
  public var maximumBinCount = 255
  /// The share of the rows that each round is trained on, drawn without replacement.
  public var rowShare = 1.0
  /// The share of the columns that each tree may split, drawn without replacement.
  public var columnShare = 1.0
  /// The weights of the classes.
  public var classWeights = ClassWeights.none
  /// The number of rounds without improvement on the validation rows after which the training ends; `nil` for none.
  public var patience: Int?
  /// What everything random is drawn from.
  public var seed: UInt64 = 0

  /// Trees for an objective, with the defaults.
  public init(objective: BoostingObjective) {
    self.objective = objective
  }
}
