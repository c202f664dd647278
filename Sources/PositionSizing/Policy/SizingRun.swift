/// A size on its way through the layers of a policy.
struct SizingRun {
  private(set) var risk: Double?
  private(set) var notional: Double
  private(set) var trace: [SizingFactor]

  /// A size that starts from `risk` and `notional`; `capacity` is the number of factors to expect, for which the trace
  /// makes room once.
  init(
    risk: Double?, notional: Double, value: Double, reason: SizingReason, source: InputSource, capacity: Int
  ) {
    self.risk = risk
    self.notional = notional
    trace = []
    trace.reserveCapacity(capacity)
    trace.append(SizingFactor(reason: reason, value: value, source: source, risk: risk, notional: notional))
  }

  /// Adds a factor that changes nothing, to be told.
  mutating func note(_ reason: SizingReason, from source: InputSource) {
    trace.append(SizingFactor(reason: reason, value: 1, source: source, risk: risk, notional: notional))
  }

  /// Sets the size that carries the same risk.
  mutating func resize(to notional: Double, _ reason: SizingReason, from source: InputSource) {
    self.notional = notional
    note(reason, from: source)
  }

  /// Multiplies the size.
  mutating func multiply(by value: Double, _ reason: SizingReason, from source: InputSource) {
    risk = risk.map { $0 * value }
    notional *= value
    trace.append(SizingFactor(reason: reason, value: value, source: source, risk: risk, notional: notional))
  }

  /// Keeps the fraction of the capital at risk from exceeding `limit`, exactly.
  mutating func limitRisk(to limit: Double, _ reason: SizingReason, from source: InputSource) {
    guard let current = risk, current > limit else { return note(reason, from: source) }
    risk = limit
    notional *= limit / current
    trace.append(
      SizingFactor(reason: reason, value: limit / current, source: source, risk: risk, notional: notional))
  }

  /// Keeps the size, whatever its direction, from exceeding `limit`, exactly.
  mutating func limitNotional(to limit: Double, _ reason: SizingReason, from source: InputSource) {
    guard abs(notional) > limit else { return note(reason, from: source) }
    let value = limit / abs(notional)
    risk = risk.map { $0 * value }
    notional = notional < 0 ? -limit : limit
    trace.append(SizingFactor(reason: reason, value: value, source: source, risk: risk, notional: notional))
  }

  /// Makes sure that the size is one, after the last step that can raise it: a cap would hide that it is not.
  ///
  /// - Throws: `SizingError.impossible` where the size, or what is lost at its stop, is not finite.
  func checkFinite() throws(SizingError) {
    _ = try NotionalFraction(notional)
    guard let risk, !risk.isFinite else { return }
    throw .impossible(quantity: "risk fraction", value: risk, allowed: "a finite number")
  }

  /// The size that was reached.
  ///
  /// - Throws: `SizingError.impossible` where it is not one.
  func position() throws(SizingError) -> SizedPosition {
    SizedPosition(
      risk: try risk.map { (risk) throws(SizingError) in try RiskFraction(risk) },
      notional: try NotionalFraction(notional), trace: trace)
  }
}
