import NumericalMethods

/// How likely the capital is to fall, or to fall before it rises, where c times the Kelly fraction is bet for ever.
///
/// The capital is a geometric Brownian motion, as it is for many small bets: its logarithm drifts by c − ½c² where its
/// variance is c², so that capital^−k is a martingale for k = 2/c − 1 (Thorp 2006, section 7; Ziemba & MacLean 2011).
/// Bets that are not small are bounded exactly by `BettingGrowth`.
public struct RuinProbability: Hashable, Sendable {
  /// c, the multiple of the Kelly fraction that is bet: above 0, below 2.
  public let kellyMultiple: Double

  /// The probabilities at a multiple of the Kelly fraction; from twice the Kelly fraction on the capital does not grow,
  /// and falls below any level.
  ///
  /// - Throws: `SizingError.impossible` for a multiple that is not above 0 and below 2.
  public init(kellyMultiple: Double) throws(SizingError) {
    guard kellyMultiple > 0, kellyMultiple < 2, (2 / kellyMultiple).isFinite else {
      throw .impossible(
        quantity: "multiple of the Kelly fraction", value: kellyMultiple, allowed: "a number above 0 and below 2")
    }
    self.kellyMultiple = kellyMultiple
  }

  /// k = 2/c − 1: the capital ever falls to x of what it was with probability xᵏ.
  public var exponent: Double { (2 - kellyMultiple) / kellyMultiple }

  /// The probability that the capital ever falls to a fraction of what it is now, x^(2/c − 1).
  ///
  /// - Parameter level: x, above 0 and at most 1.
  /// - Returns: the probability, from 0 to 1; at full Kelly it is x.
  /// - Throws: `SizingError.impossible` for a level out of range.
  public func everFalling(to level: Double) throws(SizingError) -> Double {
    guard level > 0, level <= 1 else {
      throw .impossible(quantity: "level fallen to", value: level, allowed: "a fraction above 0, at most 1")
    }
    return Double.exp(exponent * Double.log(level))
  }

  /// The probability that the capital rises to one multiple of what it is now before it falls to another,
  /// (1 − dᵏ)/(1 − (d/u)ᵏ).
  ///
  /// - Parameters:
  ///   - upper: u, above 1, finite.
  ///   - lower: d, above 0 and below 1.
  /// - Returns: the probability, from 0 to 1.
  /// - Throws: `SizingError.impossible` for levels out of range.
  public func reaching(_ upper: Double, before lower: Double) throws(SizingError) -> Double {
    guard upper > 1, upper.isFinite else {
      throw .impossible(quantity: "level risen to", value: upper, allowed: "a finite number above 1")
    }
    guard lower > 0, lower < 1 else {
      throw .impossible(quantity: "level fallen to", value: lower, allowed: "a fraction between 0 and 1")
    }
    return rising(by: Double.log(upper), beforeFallingBy: -Double.log(lower))
  }

  /// The probability that the capital doubles before it halves: 2/3, 8/9 and 0.992 at the whole, a half and a quarter
  /// of the Kelly fraction.
  public var doublingBeforeHalving: Double {
    let logTwo = Double.log(2)
    return rising(by: logTwo, beforeFallingBy: logTwo)
  }

  /// The same for logarithms; close to c = 2 numerator and denominator are small.
  private func rising(by rise: Double, beforeFallingBy fall: Double) -> Double {
    min(1, Double.expMinusOne(-exponent * fall) / Double.expMinusOne(-exponent * (rise + fall)))
  }
}

extension RuinProbability {
  /// The probabilities at a part of the Kelly fraction.
  ///
  /// - Throws: `SizingError.impossible` for a part so small that 2/c is not finite.
  public init(_ multiple: KellyMultiple) throws(SizingError) {
    try self.init(kellyMultiple: multiple.value)
  }
}
