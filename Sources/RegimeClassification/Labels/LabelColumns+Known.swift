import NumericalMethods
import VolatilityForecasting

// What of a label is known already at a bar.
extension LabelColumns {
  /// How many of the last returns a label's window will still hold when it is over.
  var knownCount: Int { max(0, rule.window - span) }

  /// The moments of these returns; their volatility is not a number where they are fewer than two.
  var knownMoments: [ReturnMoments] {
    guard knownCount > 0 else {
      return rule.returns.map { _ in ReturnMoments(count: 0, sum: 0, squares: .nan) }
    }
    return RuleColumns.moments(of: rule.returns, window: knownCount)
  }

  /// The number of different known parts.
  var knownPartCount: Int { RegimeLabel.classCount * RegimeLabel.classCount }

  /// The known part of each bar's label, a number from 0 below `knownPartCount`; `nil` where too little is known.
  ///
  /// Of a state it is the regime that the returns make which its window has already, with that of today; of a hidden
  /// state it is that of today. The window of other labels lies ahead as a whole: known is how many of the thresholds of
  /// its volatility the smoothed volatility is above.
  func knownParts(smoothed: [Double]) -> [Int?] {
    let today = today
    let moments = label.isOfState && knownCount >= 2 ? knownMoments : []
    return rule.returns.indices.map { bar in
      guard let today = today[bar] else { return nil }
      switch label {
      case .state:
        return (moments.isEmpty ? 0 : classNumber(of: moments[bar], at: bar)) * RegimeLabel.classCount + today
      case .hiddenMarkov: return today
      case .volatility, .trendAndVolatility: return thresholds.count { smoothed[bar] > $0[bar] }
      }
    }
  }

  /// ln of the smoothed volatility over that of a crisis, over the second threshold of the label's window, or over the
  /// scale of a hidden Markov model.
  func volatilityPositions(smoothed: [Double]) -> [Double] {
    let reference =
      label.isOfState ? rule.crisisThresholds : label.usesHiddenMarkov ? hidden?.scales ?? [] : thresholds[1]
    return zip(smoothed, reference).map { own, other in
      own.isNaN || other.isNaN ? .nan : .log(max(own, 1e-8)) - .log(max(other, 1e-8))
    }
  }
}

extension HiddenColumns {
  /// The probabilities of the states some bars after each one: bars × states, row by row.
  func probabilities(ahead: Int) -> [Double] {
    let count = model.stateCount
    // Where each state leads to: the power of the transition matrix.
    let power = (0..<count).map { from in
      (0..<ahead).reduce((0..<count).map { $0 == from ? 1.0 : 0 }) { row, _ in model.predicted(row) }
    }
    return states.indices.flatMap { bar in
      (0..<count).map { to in
        (0..<count).reduce(0) { $0 + probabilities[bar * count + $1] * power[$1][to] }
      }
    }
  }
}
