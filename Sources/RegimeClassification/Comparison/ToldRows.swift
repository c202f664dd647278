import ForecastEvaluation
import MarketData

/// The rows of a market that were told, with what each forecaster said.
struct ToldRows: Sendable {
  /// The class that came, of each row.
  private(set) var labels: [Int] = []
  /// When each row was known.
  private(set) var times: [TimeStamp] = []
  /// The probabilities of each forecaster, rows × classes.
  private(set) var probabilities: [[Double]]

  /// No rows yet of a number of forecasters.
  init(forecasterCount: Int) { probabilities = [[Double]](repeating: [], count: forecasterCount) }

  /// Adds rows.
  mutating func add(labels: [Int], times: [TimeStamp], probabilities: [[Double]]) {
    self.labels += labels
    self.times += times
    for (position, values) in probabilities.enumerated() { self.probabilities[position] += values }
  }

  /// Adds the rows of another.
  mutating func add(_ other: ToldRows) {
    add(labels: other.labels, times: other.times, probabilities: other.probabilities)
  }

  /// The scores of all forecasters.
  ///
  /// - Throws: `RegimeError.evaluation`.
  func comparison(
    names: [String], classNames: [String], options: ClassifierComparison.Options
  ) throws(RegimeError) -> ClassifierComparison {
    guard !labels.isEmpty else { throw .evaluation(reason: .tooFewForecasts(count: 0, needed: 1)) }
    do throws(EvaluationError) {
      var forecasters: [ClassifierForecasts] = []
      for (name, values) in zip(names, probabilities) {
        forecasters.append(
          ClassifierForecasts(name: name, probabilities: try ClassProbabilities(values, classNames: classNames)))
      }
      return try ClassifierComparison(
        of: forecasters, labels: labels, timeStamps: times, references: RegimeBaseline.allCases.map(\.rawValue),
        options: options)
    } catch {
      throw .evaluation(reason: error)
    }
  }
}
