/// A multinomial logistic model with its coefficients.
public struct FittedMultinomialLogistic: Sendable, Equatable {
  /// The intercept of each class.
  public let intercepts: [Double]
  /// The coefficients, columns × classes: for each column one of each class.
  public let coefficients: [[Double]]

  /// A fitted model from its parts.
  ///
  /// - Parameters:
  ///   - intercepts: the intercept of each class.
  ///   - coefficients: for each column a coefficient of each class.
  /// - Precondition: each column has a coefficient of each class.
  package init(intercepts: [Double], coefficients: [[Double]]) {
    precondition(
      !intercepts.isEmpty && coefficients.allSatisfy { $0.count == intercepts.count },
      "each column has a coefficient of each class")
    self.intercepts = intercepts
    self.coefficients = coefficients
  }

  /// The number of classes.
  public var classCount: Int { intercepts.count }

  /// The margins of a row.
  ///
  /// - Parameters:
  ///   - row: the scaled features, one for each column.
  ///   - offset: what is added, one number for each class; `nil` for nothing.
  /// - Returns: a margin for each class.
  /// - Precondition: the row has the columns of the model.
  public func margins(of row: some Collection<Double>, offset: [Double]? = nil) -> [Double] {
    precondition(row.count == coefficients.count, "a row has the columns of the model")
    var result = intercepts
    for (value, column) in zip(row, coefficients) {
      for k in result.indices { result[k] += value * column[k] }
    }
    guard let offset else { return result }
    return zip(result, offset).map { $0 + $1 }
  }
}
