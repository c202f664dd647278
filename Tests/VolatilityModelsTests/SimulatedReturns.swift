import MarketData
import NumericalMethods

/// Seeded returns of known processes.
enum SimulatedReturns {
  /// A GARCH(1,1) path; the defaults have unit variance.
  static func garch(
    count: Int, seed: UInt64, mu: Double = 0.05, omega: Double = 0.02, alpha: Double = 0.08, beta: Double = 0.90,
    nu: Double? = nil, burn: Int = 500
  ) throws -> ReturnSeries {
    var random = SplitMix64(seed: seed)
    var h = alpha + beta < 1 ? omega / (1 - alpha - beta) : 1
    var values: [Double] = []
    for t in 0..<(count + burn) {
      let z = nu.map { random.nextStandardizedStudentT(nu: $0) } ?? random.nextNormal()
      let e = h.squareRoot() * z
      if t >= burn { values.append(mu + e) }
      h = omega + alpha * e * e + beta * h
    }
    return try ReturnSeries(values: values)
  }
}
