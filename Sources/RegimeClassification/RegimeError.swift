public import ForecastEvaluation
public import GradientBoosting
import MarketData
public import VolatilityForecasting

/// Why regimes could not be told, labelled or learned.
public enum RegimeError: Error, Equatable, Sendable {
  /// A specification that there is not; `reason` says why.
  case invalidSpecification(reason: String)
  /// A text that names no definition of a label.
  case unknownLabel(text: String)
  /// A text that names no feature.
  case unknownFeature(text: String)
  /// What is made of the bars of a market could not be.
  case market(reason: ForecastingError)
  /// The market lacks declared columns that features are made of.
  case missingColumns(market: String, columns: [String])
  /// There are too few returns to learn a hidden Markov model from.
  case tooFewObservations(count: Int, needed: Int)
  /// The label or a feature is made with a hidden Markov model, and none was learned.
  case notLearned(label: String)
  /// There is no usable row with a label that is over, so that there is nothing to learn from.
  case noTrainingRows
  /// A column that holds given labels has a value that is no number of a class.
  case invalidLabel(market: String, column: String, value: Double)
  /// A logistic model has no finite coefficients of least loss; `gain` is what a further step would have brought.
  case logisticDidNotConverge(iterations: Int, gain: Double)
  /// Rows become known at fewer moments than there are folds.
  case tooFewMoments(count: Int, needed: Int)
  /// The market has bars of another length than the classifier or the other markets.
  case otherBars(market: String, duration: Duration, expected: Duration)
  /// The market has highs and lows where those that were learned from had none, or the other way round.
  case otherPrices(market: String, hasRanges: Bool)
  /// Trees could not be trained.
  case trees(reason: BoostingError)
  /// What was told could not be scored.
  case evaluation(reason: EvaluationError)
}

extension RegimeError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .invalidSpecification(let reason): reason
    case .unknownLabel(let text):
      "\"\(text)\" names no label; those of 7 days are state-7, volatility-7, trend-and-volatility-7 and hidden-markov-7"
    case .unknownFeature(let text): "\"\(text)\" names no feature of regimes"
    case .market(let reason): "\(reason)"
    case .missingColumns(let market, let columns):
      "\(market) has no column " + columns.map { "\"\($0)\"" }.joined(separator: ", ")
        + ", which features are made of: join them, or leave the features out"
    case .tooFewObservations(let count, let needed):
      "a hidden Markov model is learned from \(needed) returns at least, the training part has \(count)"
    case .notLearned(let label):
      "\(label) is made with a hidden Markov model, and none was learned from a training part"
    case .noTrainingRows:
      "there is nothing to learn from: no row before the end of training has all features and a label that is over"
    case .invalidLabel(let market, let column, let value):
      "the column \"\(column)\" of \(market) has the value \(value), expected the number of a class from 0 to 3 or none"
    case .logisticDidNotConverge(let iterations, let gain):
      "the logistic model has no finite coefficients of least loss: after \(iterations) steps a further one would gain "
        + "\(gain); give it a penalty, or leave out columns that do not vary"
    case .tooFewMoments(let count, let needed):
      "rows become known at \(count) moments, of which \(needed) folds cannot be made"
    case .otherBars(let market, let duration, let expected):
      "the bars of \(market) last \(duration.barLength), expected \(expected.barLength)"
    case .otherPrices(let market, let hasRanges):
      hasRanges
        ? "the bars of \(market) have a high and a low, which those that were learned from had not"
        : "the bars of \(market) have no high and low, which those that were learned from had"
    case .trees(let reason): "\(reason)"
    case .evaluation(let reason): "\(reason)"
    }
  }
}
