import NumericalMethods

/// The coins that flow to exchanges, or from them, in a bar.
///
/// ln F_t = ln(F̄ Δ) + level of the regime + 0.8 · alarm + 0.25 x_t, with x_t persistent over half a day.
struct ExchangeFlow {
  enum Direction {
    case inflow, outflow
  }

  private let direction: Direction
  private let base: Double
  private var random: SplitMix64
  private var activity: MeanRevertingProcess

  /// The flow of a day without trend, in coins.
  static let perDay = 30_000.0
  static let deviation = 0.25
  static let alarmEffect = 0.8
  /// The days in which a deviation of the flow falls to 1/e.
  static let memory = 0.5

  init(_ direction: Direction, seed: UInt64, days: Double) {
    self.direction = direction
    base = ExchangeFlow.perDay * days
    random = (direction == .inflow ? RandomStream.inflow : .outflow).generator(seed: seed)
    activity = MeanRevertingProcess(value: random.nextNormal(), step: days, timeConstant: ExchangeFlow.memory)
  }

  /// The flow of the next bar; `alarm` tells from 0 to 1 how near a crisis is.
  mutating func next(_ regime: RegimeMarket.Regime, alarm: Double = 0) -> Double {
    activity.advance(by: random.nextNormal())
    let level = direction == .inflow ? regime.traits.inflow : regime.traits.outflow
    return base
      * PortableFunctions.exp(level + ExchangeFlow.alarmEffect * alarm + ExchangeFlow.deviation * activity.value)
  }
}
