import NumericalMethods

/// A persistent quantity around zero with variance one, observed at regular moments.
///
/// x_{t+1} = φ x_t + √(1 − φ²) ε_{t+1} with φ = e^(−Δ/τ): an Ornstein–Uhlenbeck process with time constant τ
/// (Uhlenbeck & Ornstein 1930), stationary from its first value on where that is standard normal.
struct MeanRevertingProcess {
  /// The value now.
  private(set) var value: Double
  private let persistence: Double
  private let shockDeviation: Double

  /// A process that stands at `value` and forgets it in `timeConstant`, both times in days.
  init(value: Double, step: Double, timeConstant: Double) {
    self.value = value
    persistence = PortableFunctions.exp(-step / timeConstant)
    shockDeviation = (1 - persistence * persistence).squareRoot()
  }

  /// Moves on by one step with a shock of variance one.
  mutating func advance(by shock: Double) {
    value = persistence * value + shockDeviation * shock
  }
}
