/// How the weights of several forecasts follow from their past.
///
/// No weight is negative, so that a combination of positive forecasts is one.
public enum CombinationRule: String, Sendable, Codable, CaseIterable {
  /// The same weight for each, which estimated weights often do not beat.
  ///
  /// Source: Stock & Watson (2004), "Combination forecasts of output growth in a seven-country data set".
  case mean
  /// Weights in proportion to the inverse of the mean squared error.
  ///
  /// Source: Bates & Granger (1969), "The combination of forecasts".
  case inverseSquaredError
  /// Weights in proportion to the inverse of the mean of y/f − ln(y/f) − 1, which is zero for f = y.
  ///
  /// Targets of zero, for which the loss of every forecast is infinite, are left out. Source of the loss: Patton (2011),
  /// "Volatility forecast comparison using imperfect volatility proxies".
  case inverseQLIKE
  /// The weights that would have had the smallest squared error, with no sum prescribed: they also correct a scale.
  ///
  /// Source: Granger & Ramanathan (1984), "Improved methods of combining forecasts", here with weights from zero on and
  /// without an intercept.
  case leastSquares
  /// The weights with sum one that would have had the smallest squared error.
  ///
  /// Source: Granger & Ramanathan (1984), here with weights from zero on and without an intercept.
  case leastSquaresSumOne
}
