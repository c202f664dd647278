import MarketData
import NumericalMethods

/// Seeded returns of a GARCH(1,1) with a mean of 0.05 and a variance of one.
func simulatedReturns(
  count: Int, seed: UInt64, alpha: Double = 0.08, beta: Double = 0.9, nu: Double? = nil
) throws -> ReturnSeries {
  var random = SplitMix64(seed: seed)
  var variance = 1.0
  var values: [Double] = []
  for t in 0..<count + 200 {
    let z = nu.map { random.nextStandardizedStudentT(nu: $0) } ?? random.nextNormal()
    let residual = variance.squareRoot() * z
    if t >= 200 { values.append(0.05 + residual) }
    variance = 1 - alpha - beta + alpha * residual * residual + beta * variance
  }
  return try ReturnSeries(values: values, scale: .percent)
}
