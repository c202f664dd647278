extension SizingPolicy {
  /// Why the forecast volatility cannot be gone by as it is.
  struct VolatilityDoubt {
    var input = SizingReason.DoubtfulInput.volatility
    /// How long ago it became known, in seconds; `nil` where it is not known yet.
    var ageSeconds: Double?
    var source: InputSource?

    func reason(_ regime: String) -> SizingReason {
      if let ageSeconds { return .stale(input: input, ageSeconds: ageSeconds, regime: regime) }
      return .missing(input: input, regime: regime)
    }
  }

  /// Whether anything in the policy goes by the forecast volatility.
  var needsVolatility: Bool {
    switch base {
    case .continuousKelly, .volatilityTarget: true
    case .kelly, .kellyLowerBound, .confidence: volatility != .none
    }
  }

  /// Why a state of the forecast volatility is doubtful; `nil` where it is not.
  func doubt(of state: InputState<VolatilityReading>) -> VolatilityDoubt? {
    switch state {
    case .missing: return VolatilityDoubt()
    case .stale(let reading, let age):
      return VolatilityDoubt(ageSeconds: age.inSeconds, source: reading.source)
    case .current(let reading):
      if volatility.scaling != nil, reading.value.trailingMean == nil {
        return VolatilityDoubt(input: .volatilityMean, source: reading.source)
      }
      if let cut = volatility.highForecastCut, !cut.isDecided(by: reading.value) {
        return VolatilityDoubt(input: .volatilityScore, source: reading.source)
      }
      return nil
    }
  }
}

extension HighForecastCut {
  /// What remains of the size by a reading, and whether its forecast is high: by its score where a threshold is stated,
  /// else by its alert; `nil` where the reading does not say.
  ///
  /// - Throws: `SizingError` for a score that is none.
  func decision(by reading: VolatilityReading) throws(SizingError) -> (multiplier: Double, isHigh: Bool)? {
    guard let threshold else { return reading.isAlert.map { (multiplier(isAlert: $0), $0) } }
    guard let score = reading.score else { return nil }
    return (try multiplier(score: score), score > threshold)
  }

  /// Whether a reading says if the forecast is high.
  func isDecided(by reading: VolatilityReading) -> Bool {
    threshold == nil ? reading.isAlert != nil : reading.score != nil
  }
}
