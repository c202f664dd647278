import NumericalMethods

/// What is traded in a bar: proportional to the volatility, times a persistent and a passing factor.
///
/// ln V_t = ln(V̄ Δ) + ln(σ_t/σ̄) + 0.3 a_t + 0.3 ε_t, with a_t persistent over a day and ε_t standard normal.
struct VolumeProcess {
  private var activity: MeanRevertingProcess
  private var random: SplitMix64
  private let base: Double

  /// The volume of a day of mean volatility, in coins.
  static let perDay = 40_000.0
  static let deviation = 0.3
  /// The days in which the persistent factor falls to 1/e.
  static let memory = 1.0

  init(seed: UInt64, days: Double) {
    random = RandomStream.volume.generator(seed: seed)
    activity = MeanRevertingProcess(value: random.nextNormal(), step: days, timeConstant: VolumeProcess.memory)
    base = VolumeProcess.perDay * days
  }

  /// The volume of the next bar, whose volatility is `relativeVolatility` times the mean.
  mutating func next(relativeVolatility: Double) -> Double {
    activity.advance(by: random.nextNormal())
    let noise = VolumeProcess.deviation * (activity.value + random.nextNormal())
    return base * relativeVolatility * PortableFunctions.exp(noise)
  }
}
