/// All scores of one forecaster of classes.
public struct ClassifierScore: Sendable, Equatable {
  /// The number of forecasts, positive.
  public let rowCount: Int
  /// The mean logarithmic loss in nats, by ``LogLoss``.
  public let logLoss: Double
  /// The mean Brier score, from 0 to 2, by ``BrierScore``.
  public let brierScore: Double
  /// The share of forecasts whose most probable class occurred.
  public let accuracy: Double
  /// The mean recall over the classes that occurred.
  public let balancedAccuracy: Double
  /// How often each class was the most probable where each occurred.
  public let confusionMatrix: ConfusionMatrix
  /// The calibration of the most probable class.
  public let calibration: CalibrationTable
  /// The expected calibration error of the most probable class.
  public let expectedCalibrationError: Double

  /// Scores forecasts.
  ///
  /// - Parameters:
  ///   - probabilities: the forecasts (n × K).
  ///   - labels: the number of the class that occurred, for each row.
  ///   - binCount: the number of bins of the calibration table.
  /// - Throws: `EvaluationError.tooFewForecasts` where there are none.
  /// - Precondition: there is a label for each row, all are numbers of classes, and there is a bin.
  public init(
    of probabilities: ClassProbabilities, labels: [Int], binCount: Int = CalibrationTable.defaultBinCount
  ) throws(EvaluationError) {
    confusionMatrix = ConfusionMatrix(of: probabilities, labels: labels)
    calibration = CalibrationTable(of: probabilities, labels: labels, binCount: binCount)
    guard let logLoss = LogLoss.mean(of: probabilities, labels: labels),
      let brierScore = BrierScore.mean(of: probabilities, labels: labels),
      let accuracy = confusionMatrix.accuracy, let balancedAccuracy = confusionMatrix.balancedAccuracy,
      let expectedCalibrationError = calibration.expectedCalibrationError
    else { throw .tooFewForecasts(count: 0, needed: 1) }
    rowCount = labels.count
    self.logLoss = logLoss
    self.brierScore = brierScore
    self.accuracy = accuracy
    self.balancedAccuracy = balancedAccuracy
    self.expectedCalibrationError = expectedCalibrationError
  }
}
