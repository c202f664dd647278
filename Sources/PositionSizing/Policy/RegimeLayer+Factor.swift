extension RegimeLayer {
  /// The multiplier that a reading has, and why.
  ///
  /// - Throws: `SizingError.unknownRegime` for a regime without an entry, `SizingError.inputMissing` where probabilities
  ///   are needed and there are none.
  func factor(_ regime: RegimeReading) throws(SizingError) -> (value: Double, reason: SizingReason) {
    switch reading {
    case .label: return (try multipliers.multiplier(of: regime.regime), .regime(regime.regime))
    case .expected:
      guard let probabilities = regime.probabilities else {
        throw .inputMissing(name: "probabilities of the regimes", rule: "the expected multiplier")
      }
      return (
        try multipliers.expectedMultiplier(classNames: regime.classNames, probabilities: probabilities),
        .expectedRegime(regime)
      )
    }
  }
}
