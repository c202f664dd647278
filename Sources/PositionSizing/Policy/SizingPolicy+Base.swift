extension SizingPolicy {
  /// What a size starts from: a size, or the factor that says why there is none.
  enum Start {
    case size(SizingRun)
    case refused(SizingFactor)
  }

  /// The size before anything reduces it.
  ///
  /// - Throws: `SizingError` for an input that is missing or impossible.
  func start(from inputs: SizingInputs) throws(SizingError) -> Start {
    let start =
      switch base {
      case .kelly, .kellyLowerBound: try kellyStart(inputs)
      case .continuousKelly, .volatilityTarget: try volatilityStart(inputs)
      case .confidence(let levels): try confidenceStart(levels, inputs)
      }
    if case .size = start, case .estimationError = fraction, inputs.sharpe == nil, let closed = inputs.closedTrades {
      return refused(.noSharpe(tradeCount: closed.value), from: closed.source)
    }
    return start
  }

  private func kellyStart(_ inputs: SizingInputs) throws(SizingError) -> Start {
    guard let evidence = inputs.odds else { return try withoutOdds(inputs, "the odds of a trade") }
    let odds = evidence.value.odds
    let count = evidence.value.tradeCount
    let risk: RiskFraction
    let reason: SizingReason
    if base == .kellyLowerBound {
      guard let bound = evidence.value.lowerBound else { throw missing("the trades that odds were estimated from") }
      (risk, reason) = (bound, .kellyLowerBound(odds, tradeCount: count))
    } else {
      (risk, reason) = (odds.kellyFraction, .kelly(odds, tradeCount: count))
    }
    var run = try riskRun(risk, lostAtStop: odds.averageLoss, reason, from: evidence.source)
    if let count, count < TradeEvidence.smallestCount { run.note(.fewTrades(count), from: evidence.source) }
    if let stop = inputs.stopDistance {
      run.resize(
        to: try NotionalFraction(risk, stopDistance: stop.value).value, .stopDistance(stop.value), from: stop.source)
    }
    return .size(run)
  }

  private func confidenceStart(
    _ levels: ConfidenceLevels, _ inputs: SizingInputs
  ) throws(SizingError) -> Start {
    let confidence = try given(inputs.confidence, "a confidence")
    guard let stop = stop(of: inputs) else { return try withoutOdds(inputs, "the distance of a stop") }
    let risk = try levels.risk(at: confidence.value)
    let reason = SizingReason.confidenceRisk(confidence: confidence.value)
    var run = try riskRun(risk, lostAtStop: stop.value, reason, from: confidence.source)
    run.note(.stopDistance(stop.value), from: stop.source)
    return .size(run)
  }

  private func volatilityStart(_ inputs: SizingInputs) throws(SizingError) -> Start {
    guard let reading = inputs.volatility.latest else { return refused(.noVolatility, from: InputSource(name)) }
    let stop = stop(of: inputs)
    if stop == nil, limitsRisk { return try withoutOdds(inputs, "the distance of a stop") }
    let annual = try annualized(reading.value, inputs)
    let notional: NotionalFraction
    let reason: SizingReason
    if case .volatilityTarget(let target) = base {
      notional = try target.notional(at: annual)
      reason = .volatilityTarget(target: target.annualized, annualizedVolatility: annual)
    } else {
      let mean = try given(inputs.expectedReturn, "an expected return").value
      notional = try ContinuousKelly(mean: mean, variance: annual * annual).longOnly
      reason = .continuousKelly(expectedReturn: mean, annualizedVolatility: annual)
    }
    let risk = try stop.map { (stop) throws(SizingError) in
      try notional.value * SizingError.positive(stop.value, "stop distance")
    }
    var run = SizingRun(
      risk: risk, notional: notional.value, value: notional.value, reason: reason, source: reading.source,
      capacity: expectedFactors)
    if let stop { run.note(.stopDistance(stop.value), from: stop.source) }
    return .size(run)
  }

  // MARK: Parts

  /// The number of factors that a trace makes room for at once: the base, a stop, a warning, and one for each part.
  private var expectedFactors: Int {
    var count = 3
    if fraction != nil { count += 1 }
    if regime != nil { count += 1 }
    if volatility.scaling != nil { count += 1 }
    if volatility.target != nil { count += 1 }
    if volatility.highForecastCut != nil { count += 1 }
    if confidence.levels != nil { count += 1 }
    if confidence.agreement != nil { count += 1 }
    if correlation != nil { count += 1 }
    if lossStreak != nil { count += 1 }
    if caps.maximumRisk != nil { count += 1 }
    if caps.maximumNotional != nil { count += 1 }
    if caps.maximumLeverage != nil { count += 1 }
    return count
  }

  /// Whether a layer limits the fraction of the capital that is lost at the stop.
  var limitsRisk: Bool { confidence.levels != nil || caps.maximumRisk != nil }

  /// The distance of the stop; where none is given, the average loss of the odds.
  private func stop(of inputs: SizingInputs) -> Sourced<Double>? {
    inputs.stopDistance ?? inputs.odds.map { Sourced($0.value.odds.averageLoss, from: $0.source) }
  }

  /// No size where the trades closed so far are too few to know the odds.
  ///
  /// - Throws: `SizingError.inputMissing` where there are no trades to get them from.
  private func withoutOdds(_ inputs: SizingInputs, _ what: String) throws(SizingError) -> Start {
    guard let closed = inputs.closedTrades else { throw missing(what) }
    return refused(.noOdds(tradeCount: closed.value), from: closed.source)
  }

  private func refused(_ reason: SizingReason, from source: InputSource) -> Start {
    .refused(SizingFactor(reason: reason, value: nil, source: source, risk: nil, notional: nil))
  }

  private func riskRun(
    _ risk: RiskFraction, lostAtStop distance: Double, _ reason: SizingReason, from source: InputSource
  ) throws(SizingError) -> SizingRun {
    SizingRun(
      risk: risk.value, notional: try NotionalFraction(risk, stopDistance: distance).value, value: risk.value,
      reason: reason, source: source, capacity: expectedFactors)
  }

  /// The forecast volatility of a year as a fraction.
  func annualized(_ reading: VolatilityReading, _ inputs: SizingInputs) throws(SizingError) -> Double {
    guard let factor = inputs.annualization else { throw missing("how many periods a year has") }
    return try SizingError.positive(reading.forecastVolatility * factor, "annualized volatility")
  }

  /// An input that was given.
  func given<Value>(_ input: Sourced<Value>?, _ what: String) throws(SizingError) -> Sourced<Value> {
    guard let input else { throw missing(what) }
    return input
  }

  /// The error of an input that was not given.
  func missing(_ what: String) -> SizingError { .inputMissing(name: what, rule: "the policy \(name)") }
}
