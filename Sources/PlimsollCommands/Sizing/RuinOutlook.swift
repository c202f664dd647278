import ModelExchange
import ModelFormats
import PositionSizing

/// How likely the capital is to fall or to double where a multiple of the Kelly fraction is bet.
struct RuinOutlook {
  /// The probability of ever having half of the capital.
  let halving: Double
  /// The probability of ever having the given part of it.
  let falling: Double
  /// The probability of doubling it before half of it is lost.
  let doublingBeforeHalving: Double

  /// The outlook at a multiple of the Kelly fraction.
  ///
  /// - Parameters:
  ///   - multiple: above 0 and below 2.
  ///   - level: the part of the capital that `falling` is about.
  /// - Throws: `SizingError.impossible` for other numbers.
  init(multiple: Double, level: Double) throws(SizingError) {
    let ruin = try RuinProbability(kellyMultiple: multiple)
    halving = try ruin.everFalling(to: 0.5)
    falling = try ruin.everFalling(to: level)
    doublingBeforeHalving = ruin.doublingBeforeHalving
  }

  /// The members of a document for programs, all `null` where nothing is bet.
  static func json(_ outlook: RuinOutlook?) -> [String: JSONValue] {
    [
      "halvingProbability": JSONValue(outlook?.halving), "fallingProbability": JSONValue(outlook?.falling),
      "doublingBeforeHalvingProbability": JSONValue(outlook?.doublingBeforeHalving),
    ]
  }
}
