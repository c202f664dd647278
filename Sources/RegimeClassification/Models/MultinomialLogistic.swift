import LinearAlgebra
import NumericalMethods

/// Softmax regression: probabilities of classes from features, by maximum penalised likelihood.
///
/// With x a row of scaled features and o its offset, class k has the margin m_k = o_k + a_k + Σ b_jk x_j and the
/// probability exp(m_k)/Σ exp(m_l). Minimised is
///
///     Σ w (ln Σ exp(m_l) − m_y)/Σ w + ½ λ Σ b² + ½ λ₀ Σ a²
///
/// over the rows and their weights w. The loss does not change where all classes' coefficients of a column grow alike;
/// of all such solutions the one is found whose coefficients add up to zero over the classes.
/// Sources: Hosmer & Lemeshow (2000), "Applied logistic regression", section 8.1; le Cessie & van Houwelingen (1992),
/// "Ridge estimators in logistic regression".
///
/// | parameter | default | range |
/// |---|---|---|
/// | `penalty` λ | 0.1 | 0 … |
/// | `interceptPenalty` λ₀ | 0.001 | 0 … |
public struct MultinomialLogistic: Sendable, Hashable {
  /// The penalty λ of each coefficient.
  public var penalty: Double
  /// The penalty λ₀ of each intercept, with which a class that has no row has a finite one.
  public var interceptPenalty: Double

  /// Without a penalty, coefficients of scaled features beyond this go on growing for ever: where their minimum is at
  /// infinity, the loss is flat to working precision soon after.
  private static let largestFreeCoefficient = 10.0

  /// A model with its penalties.
  public init(penalty: Double = 0.1, interceptPenalty: Double = 1e-3) {
    self.penalty = penalty
    self.interceptPenalty = interceptPenalty
  }

  /// Throws where a penalty is out of range.
  ///
  /// - Throws: `RegimeError.invalidSpecification`.
  public func check() throws(RegimeError) {
    for (name, value) in [("penalty", penalty), ("penalty of the intercepts", interceptPenalty)]
    where !(value >= 0 && value.isFinite) {
      throw .invalidSpecification(reason: "the \(name) is finite and not negative, \(value) is not")
    }
  }

  /// The coefficients of a sample, by Newton's method.
  ///
  /// - Parameter sample: the rows.
  /// - Returns: the fitted model.
  /// - Throws: `RegimeError.invalidSpecification` for a penalty out of range, `.noTrainingRows` for no row of positive
  ///   weight, `.logisticDidNotConverge` where there is no finite strict minimum: a class or a column without
  ///   variation, or classes that are separable, and no penalty.
  package func fit(to sample: LogisticSample) throws(RegimeError) -> FittedMultinomialLogistic {
    try check()
    guard sample.totalWeight > 0 else { throw .noTrainingRows }
    var objective = LogisticObjective(self, sample)
    let search = ConstrainedNewton(constraints: [])
    let result = search.maximize(
      &objective, from: [Double](repeating: 0, count: objective.parameterCount), first: .observed)
    let isBounded = penalty > 0 && interceptPenalty > 0
    guard result.isMaximum,
      result.point.allSatisfy({ $0.isFinite && (isBounded || abs($0) < Self.largestFreeCoefficient) })
    else {
      throw .logisticDidNotConverge(iterations: result.iterations, gain: result.predictedGain)
    }
    let width = sample.columnCount + 1
    let classes = 0..<sample.classCount
    return FittedMultinomialLogistic(
      intercepts: classes.map { result.point[$0 * width] },
      coefficients: (0..<sample.columnCount).map { column in classes.map { result.point[$0 * width + 1 + column] } })
  }
}
