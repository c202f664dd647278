/// What one forecaster said of some of the rows that several are compared on.
public struct ClassifierForecasts: Sendable, Equatable {
  /// The name of the forecaster.
  public let name: String
  /// The probabilities, a row for each element of `rows`.
  public let probabilities: ClassProbabilities
  /// The rows of the comparison that were forecast, increasing.
  public let rows: [Int]

  /// Forecasts of some rows.
  ///
  /// - Parameters:
  ///   - name: the name of the forecaster.
  ///   - probabilities: the probabilities, a row for each element of `rows`.
  ///   - rows: the rows of the comparison that were forecast, increasing; `nil` for all from the first on.
  /// - Precondition: there is a row of probabilities for each of `rows`, and these increase from 0 or more on.
  public init(name: String, probabilities: ClassProbabilities, rows: [Int]? = nil) {
    let rows = rows ?? Array(0..<probabilities.rowCount)
    precondition(rows.count == probabilities.rowCount, "there are probabilities for each row that was forecast")
    precondition(
      rows.first ?? 0 >= 0 && zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 }, "the rows increase from 0 on")
    self.name = name
    self.probabilities = probabilities
    self.rows = rows
  }
}
