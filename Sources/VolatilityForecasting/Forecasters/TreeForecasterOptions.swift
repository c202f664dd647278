package import GradientBoosting

/// The shape of the trees of a forecaster, and how they are trained.
///
/// | option | default | range |
/// |---|---|---|
/// | `leafCount` | 7 | 1 … 65,535 |
/// | `rounds` | 100 | 1 … 100,000 |
/// | `learningRate` | 0.05 | above 0, at most 1 |
/// | `minimumLeafRows` | 2000 | 1 … |
/// | `l2` | 0 | 0 … |
/// | `rowShare`, `columnShare` | 0.5 | above 0, at most 1 |
/// | `maximumBinCount` | 255 | 2 … 255 |
/// | `patience` | none | 1 … |
///
/// Targets of hourly bars over a day overlap: 24 rows tell hardly more than one. So leaves are large and rounds few.
public struct TreeForecasterOptions: Sendable, Hashable {
  /// The most leaves of a tree.
  public var leafCount = 7
  /// The most rounds; each grows a tree for each horizon.
  public var rounds = 100
  /// What the leaves of a tree are multiplied by.
  public var learningRate = 0.05
  /// The fewest rows of a leaf.
  public var minimumLeafRows = 2000
  /// What draws the leaves to zero: as many rows in each that the regression has nothing to learn from.
  public var l2 = 0.0
  /// The share of the rows that each round is trained on.
  public var rowShare = 0.5
  /// The share of the columns that each tree may split.
  public var columnShare = 0.5
  /// The most bins that the values of a feature are sorted into.
  public var maximumBinCount = 255
  /// The number of rounds without improvement on the validation part after which the training ends; `nil` for none.
  public var patience: Int?
  /// What everything random is drawn from.
  public var seed: UInt64 = 0

  /// The options of the recipe that the documentation reports on.
  public init() {}

  /// The training of the trees of one horizon.
  package func training(validates: Bool) -> TreeTraining {
    var training = TreeTraining(objective: .squaredError)
    training.mode = .boosting(learningRate: learningRate)
    training.rounds = rounds
    training.tree.leafCount = leafCount
    training.tree.minimumLeafRows = minimumLeafRows
    training.tree.l2 = l2
    training.rowShare = rowShare
    training.columnShare = columnShare
    training.maximumBinCount = maximumBinCount
    training.patience = validates ? patience : nil
    training.seed = seed
    return training
  }
}
