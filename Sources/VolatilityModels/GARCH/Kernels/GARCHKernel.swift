import LinearAlgebra
package import NumericalMethods

/// The log-likelihood of a GARCH(1,1) with its derivatives, in one pass over the observations.
///
/// With e_t the residual, h_t = σ²_t and D_t = ∂h_t/∂θ, the derivatives obey the variance's own recursion
/// with other forcing terms (Fiorentini, Calzolari & Panattoni 1996, section 2):
///
///     h_t           = ω + α e²_{t−1} + β h_{t−1}
///     D_t           = β D_{t−1} + (−2α e_{t−1} x_{t−1}, 1, e²_{t−1}, h_{t−1})
///     ∂D_t/∂β       = β ∂D_{t−1}/∂β + D_{t−1} (twice its element β)
///     ∂²h_t/∂m∂α    = β ∂²h_{t−1}/∂m∂α − 2 e_{t−1} x_{t−1}
///     ∂²h_t/∂m∂m′   = β ∂²h_{t−1}/∂m∂m′ + 2α x_{t−1} x′_{t−1}
///
/// The parameters lie in the lanes of a vector: μ, φ, ω, α, β. ν does not enter h and is kept apart.
/// `PlainGARCHLikelihood` is the same thing written as the formulas stand, and the tests' oracle.
package enum GARCHKernel {
  /// The sums at `point`, whose parameters must lie in their ranges.
  package static func sums(_ sample: GARCHSample, at point: GARCHPoint, curvature: CurvatureKind) -> GARCHSums {
    switch (sample.mean, point.nu) {
    case (.zero, nil): sums(sample, point, curvature, ZeroMeanLanes.self, NormalDensity.self)
    case (.constant, nil): sums(sample, point, curvature, ConstantMeanLanes.self, NormalDensity.self)
    case (.ar1, nil): sums(sample, point, curvature, AR1MeanLanes.self, NormalDensity.self)
    case (.zero, _): sums(sample, point, curvature, ZeroMeanLanes.self, StudentTDensity.self)
    case (.constant, _): sums(sample, point, curvature, ConstantMeanLanes.self, StudentTDensity.self)
    case (.ar1, _): sums(sample, point, curvature, AR1MeanLanes.self, StudentTDensity.self)
    }
  }

  private static func sums<M: MeanLanes, D: KernelDensity>(
    _ sample: GARCHSample, _ point: GARCHPoint, _ curvature: CurvatureKind, _ mean: M.Type, _ density: D.Type
  ) -> GARCHSums {
    switch curvature {
    case .information: pass(sample, point, mean, density, InformationPass.self)
    case .observed: pass(sample, point, mean, density, HessianPass.self)
    case .final: pass(sample, point, mean, density, FinalPass.self)
    }
  }

  /// One pass, compiled once for each mean, density and purpose.
  private static func pass<M: MeanLanes, D: KernelDensity, P: KernelPass>(
    _ sample: GARCHSample, _ point: GARCHPoint, _ mean: M.Type, _ density: D.Type, _ purpose: P.Type
  ) -> GARCHSums {
    let count = sample.count
    let y = sample.observations.span
    let lag = sample.predecessors.span
    let (mu, phi, omega, alpha, beta) = (point.mu, point.phi, point.omega, point.alpha, point.beta)
    let nu = point.nu ?? 0
    let t = D.isStudentT ? StudentTConstants(nu: nu) : nil
    let (nuLess2, nuPlus1) = (nu - 2, nu + 1)
    let (varianceInformation, meanInformation) = (t?.varianceInformation ?? 0, t?.meanInformation ?? 0)
    let presample = PresampleState(sample, mu: mu, phi: phi)

    let betaLanes = Lanes(repeating: beta)
    var h = omega + (alpha + beta) * presample.variance
    var first = Lanes(
      (alpha + beta) * presample.gradient.mu, (alpha + beta) * presample.gradient.phi, 1,
      presample.variance, presample.variance, 0, 0, 0)
    // ∂D/∂β.
    var betaSecond = Lanes(presample.gradient.mu, presample.gradient.phi, 0, 0, 0, 0, 0, 0)
    // ∂²h/∂μ∂α, ∂²h/∂φ∂α, ∂²h/∂μ², ∂²h/∂μ∂φ, ∂²h/∂φ².
    var meanSecond = Lanes(
      presample.gradient.mu, presample.gradient.phi, (alpha + beta) * presample.hessian.muMu,
      (alpha + beta) * presample.hessian.muPhi, (alpha + beta) * presample.hessian.phiPhi, 0, 0, 0)

    var logVariance = LogarithmOfProduct()
    var logRatio = LogarithmOfProduct()
    var sumOfSquares = 0.0
    var score = Lanes.zero
    var rows = SymmetricRows()
    var outer = SymmetricRows()
    var betaSecondSum = Lanes.zero
    var meanSecondSum = Lanes.zero
    var nuRow = Lanes.zero
    var outerNuRow = Lanes.zero
    var (nuScore, nuSecond, nuOuter) = (0.0, 0.0, 0.0)
    var variances: [Double] = []
    if P.isFinal { variances.reserveCapacity(count) }

    for i in 0..<count {
      let x = M.count > 1 ? lag[i] : 0
      let e = M.residual(y[i], x, mu: mu, phi: phi)
      let square = e * e
      let meanLanes = M.regressors(x)

      // ℓ and its derivatives with respect to h and e.
      var (lh, le, lhh, lhe, lee) = (0.0, 0.0, 0.0, 0.0, 0.0)
      var (vv, mm) = (0.0, 0.0)
      if D.isStudentT {
        // One division serves 1/h and 1/(h(ν−2) + e²).
        let kernel = square.adding(h, times: nuLess2)
        let reciprocal = 1 / (h * kernel)
        let (inverse, inverseKernel) = (kernel * reciprocal, h * reciprocal)
        // q = h(ν−2)/(h(ν−2) + e²).
        let q = h * nuLess2 * inverseKernel
        logVariance.multiply(by: h)
        logRatio.multiply(by: q)
        lh = 0.5 * inverse * (nu - nuPlus1 * q)
        le = -nuPlus1 * e * inverseKernel
        let excess = square * inverseKernel
        if P.isInformation {
          vv = varianceInformation * inverse * inverse
          mm = meanInformation * inverse
          nuRow = nuRow.adding(first, times: inverse)
        } else {
          lhh = 0.5 * inverse * inverse * (nuPlus1 * q * q - nu)
          lhe = nuPlus1 * nuLess2 * e * inverseKernel * inverseKernel
          lee = nuPlus1 * inverseKernel * (2 * excess - 1)
          // ∂²ℓ/∂ν∂h and ∂²ℓ/∂ν∂e.
          let lnh = 0.5 * inverse - 0.5 * inverseKernel * ((2 * nu - 1) - nuPlus1 * q)
          let lne = e * inverseKernel * (nuPlus1 * h * inverseKernel - 1)
          nuRow = nuRow.adding(first, times: lnh).adding(meanLanes, times: Double(-lne))
        }
        // ∂L/∂ν and ∂²L/∂ν², L = ln(1 + e²/(h(ν−2))).
        let l1 = -excess
        nuScore += l1
        nuSecond += excess * (1 + q)
        if P.isFinal {
          let logarithm = Double.log(onePlus: square * inverse / nuLess2)
          let own = (t?.first ?? 0) - 0.5 * logarithm - 0.5 * nuPlus1 * l1 / nuLess2
          nuOuter += own * own
          outerNuRow = outerNuRow.adding(first, times: own * lh).adding(meanLanes, times: Double(-own * le))
        }
      } else {
        let inverse = 1 / h
        logVariance.multiply(by: h)
        let u = square * inverse
        sumOfSquares += u
        lh = 0.5 * inverse * (u - 1)
        le = -e * inverse
        if P.isInformation {
          vv = 0.5 * inverse * inverse
          mm = inverse
        } else {
          lhh = inverse * inverse * (0.5 - u)
          lhe = e * inverse * inverse
          lee = -inverse
        }
      }
      if i & 7 == 7 {
        logVariance.normalize()
        if D.isStudentT { logRatio.normalize() }
      }

      score = score.adding(first, times: lh)
      if M.count > 0 { score = score.adding(meanLanes, times: Double(-le)) }
      if P.isInformation {
        rows.addOuterProduct(of: first, times: vv, M.self)
        rows.addMeanBlock(meanLanes, x, times: mm, M.self)
      } else {
        rows.addHessian(first, meanLanes, x, lhh: lhh, lhe: lhe, lee: lee, M.self)
        betaSecondSum = betaSecondSum.adding(betaSecond, times: lh)
        betaSecond = first.adding(betaLanes, times: betaSecond).adding(first, times: Self.betaLane)
        if M.count > 0 {
          meanSecondSum = meanSecondSum.adding(meanSecond, times: lh)
          meanSecond = M.secondForcing(x, e: e, alpha: alpha).adding(betaLanes, times: meanSecond)
        }
      }
      if P.isFinal {
        variances.append(h)
        var own = first * lh
        if M.count > 0 { own = own.adding(meanLanes, times: Double(-le)) }
        outer.addOuterProduct(of: own, times: 1, M.self)
      }

      // On to the next observation.
      var forcing = Self.omegaLane.adding(Self.alphaLane, times: square).adding(Self.betaLane, times: h)
      if M.count > 0 { forcing = forcing.adding(meanLanes, times: (-2 * alpha * e) as Double) }
      first = forcing.adding(betaLanes, times: first)
      h = omega.adding(alpha, times: square).adding(beta, times: h)
    }
    logVariance.normalize()
    if !P.isInformation { rows.addSecondDerivatives(betaSecond: betaSecondSum, meanSecond: meanSecondSum) }

    // From the lanes to the parameters that the model has.
    let lanes = Array(0..<M.count) + [2, 3, 4]
    let size = lanes.count + (D.isStudentT ? 1 : 0)
    var result = GARCHSums(
      logLikelihood: 0, score: lanes.map { score[$0] }, curvature: Matrix(rowCount: size, columnCount: size),
      variances: variances)
    let sign = P.isInformation ? 1.0 : -1.0
    let n = Double(count)
    var outerProduct = Matrix(rowCount: P.isFinal ? size : 0, columnCount: P.isFinal ? size : 0)
    for (i, row) in lanes.enumerated() {
      for (j, column) in lanes.enumerated() {
        result.curvature[i, j] = sign * rows[min(row, column), max(row, column)]
        if P.isFinal { outerProduct[i, j] = outer[min(row, column), max(row, column)] }
      }
    }
    if let t {
      logRatio.normalize()
      let sumOfLogRatios = logRatio.value
      result.logLikelihood = n * t.value - 0.5 * logVariance.value + 0.5 * nuPlus1 * sumOfLogRatios
      let (l1, l2) = (nuScore / nuLess2, nuSecond / (nuLess2 * nuLess2))
      result.score.append(n * t.first + 0.5 * sumOfLogRatios - 0.5 * nuPlus1 * l1)
      let last = size - 1
      for (i, lane) in lanes.enumerated() {
        let cross = P.isInformation ? t.crossInformation * nuRow[lane] : -nuRow[lane]
        (result.curvature[i, last], result.curvature[last, i]) = (cross, cross)
        if P.isFinal { (outerProduct[i, last], outerProduct[last, i]) = (outerNuRow[lane], outerNuRow[lane]) }
      }
      result.curvature[last, last] = P.isInformation ? n * t.nuInformation : l1 + 0.5 * nuPlus1 * l2 - n * t.second
      if P.isFinal { outerProduct[last, last] = nuOuter }
    } else {
      result.logLikelihood = -0.5 * (n * .log(2 * .pi) + logVariance.value + sumOfSquares)
    }
    if P.isFinal { result.outerProduct = outerProduct }
    return result
  }

  private static var omegaLane: Lanes { Lanes(0, 0, 1, 0, 0, 0, 0, 0) }
  private static var alphaLane: Lanes { Lanes(0, 0, 0, 1, 0, 0, 0, 0) }
  private static var betaLane: Lanes { Lanes(0, 0, 0, 0, 1, 0, 0, 0) }
}
