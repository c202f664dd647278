import ForecastEvaluation
import Testing

@Suite struct ClassifierScoreTests {
  @Test func anExcludedClassCostsWhatTheFloorSays() throws {
    let forecasts = try ClassProbabilities([1, 0, 1, 0, 1 - 1e-14, 1e-14], classNames: ["a", "b"])
    let losses = LogLoss.values(of: forecasts, labels: [0, 1, 1])
    #expect(losses[0] == 0 && losses[0].sign == .plus)
    // −ln 10⁻¹⁵ and −ln 10⁻¹⁴.
    #expect(abs(losses[1] - 34.538776394910684) < 1e-13)
    #expect(abs(losses[2] - 32.236191301916641) < 1e-13)
    #expect(BrierScore.values(of: forecasts, labels: [0, 1, 1])[..<2] == [0, 2])
  }

  @Test func nothingHasNoScore() throws {
    let none = try ClassProbabilities([], classNames: ["a", "b"])
    #expect(LogLoss.mean(of: none, labels: []) == nil)
    #expect(BrierScore.mean(of: none, labels: []) == nil)
    let matrix = ConfusionMatrix(of: none, labels: [])
    #expect(matrix.accuracy == nil && matrix.balancedAccuracy == nil && matrix.recalls == [nil, nil])
    let table = CalibrationTable(of: none, labels: [])
    #expect(table.bins.isEmpty && table.expectedCalibrationError == nil)
    #expect(throws: EvaluationError.tooFewForecasts(count: 0, needed: 1)) {
      try ClassifierScore(of: none, labels: [])
    }
  }

  @Test func aClassThatDidNotOccurHasNoRecall() throws {
    let matrix = ConfusionMatrix(predictions: [0, 1, 1, 2], labels: [0, 0, 1, 1], classNames: ["a", "b", "c"])
    #expect(matrix.counts == [[1, 1, 0], [0, 1, 1], [0, 0, 0]])
    #expect(matrix.recalls == [0.5, 0.5, nil])
    #expect(matrix.balancedAccuracy == 0.5 && matrix.accuracy == 0.5 && matrix.rowCount == 4)
  }

  @Test func oneClassOnlyIsAlwaysRight() throws {
    let score = try ClassifierScore(of: ClassProbabilities([1, 1, 1], classNames: ["a"]), labels: [0, 0, 0])
    #expect(score.logLoss == 0 && score.brierScore == 0 && score.accuracy == 1 && score.balancedAccuracy == 1)
    #expect(score.expectedCalibrationError == 0 && score.calibration.bins.map(\.count) == [3])
  }
}
