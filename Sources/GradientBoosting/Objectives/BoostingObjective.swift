/// What trees are trained for.
public enum BoostingObjective: Sendable, Hashable {
  /// Half the squared error of a number.
  case squaredError
  /// The quantile of a number at a level strictly between 0 and 1 (pinball loss).
  /// Source: Koenker & Bassett (1978), "Regression quantiles".
  case quantile(Double)
  /// The probability of class 1 of two, by the logistic loss.
  case binary
  /// The probabilities of several classes, by the softmax loss.
  /// Source: Friedman (2001), "Greedy function approximation: a gradient boosting machine", section 4.6.
  case multiclass(classCount: Int)

  /// The number of margins that a row gets, and of trees that a round grows.
  public var outputCount: Int {
    switch self {
    case .squaredError, .quantile, .binary: 1
    case .multiclass(let classCount): classCount
    }
  }

  /// The number of classes; `nil` for targets that are numbers.
  public var classCount: Int? {
    switch self {
    case .squaredError, .quantile: nil
    case .binary: 2
    case .multiclass(let classCount): classCount
    }
  }
}
