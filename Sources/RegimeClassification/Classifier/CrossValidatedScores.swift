import ForecastEvaluation

/// How well a classifier told the rows of folds that it had not learned from.
///
/// The folds are of ``PurgedTimeFolds``, so that no label of a fold overlaps one that was learned from. The temperature of
/// the probabilities, a single number, was learned from these same rows. A hidden Markov model, which makes the label of
/// ``RegimeLabel/hiddenMarkov(ahead:)`` and a feature, is fitted once, to the returns of the whole training part with those
/// of the folds: where there is one, the scores are somewhat too good. Those of a ``RegimeEvaluation`` are not.
public struct CrossValidatedScores: Sendable, Equatable {
  /// The number of rows.
  public let rowCount: Int
  /// The mean of −ln of the probability of what came, in nats.
  public let logLoss: Double
  /// The share of rows whose most probable class came.
  public let accuracy: Double
  /// The mean over the classes that came of the share that was told.
  public let balancedAccuracy: Double
  /// The number of rows of each class that came (row) for which each class was the most probable (column).
  public let confusion: [[Int]]

  /// Scores from their parts.
  package init(rowCount: Int, logLoss: Double, accuracy: Double, balancedAccuracy: Double, confusion: [[Int]]) {
    self.rowCount = rowCount
    self.logLoss = logLoss
    self.accuracy = accuracy
    self.balancedAccuracy = balancedAccuracy
    self.confusion = confusion
  }

  /// The scores of probabilities.
  ///
  /// - Parameters:
  ///   - probabilities: rows × classes, row by row.
  ///   - classes: the class of each row.
  ///   - classNames: the names of the classes.
  /// - Throws: `RegimeError.evaluation` where there is no row.
  init(probabilities: [Double], classes: [Int], classNames: [String]) throws(RegimeError) {
    do throws(EvaluationError) {
      let score = try ClassifierScore(
        of: ClassProbabilities(probabilities, classNames: classNames), labels: classes)
      self.init(
        rowCount: score.rowCount, logLoss: score.logLoss, accuracy: score.accuracy,
        balancedAccuracy: score.balancedAccuracy, confusion: score.confusionMatrix.counts)
    } catch {
      throw .evaluation(reason: error)
    }
  }
}
