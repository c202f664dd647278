extension SizingPolicy {
  /// Sizes a position by what is known at a decision.
  ///
  /// An input that is too old, or not known yet, sizes by the crisis entry of the regime table. Where there is nothing
  /// to start from (no odds from the trades so far, no volatility yet) there is no size, and the trace says why.
  ///
  /// - Throws: `SizingError.inputMissing` where the policy needs an input that was not given, other errors where an input
  ///   cannot be what it is: an impossible input never has a size.
  public func size(_ inputs: SizingInputs) throws(SizingError) -> SizedPosition {
    if let factor = inputs.annualization { _ = try SizingError.positive(factor, "annualization") }
    var run: SizingRun
    switch try start(from: inputs) {
    case .size(let started): run = started
    case .refused(let factor): return SizedPosition(risk: nil, notional: nil, trace: [factor])
    }
    try applyFraction(inputs, to: &run)
    try applyRegime(inputs, to: &run)
    try run.checkFinite()
    try applyVolatility(inputs, to: &run)
    try applySignal(inputs, to: &run)
    try applyPortfolio(inputs, to: &run)
    applyCaps(to: &run)
    return try run.position()
  }

  /// The source of what the policy itself states.
  private var own: InputSource { InputSource(name) }

  // MARK: The layers, in their order

  private func applyFraction(_ inputs: SizingInputs, to run: inout SizingRun) throws(SizingError) {
    switch fraction {
    case nil: return
    case .multiple(let multiple): run.multiply(by: multiple.value, .kellyMultiple, from: own)
    case .estimationError(let assets):
      let evidence = try given(inputs.sharpe, "the Sharpe ratio and the years that it rests on")
      let (sharpe, years) = (evidence.value.sharpeRatio, evidence.value.years)
      let value =
        sharpe > 0 ? try EstimationError(sharpeRatio: sharpe, assets: assets, years: years).multiple.value : 0
      run.multiply(
        by: value, .estimationError(sharpeRatio: sharpe, years: years, assets: assets), from: evidence.source)
    }
  }

  private func applyRegime(_ inputs: SizingInputs, to run: inout SizingRun) throws(SizingError) {
    // What is doubtful brings the multiplier down to the crisis entry, once.
    var applied = 1.0
    if let regime {
      switch inputs.regime {
      case .current(let reading):
        let (value, reason) = try regime.factor(reading.value)
        run.multiply(by: value, reason, from: reading.source)
        applied = value
      case .stale(let reading, let age):
        let (name, multiplier) = multiplierInDoubt
        applied = min(1, multiplier)
        run.multiply(
          by: applied, .stale(input: .regime, ageSeconds: age.inSeconds, regime: name), from: reading.source)
      case .missing:
        let (name, multiplier) = multiplierInDoubt
        applied = min(1, multiplier)
        run.multiply(by: applied, .missing(input: .regime, regime: name), from: own)
      }
    }
    guard needsVolatility, let doubt = doubt(of: inputs.volatility) else { return }
    let (name, multiplier) = multiplierInDoubt
    let value = applied > multiplier ? multiplier / applied : 1
    run.multiply(by: min(1, value), doubt.reason(name), from: doubt.source ?? own)
  }

  private func applyVolatility(_ inputs: SizingInputs, to run: inout SizingRun) throws(SizingError) {
    guard case .current(let reading) = inputs.volatility else { return }
    let (source, current) = (reading.source, reading.value)
    if let scaling = volatility.scaling, let mean = current.trailingMean {
      run.multiply(
        by: try scaling.multiplier(current: current.forecastVolatility, mean: mean),
        .volatilityScaling(current: current.forecastVolatility, mean: mean, days: scaling.days), from: source)
    }
    if let target = volatility.target {
      let annual = try annualized(current, inputs)
      run.multiply(
        by: try target.multiplier(at: annual),
        .volatilityLimit(target: target.annualized, annualizedVolatility: annual), from: source)
    }
    if let cut = volatility.highForecastCut, let (value, isHigh) = try cut.decision(by: current) {
      run.multiply(
        by: value, .highForecast(score: current.score, threshold: cut.threshold, isHigh: isHigh), from: source)
    }
  }

  private func applySignal(_ inputs: SizingInputs, to run: inout SizingRun) throws(SizingError) {
    if let levels = confidence.levels {
      let stated = try given(inputs.confidence, "a confidence")
      let allowed = try levels.risk(at: stated.value).value
      run.limitRisk(
        to: allowed, .confidenceLimit(confidence: stated.value, allowed: allowed), from: stated.source)
    }
    if let agreement = confidence.agreement {
      let stated = try given(inputs.agreement, "the number of time frames that agree")
      run.multiply(
        by: try agreement.multiplier(agreeing: stated.value),
        .agreement(stated.value, of: agreement.multipliers.count - 1), from: stated.source)
    }
  }

  private func applyPortfolio(_ inputs: SizingInputs, to run: inout SizingRun) throws(SizingError) {
    if let correlation {
      let stated = try given(inputs.correlation, "the correlation with what is held")
      run.multiply(
        by: try correlation.multiplier(correlation: stated.value), .correlation(stated.value), from: stated.source)
    }
    if let lossStreak {
      let stated = try given(inputs.consecutiveLosses, "the number of losses in a row")
      run.multiply(
        by: try lossStreak.multiplier(losses: stated.value), .lossStreak(stated.value), from: stated.source)
    }
  }

  private func applyCaps(to run: inout SizingRun) {
    // More than the capital cannot be lost on purpose: this cap is told only where it binds.
    if let risk = run.risk, risk > 1 { run.limitRisk(to: 1, .maximumRisk(1), from: own) }
    if let limit = caps.maximumRisk { run.limitRisk(to: limit, .maximumRisk(limit), from: own) }
    if let limit = caps.maximumNotional { run.limitNotional(to: limit, .maximumNotional(limit), from: own) }
    if let limit = caps.maximumLeverage { run.limitNotional(to: limit, .maximumLeverage(limit), from: own) }
  }
}
