import NumericalMethods

/// The log-likelihood of a GARCH(1,1) at a few typical points at once, to start the search from.
///
/// The candidates lie in the lanes of a vector, so that eight cost little more than one. The mean is the
/// least-squares one; ω follows from the sample's variance (variance targeting).
enum GARCHStartGrid {
  /// α and the persistence α + β of the candidates: from nearly integrated to hardly any memory.
  private static let alphas = Lanes(0.02, 0.05, 0.10, 0.20, 0.06, 0.15, 0.10, 0.30)
  private static let persistences = Lanes(0.995, 0.985, 0.98, 0.98, 0.93, 0.90, 0.60, 0.70)
  /// The candidates of short memory, behind the others.
  private static let shortMemory = 6..<8
  /// The degrees of freedom that Student-t candidates start from.
  private static let startNu = 6.0

  /// The most likely candidate, and by how much in log-likelihood those of short memory are less likely.
  static func bestCandidate(
    _ sample: GARCHSample, innovations: Innovations
  ) -> (point: GARCHPoint, shortMemoryDeficit: Double) {
    let y = sample.observations.span
    let lag = sample.predecessors.span
    let mean = sample.leastSquaresMean
    let (mu, phi) = (mean.count > 0 ? mean[0] : 0, mean.count > 1 ? mean[1] : 0)
    let beta = persistences - alphas
    let omega = (1 - persistences) * sample.variance
    let isStudentT = innovations == .studentT
    let nuLess2 = Lanes(repeating: startNu - 2)

    var h = omega.adding(persistences, times: sample.backcast ?? sample.variance)
    var variances = LogarithmOfProduct()
    var ratios = LogarithmOfProduct()
    var squares = Lanes.zero
    for i in 0..<sample.count {
      let e = mean.count > 1 ? y[i] - mu - phi * lag[i] : y[i] - mu
      let square = Lanes(repeating: e * e)
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
    let values = (0..<Lanes.scalarCount).map { lane in
      let kernel = isStudentT ? (startNu + 1) * ratios.value(lane: lane) : -squares[lane]
      return 0.5 * (kernel - variances.value(lane: lane))
    }
    let best = values.indices.max { values[$0] < values[$1] } ?? 0
    let point = GARCHPoint(
      mu: mu, phi: phi, omega: omega[best], alpha: alphas[best], beta: beta[best], nu: isStudentT ? startNu : nil)
    return (point, values[best] - (values[shortMemory].max() ?? values[best]))
  }
}
