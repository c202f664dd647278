/// One factor of a size: what it is, what it came from, and what it left.
public struct SizingFactor: Hashable, Sendable {
  /// What the factor is, with the inputs that made it.
  public let reason: SizingReason
  /// The number that the size so far is multiplied with; of the base, the size itself, which is a risk fraction or a
  /// notional fraction as the reason says; `nil` where there is none.
  public let value: Double?
  /// Where the input came from.
  public let source: InputSource
  /// The fraction of the capital at risk after it; `nil` where no distance of a stop is known.
  public let risk: Double?
  /// The size as a fraction of the capital after it; `nil` where there is none.
  public let notional: Double?

  package init(reason: SizingReason, value: Double?, source: InputSource, risk: Double?, notional: Double?) {
    self.reason = reason
    self.value = value
    self.source = source
    self.risk = risk
    self.notional = notional
  }

  /// The place of the factor in the order.
  public var step: SizingStep { reason.step }
}
