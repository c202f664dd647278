/// What a classification says about the regime of a market.
public struct RegimeReading: Hashable, Sendable {
  /// The name of the regime.
  public let regime: String
  /// The names of the classes that there are probabilities of, in their order.
  public let classNames: [String]
  /// The probability of each class of `classNames`, summing to one; `nil` where only the regime is known.
  public let probabilities: [Double]?

  /// How far the sum of the probabilities may be from one, as they are rounded when they are written.
  private static let sumTolerance = 1e-6

  /// A reading of a classification.
  ///
  /// - Parameters:
  ///   - regime: the name of the regime.
  ///   - classNames: the names of the classes.
  ///   - probabilities: the probability of each class, from 0 to 1, with a sum of one to 10⁻⁶.
  /// - Throws: `SizingError.countsDiffer` where there are not as many probabilities as names,
  ///   `SizingError.impossible` for a probability that is none, `SizingError.probabilitiesDoNotSumToOne`.
  public init(regime: String, classNames: [String] = [], probabilities: [Double]? = nil) throws(SizingError) {
    if let probabilities {
      guard probabilities.count == classNames.count else {
        throw .countsDiffer(of: "probabilities of regimes", count: probabilities.count, expected: classNames.count)
      }
      var sum = 0.0
      for (index, probability) in probabilities.enumerated() {
        guard (0...1).contains(probability) else {
          throw .impossible(
            quantity: "probability of the regime \(classNames[index])", value: probability,
            allowed: "a number from 0 to 1")
        }
        sum += probability
      }
      guard abs(sum - 1) <= Self.sumTolerance else { throw .probabilitiesDoNotSumToOne(sum: sum) }
    }
    self.regime = regime
    self.classNames = classNames
    self.probabilities = probabilities
  }
}
