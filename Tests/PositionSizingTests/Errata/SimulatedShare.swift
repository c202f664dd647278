import NumericalMethods

/// How often something happens in independent simulated cases, with a fixed seed.
struct SimulatedShare {
  let cases: Int
  let value: Double

  /// Simulates `cases` cases.
  init(cases: Int, seed: UInt64, happens: (inout SplitMix64) -> Bool) {
    var random = SplitMix64(seed: seed)
    var count = 0
    for _ in 0..<cases where happens(&random) { count += 1 }
    self.cases = cases
    value = Double(count) / Double(cases)
  }

  /// Whether the share lies within three standard errors of a probability.
  func agrees(with probability: Double) -> Bool {
    let standardError = (probability * (1 - probability) / Double(cases)).squareRoot()
    return abs(value - probability) <= 3 * standardError
  }
}
