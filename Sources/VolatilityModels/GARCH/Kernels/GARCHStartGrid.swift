import NumericalMethods

/// The log-likelihood of a GARCH(1,1) at a few typical points at once, to start the search from.
///
/// The candidates lie in the lanes of a vector, so that eight cost little more than one. The mean is the
/// least-squares one; ω follows from the sample's variance (variance targeting).
enum GARCHStartGrid {
  /// α and the persistence α + β of the candidates: from nearly integrated to hardly any memory.
  private static let alphas = SIMD8<Double>(0.02, 0.05, 0.10, 0.20, 0.06, 0.15, 0.10, 0.30)
  private static let persistences = SIMD8<Double>(0.995, 0.985, 0.98, 0.98, 0.93, 0.90, 0.60, 0.70)
  /// The degrees of freedom that Student-t candidates start from.
  private static let startNu = 6.0

  /// The candidates, the most likely first.
  static func candidates(_ sample: GARCHSample, innovations: Innovations) -> [GARCHPoint] {
    let y = sample.observations.span
    let lag = sample.predecessors.span
    let mean = sample.leastSquaresMean
    let (mu, phi) = (mean.count > 0 ? mean[0] : 0, mean.count > 1 ? mean[1] : 0)
    let beta = persistences - alphas
    let omega = (1 - persistences) * sample.variance
    let isStudentT = innovations == .studentT
    let nuLess2 = SIMD8<Double>(repeating: startNu - 2)

    var h = omega.adding(persistences, times: sample.backcast ?? sample.variance)
    var variances = LogarithmOfProduct()
    var ratios = LogarithmOfProduct()
    var squares = SIMD8<Double>.zero
    for i in 0..<sample.count {
      let e = mean.count > 1 ? y[i] - mu - phi * lag[i] : y[i] - mu
      let square = SIMD8<Double>(repeating: e * e)
      variances.multiply(by: h)
      if isStudentT {
        ratios.multiply(by: h * nuLess2 / square.adding(h, times: nuLess2))
      } else {
        squares += square / h
      }
      if i & 7 == 7 {
        variances.normalize()
        if isStudentT { ratios.normalize() }
      }
      h = omega.adding(alphas, times: square).adding(beta, times: h)
    }
    variances.normalize()
    if isStudentT { ratios.normalize() }
    var scored: [(value: Double, point: GARCHPoint)] = []
    for lane in 0..<SIMD8<Double>.scalarCount {
      let kernel = isStudentT ? (startNu + 1) * ratios.value(lane: lane) : -squares[lane]
      scored.append(
        (
          kernel - variances.value(lane: lane),
          GARCHPoint(
            mu: mu, phi: phi, omega: omega[lane], alpha: alphas[lane], beta: beta[lane],
            nu: isStudentT ? startNu : nil)
        ))
    }
    return scored.sorted { $0.value > $1.value }.map(\.point)
  }
}
