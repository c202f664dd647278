/// Why a least-squares problem has no unique solution.
public enum LeastSquaresError: Error, Equatable, Sendable {
  /// There are fewer observations than coefficients.
  case tooFewObservations(count: Int, needed: Int)
  /// An observation has a number that is not finite.
  case notFinite(row: Int)
  /// A column of the regressors is, to working precision, a linear combination of those before it.
  ///
  /// `unexplainedShare` is the part of its length that they leave unexplained, from 0 to 1.
  case dependentColumn(index: Int, unexplainedShare: Double)
}

extension LeastSquaresError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .tooFewObservations(let count, let needed):
      "\(needed) coefficients need at least \(needed) observations, there are \(count)"
    case .notFinite(let row):
      "observation \(row + 1) has a number that is not finite"
    case .dependentColumn(let index, let share):
      "column \(index + 1) is a linear combination of those before it, which leave \(share) of its length unexplained"
    }
  }
}
