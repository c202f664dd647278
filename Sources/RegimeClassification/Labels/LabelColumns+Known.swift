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
  /// state the most probable one that far ahead, with that of today. The window of other labels lies ahead as a whole:
  /// known is how many of the thresholds of its volatility the smoothed volatility is above.
  func knownParts(smoothed: [Double]) -> [Int?] {
    let today = today
    let moments = label.isOfState && knownCount >= 2 ? knownMoments : []
    return rule.returns.indices.map { bar in
      guard let today = today[bar] else { return nil }
      switch label {
      case .state:
        return (moments.isEmpty ? 0 : classNumber(of: moments[bar], at: bar)) * RegimeLabel.classCount + today
      case .hiddenMarkov: return (hidden?.likeliestState(at: bar, ahead: span) ?? 0) * RegimeLabel.classCount + today
      case .volatility, .trendAndVolatility: return thresholds.count { smoothed[bar] > $0[bar] }
      }
    }
  }

  /// ln of the smoothed volatility over the threshold of a crisis, or over the upper third of the label's window.
  func volatilityPositions(smoothed: [Double]) -> [Double] {
    let reference = label.isOfState || label.usesHiddenMarkov ? rule.crisisThresholds : thresholds[1]
    return zip(smoothed, reference).map { own, other in
      own.isNaN || other.isNaN ? .nan : .log(max(own, 1e-8)) - .log(max(other, 1e-8))
    }
  }
}

extension HiddenColumns {
  /// The most probable state some bars after one.
  fileprivate func likeliestState(at bar: Int, ahead: Int) -> Int {
    let count = model.stateCount
    var row = Array(probabilities[bar * count..<(bar + 1) * count])
    for _ in 0..<ahead { row = model.predicted(row) }
    return row.indices.max { row[$0] < row[$1] } ?? 0
  }
}
