/// A small, fast generator of 64-bit random numbers that repeats on every machine.
///
/// Source: Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators".
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose whole sequence is determined by `seed`.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A uniform random number strictly between 0 and 1: (k + ½)·2⁻⁵³ for a random k of 53 bits, rounded to a
  /// `Double` below 1.
  public mutating func nextUniform() -> Double {
    // From ½ on k + ½ is rounded to an even number; for the last k that would give 1.
    Swift.min((Double(next() >> 11) + 0.5) * 0x1p-53, 1 - 0x1p-53)
  }
}
