import PositionSizing

extension SizingPolicy {
  /// What looks like percent where fractions are meant, or the other way round, in words.
  var unlikelyNumbers: [String] {
    var texts: [String] = []
    func warn(_ what: String, _ value: Double?, in range: ClosedRange<Double>, _ meaning: String) {
      guard let value, !range.contains(value) else { return }
      texts.append("\(what) is \(value), which is \(meaning)")
    }
    if case .volatilityTarget(let target) = base {
      warn("the target of volatility", target.annualized, in: 0.01...2, Self.percent(target.annualized) + " a year")
    }
    if let target = volatility.target {
      warn("the target of volatility", target.annualized, in: 0.01...2, Self.percent(target.annualized) + " a year")
    }
    warn("the largest size", caps.maximumNotional, in: 0...10, "as many times the capital")
    if let threshold = volatility.highForecastCut?.threshold {
      warn("the threshold of the score", threshold, in: 1...100, "low on a scale from 0 to 100")
    }
    return texts
  }

  private static func percent(_ fraction: Double) -> String { "\(fraction * 100) %" }
}

extension TradeOdds {
  /// What looks like percent where fractions are meant, in words; `nil` where nothing does.
  var unlikelyNumbers: String? {
    guard averageWin > 1 || averageLoss > 1 else { return nil }
    return
      "an average win of \(averageWin * 100) % and an average loss of \(averageLoss * 100) % are stated: 0.02 is 2 %"
  }
}
