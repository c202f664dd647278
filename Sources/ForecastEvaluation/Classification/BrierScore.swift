/// The Brier score of several classes: Σₖ (pₖ − yₖ)², with yₖ = 1 for the class that occurred and 0 for the others.
///
/// It runs from 0 to 2 and is smallest on average for the true probabilities. For two classes it is twice the square of
/// the error of one probability, which others call by the same name.
/// Source: Brier (1950), "Verification of forecasts expressed in terms of probability", equation 2.
public enum BrierScore {
  /// The score of each forecast.
  ///
  /// - Parameters:
  ///   - probabilities: the forecasts (n × K).
  ///   - labels: the number of the class that occurred, for each row.
  /// - Returns: n scores, from 0 to 2.
  /// - Precondition: there is a label for each row, and all are numbers of classes.
  public static func values(of probabilities: ClassProbabilities, labels: [Int]) -> [Double] {
    probabilities.check(labels)
    return labels.indices.map { row in
      (0..<probabilities.classCount).reduce(0) { sum, column in
        let error = probabilities[row, column] - (column == labels[row] ? 1 : 0)
        return sum + error * error
      }
    }
  }

  /// The mean score; `nil` without a row.
  ///
  /// - Parameters:
  ///   - probabilities: the forecasts (n × K).
  ///   - labels: the number of the class that occurred, for each row.
  /// - Returns: the mean of the n scores.
  /// - Precondition: there is a label for each row, and all are numbers of classes.
  public static func mean(of probabilities: ClassProbabilities, labels: [Int]) -> Double? {
    let scores = values(of: probabilities, labels: labels)
    return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
  }
}
