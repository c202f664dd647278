package import NumericalMethods

/// The parts of a simulation that draw random numbers, each from a sequence of its own.
///
/// So the returns are the same whatever else is simulated with them, and a longer market begins with the shorter one.
package enum RandomStream: Int {
  case returns, withinBars, volume, regimes, volatility, jumps, funding, inflow, outflow

  /// The generator of the part, for the seed of the simulation: the seed's own sequence gives each part its seed.
  package func generator(seed: UInt64) -> SplitMix64 {
    var seeds = SplitMix64(seed: seed)
    for _ in 0..<rawValue { _ = seeds.next() }
    return SplitMix64(seed: seeds.next())
  }
}
