#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Newton's method for the point at which a tail has a given probability.
enum LogarithmicNewton {
  /// The x > 0 with `tail(x)` = `probability`.
  ///
  /// - Parameters:
  ///   - start: a point on the outer side of the root.
  ///   - probability: a number between 0 and 1.
  ///   - logTail: the tail's logarithm and its derivative in ln x; concave in ln x.
  ///   - tail: the tail itself, which is right to more digits where it doesn't underflow.
  /// - Returns: the root, as exact as the tail.
  static func root(
    start: Double, probability: Double,
    logTail: (Double) -> (value: Double, slope: Double), tail: (Double) -> Double
  ) -> Double {
    let target = log(probability)
    var x = start
    var lastStep = Double.infinity
    for _ in 0..<mostSteps {
      let (value, slope) = logTail(x)
      var excess = value - target
      if abs(excess) < 0.1, probability > .leastNormalMagnitude {
        excess = log1p((tail(x) - probability) / probability)
      }
      let step = excess / slope
      // Rounding ends the quadratic decrease of the steps.
      if step == 0 || (abs(step) < 1e-6 && abs(step) >= 0.5 * lastStep) { return x }
      x -= x * -expm1(-step)
      lastStep = abs(step)
      if lastStep < 0x1p-54 { return x }
    }
    return x
  }

  /// Far more than the distance in standard deviations takes, which halves with each step.
  private static let mostSteps = 200
}
