/// Why a heterogeneous autoregression could not be built, fitted or applied.
public enum HARError: Error, Equatable, Sendable {
  /// A variance is negative or not finite.
  case invalidVariance(index: Int, value: Double)
  /// A variance is zero, where its logarithm is needed.
  case zeroVariance(index: Int)
  /// A time stamp is not later than the one before it.
  case timeStampsNotIncreasing(index: Int)
  /// The model has seasons, for which the series lacks time stamps.
  case noTimeStamps
  /// A number of a covariate lies outside its range; `expected` states the range.
  case invalidCovariate(name: Covariate, index: Int, value: Double, expected: String)
  /// The series lacks a covariate that the model uses.
  case missingCovariate(name: Covariate)
  /// A specification contradicts itself; `reason` says how.
  case invalidSpecification(reason: String)
  /// There are fewer periods than the model needs.
  case tooFewPeriods(count: Int, needed: Int)
  /// A term is, to working precision, a linear combination of those before it.
  case dependentTerm(HARTerm, unexplainedShare: Double)
  /// A regressor or the target is outside double precision in the period at `index`.
  case unusableScale(index: Int)
  /// The terms explain the target without any residual.
  case noResidualVariance
  /// Forecasts cannot be made period after period; `reason` says why.
  case notIterable(reason: String)
}

extension HARError {
  /// The error in a series that begins `offset` periods before the one that it was found in.
  func moved(by offset: Int) -> HARError {
    switch self {
    case .invalidVariance(let index, let value):
      .invalidVariance(index: index + offset, value: value)
    case .zeroVariance(let index):
      .zeroVariance(index: index + offset)
    case .timeStampsNotIncreasing(let index):
      .timeStampsNotIncreasing(index: index + offset)
    case .invalidCovariate(let name, let index, let value, let expected):
      .invalidCovariate(name: name, index: index + offset, value: value, expected: expected)
    case .unusableScale(let index):
      .unusableScale(index: index + offset)
    case .noTimeStamps, .missingCovariate, .invalidSpecification, .tooFewPeriods, .dependentTerm, .noResidualVariance,
      .notIterable:
      self
    }
  }
}

extension HARError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .invalidVariance(let index, let value):
      "variance \(index + 1) is \(value), expected a finite number from 0 on"
    case .zeroVariance(let index):
      "variance \(index + 1) is zero and has no logarithm"
    case .timeStampsNotIncreasing(let index):
      "time stamp \(index + 1) is not later than the one before it"
    case .noTimeStamps:
      "seasons need time stamps, the series has none"
    case .invalidCovariate(let name, let index, let value, let expected):
      "\(name) \(index + 1) is \(value), expected \(expected)"
    case .missingCovariate(let name):
      "the series has no column \(name)"
    case .invalidSpecification(let reason):
      reason
    case .tooFewPeriods(let count, let needed):
      "the model needs at least \(needed) periods, there are \(count)"
    case .dependentTerm(let term, let share):
      "the term \(term) is a linear combination of those before it, which leave \(share) of its length unexplained"
    case .unusableScale(let index):
      "period \(index + 1) has a regressor or a target outside double precision"
    case .noResidualVariance:
      "the terms explain the target without any residual"
    case .notIterable(let reason):
      "forecasts cannot be made period after period: \(reason)"
    }
  }
}
