/// Sizes that are cut while the forecast of volatility is high, each known at the close before its day.
struct ForecastCut {
  /// λ of the exponentially weighted variance.
  var decay = 0.94
  /// The share of the forecasts of the trailing year that the forecast has to be above.
  var threshold = 0.80
  var multiplier = 0.80

  private static let firstReturns = 30
  private static let year = 365

  /// The forecast of each day's variance from the returns of the days before; none for the first days.
  func forecasts(_ returns: [Double]) -> [Double?] {
    var variance: Double?
    return returns.indices.map { day in
      if day == Self.firstReturns {
        variance = returns[..<day].reduce(0) { $0 + $1 * $1 } / Double(day)
      } else if let earlier = variance {
        variance = decay * earlier + (1 - decay) * returns[day - 1] * returns[day - 1]
      }
      return variance
    }
  }

  /// One forecast from its definition as a weighted sum.
  func forecastByDefinition(_ returns: [Double], day: Int) -> Double {
    var weight = 1 - decay
    var sum = 0.0
    for earlier in stride(from: day - 1, through: Self.firstReturns, by: -1) {
      sum += weight * returns[earlier] * returns[earlier]
      weight *= decay
    }
    let first = returns[..<Self.firstReturns].reduce(0) { $0 + $1 * $1 } / Double(Self.firstReturns)
    return sum + weight / (1 - decay) * first
  }

  /// The size of each day: the multiplier where the forecast is above the threshold, 1 elsewhere.
  func sizes(_ returns: [Double]) -> [Double] {
    let forecasts = forecasts(returns)
    return forecasts.indices.map { day in
      guard let forecast = forecasts[day], day >= Self.firstReturns + Self.year else { return 1 }
      let below = forecasts[(day - Self.year + 1)..<day].count { $0.map { $0 < forecast } ?? false }
      return Double(below) > threshold * Double(Self.year - 1) ? multiplier : 1
    }
  }
}

extension ForecastCut {
  /// The deepest fall below an earlier peak, peak and trough taken in one pass.
  static func maximumDrawdown(_ returns: [Double]) -> Double {
    var capital = 1.0
    var peak = 1.0
    var deepest = 0.0
    for value in returns {
      capital *= 1 + value
      peak = max(peak, capital)
      deepest = max(deepest, 1 - capital / peak)
    }
    return deepest
  }

  /// The same from the definition: the worst of all pairs of days.
  static func maximumDrawdownOfAllPairs(_ returns: [Double]) -> Double {
    var deepest = 0.0
    for first in returns.indices {
      var growth = 1.0
      for value in returns[first...] {
        growth *= 1 + value
        deepest = max(deepest, 1 - growth)
      }
    }
    return deepest
  }
}
