import NumericalMethods

/// The logarithmic loss −ln p of the probability p that a forecast gave to the class that occurred, in nats.
///
/// It is smallest on average for the true probabilities. A probability below ``leastProbability`` counts as that, so
/// that a forecast that excluded what occurred costs 34.5 nats and not infinitely many; nothing else is changed.
/// Source: Good (1952), "Rational decisions".
public enum LogLoss {
  /// The least probability that a class that occurred is taken to have had.
  public static let leastProbability = 1e-15

  /// The loss of each forecast.
  ///
  /// - Parameters:
  ///   - probabilities: the forecasts (n × K).
  ///   - labels: the number of the class that occurred, for each row.
  /// - Returns: n losses in nats, from 0 to 34.5.
  /// - Precondition: there is a label for each row, and all are numbers of classes.
  public static func values(of probabilities: ClassProbabilities, labels: [Int]) -> [Double] {
    probabilities.check(labels)
    return labels.indices.map { row in
      let loss = -Double.log(max(probabilities[row, labels[row]], leastProbability))
      // Not −0 for a certain forecast that was right.
      return loss == 0 ? 0 : loss
    }
  }

  /// The mean loss; `nil` without a row.
  ///
  /// - Parameters:
  ///   - probabilities: the forecasts (n × K).
  ///   - labels: the number of the class that occurred, for each row.
  /// - Returns: the mean of the n losses in nats.
  /// - Precondition: there is a label for each row, and all are numbers of classes.
  public static func mean(of probabilities: ClassProbabilities, labels: [Int]) -> Double? {
    let losses = values(of: probabilities, labels: labels)
    return losses.isEmpty ? nil : losses.reduce(0, +) / Double(losses.count)
  }
}
