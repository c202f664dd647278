/// A measure that `plimsoll measure` computes, of a bar or of a period.
///
/// The raw values are the names on the command line; they stay as they are.
package enum NamedMeasure: String, Sendable, CaseIterable {
  case parkinson
  case garmanKlass = "garman-klass"
  case rogersSatchell = "rogers-satchell"
  case yangZhang = "yang-zhang"
  case closeToClose = "close-to-close"
  case averageTrueRange = "average-true-range"
  case realizedVariance = "realized-variance"
  case bipowerVariation = "bipower-variation"
  case jumpVariation = "jump-variation"
  case downsideSemivariance = "downside-semivariance"
  case upsideSemivariance = "upside-semivariance"
  case realizedQuarticity = "realized-quarticity"

  /// What a measure is computed from.
  enum Subject {
    /// The bars up to each bar.
    case bar
    /// The returns within each period.
    case period
  }

  /// The unit of a measure.
  enum Unit {
    /// The squared unit of the returns.
    case variance
    /// The unit of the returns to the fourth power.
    case quarticity
    /// The unit of the prices.
    case price
  }

  /// What the measure is computed from.
  var subject: Subject {
    switch self {
    case .parkinson, .garmanKlass, .rogersSatchell, .yangZhang, .closeToClose, .averageTrueRange: .bar
    case .realizedVariance, .bipowerVariation, .jumpVariation, .downsideSemivariance, .upsideSemivariance,
      .realizedQuarticity:
      .period
    }
  }

  /// The unit of the measure.
  var unit: Unit {
    switch self {
    case .averageTrueRange: .price
    case .realizedQuarticity: .quarticity
    default: .variance
    }
  }

  /// The smallest window; `nil` where the measure needs none.
  var smallestWindow: Int? {
    switch self {
    case .yangZhang, .closeToClose: 2
    case .averageTrueRange: 1
    default: nil
    }
  }

  /// The name of the column.
  ///
  /// Annualized, a variance has turned into a volatility and has another name, so that the two are never taken for each
  /// other; the measures that are no variances keep theirs.
  func column(isAnnualized: Bool) -> String {
    let words = rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    guard unit == .variance else { return Self.camelCase(words) }
    let isNamedAfterVariance = subject == .period
    guard isAnnualized else { return Self.camelCase(isNamedAfterVariance ? words : words + ["Variance"]) }
    return Self.camelCase(["Annualized"] + (isNamedAfterVariance ? Array(words.dropLast()) : words) + ["Volatility"])
  }

  private static func camelCase(_ words: [String]) -> String {
    let joined = words.joined()
    return joined.prefix(1).lowercased() + joined.dropFirst()
  }
}
