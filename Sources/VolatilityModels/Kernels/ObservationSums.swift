import LinearAlgebra
import NumericalMethods

/// The sums over the observations that make the log-likelihood and its derivatives.
struct ObservationSums<M: KernelMean, D: KernelDensity, P: KernelPass> {
  private let constants: StudentTConstants?
  private let (nu, nuLess2, nuPlus1): (Double, Double, Double)
  private let (varianceInformation, meanInformation): (Double, Double)
  private let nuSlope: Double
  // Σ ln h; for Student's t Σ ln q with q = h(ν−2)/(h(ν−2) + e²); for the normal Σ e²/h.
  private var logVariance = LogarithmOfProduct()
  private var logRatio = LogarithmOfProduct()
  private var squares = Lanes.zero
  private var score = LinearFormSums<M>()
  private var curvature = QuadraticFormSums<M>()
  private var outer = QuadraticFormSums<M>()
  private var (nuRow, outerNuRow) = (LinearFormSums<M>(), LinearFormSums<M>())
  // Σ (1 − q), Σ (1 − q²) and Σ (∂ℓ/∂ν)².
  private var (nuFirst, nuSecond, nuOuter) = (Lanes.zero, Lanes.zero, Lanes.zero)

  init(nu: Double?) {
    let constants = nu.map { StudentTConstants(nu: $0) }
    self.constants = constants
    self.nu = nu ?? 0
    nuLess2 = self.nu - 2
    nuPlus1 = self.nu + 1
    varianceInformation = constants?.varianceInformation ?? 0.5
    meanInformation = constants?.meanInformation ?? 1
    nuSlope = constants?.first ?? 0
  }

  /// Moves the products' exponents aside; to be called at least after every eighth block.
  @inline(always)
  mutating func normalizeProducts() {
    logVariance.normalize()
    if D.isStudentT { logRatio.normalize() }
  }

  /// Adds eight observations with residuals e and predecessors x.
  ///
  /// `mask` is 1 for each observation that counts, 0 for what only fills the last block up.
  @inline(always)
  mutating func add(_ block: VarianceBlock<M, P>, e: Lanes, square: Lanes, x: Lanes, mask: Lanes?) {
    if D.isStudentT {
      addStudentT(block, e: e, square: square, x: x, mask: mask)
    } else {
      addNormal(block, e: e, square: square, x: x, mask: mask)
    }
  }

  @inline(always)
  private mutating func addNormal(
    _ block: VarianceBlock<M, P>, e: Lanes, square: Lanes, x: Lanes, mask: Lanes?
  ) {
    var h = block.variance
    var inverse = 1 / h
    if let mask {
      h.replace(with: 1, where: mask .== 0)
      inverse *= mask
    }
    logVariance.multiply(by: h)
    let u = square * inverse
    squares += u
    let lh = 0.5 * inverse * (u - 1)
    let le = -e * inverse
    score.add(block, x: x, a: lh, b: le)
    if P.isInformation {
      curvature.add(block, x: x, a: 0.5 * inverse * inverse, b: .zero, c: inverse)
    } else {
      curvature.add(block, x: x, a: inverse * inverse * (0.5 - u), b: -le * inverse, c: -inverse)
      curvature.addSecondDerivatives(block, times: lh)
    }
    if P.isFinal { outer.add(block, x: x, a: lh * lh, b: lh * le, c: le * le) }
  }

  @inline(always)
  private mutating func addStudentT(
    _ block: VarianceBlock<M, P>, e: Lanes, square: Lanes, x: Lanes, mask: Lanes?
  ) {
    var h = block.variance
    // One division serves 1/h and 1/(h(ν−2) + e²).
    let kernel = square.adding(h, times: nuLess2)
    let reciprocal = 1 / (h * kernel)
    var (inverse, inverseKernel) = (kernel * reciprocal, h * reciprocal)
    var q = h * nuLess2 * inverseKernel
    if let mask {
      h.replace(with: 1, where: mask .== 0)
      q.replace(with: 1, where: mask .== 0)
      inverse *= mask
      inverseKernel *= mask
    }
    let excess = square * inverseKernel
    logVariance.multiply(by: h)
    logRatio.multiply(by: q)
    let lh = 0.5 * inverse * (nu - nuPlus1 * q)
    let le = -nuPlus1 * e * inverseKernel
    score.add(block, x: x, a: lh, b: le)
    nuFirst += excess
    nuSecond += excess * (1 + q)
    if P.isInformation {
      curvature.add(block, x: x, a: varianceInformation * inverse * inverse, b: .zero, c: meanInformation * inverse)
      nuRow.add(block, x: x, a: inverse, b: .zero)
    } else {
      curvature.add(
        block, x: x, a: 0.5 * inverse * inverse * (nuPlus1 * q * q - nu),
        b: nuPlus1 * nuLess2 * e * inverseKernel * inverseKernel, c: nuPlus1 * inverseKernel * (2 * excess - 1))
      curvature.addSecondDerivatives(block, times: lh)
      nuRow.add(
        block, x: x, a: 0.5 * inverse - 0.5 * inverseKernel * ((2 * nu - 1) - nuPlus1 * q),
        b: e * inverseKernel * (nuPlus1 * h * inverseKernel - 1))
    }
    if P.isFinal {
      var own = nuSlope + 0.5 * q.logarithm + (0.5 * nuPlus1 / nuLess2) * excess
      if let mask { own *= mask }
      outer.add(block, x: x, a: lh * lh, b: lh * le, c: le * le)
      outerNuRow.add(block, x: x, a: own * lh, b: own * le)
      nuOuter += own * own
    }
  }

  /// The log-likelihood and its derivatives over the parameters that the model has.
  consuming func result(count: Int) -> GARCHSums {
    let n = Double(count)
    normalizeProducts()
    let size = M.count + 3 + (D.isStudentT ? 1 : 0)
    var sums = GARCHSums(
      logLikelihood: -0.5 * (n * .log(2 * .pi) + logVariance.value + squares.total), score: score.vector(size: size),
      curvature: curvature.matrix(size: size, sign: P.isInformation ? 1 : -1),
      outerProduct: P.isFinal ? outer.matrix(size: size, sign: 1) : nil)
    guard let t = constants else { return sums }
    let last = size - 1
    let sumOfLogRatios = logRatio.value
    sums.logLikelihood = n * t.value - 0.5 * logVariance.value + 0.5 * nuPlus1 * sumOfLogRatios
    // Σ ∂L/∂ν and Σ ∂²L/∂ν² with L = −ln q.
    let (l1, l2) = (-nuFirst.total / nuLess2, nuSecond.total / (nuLess2 * nuLess2))
    sums.score[last] = n * t.first + 0.5 * sumOfLogRatios - 0.5 * nuPlus1 * l1
    let cross = nuRow.vector(size: size)
    let outerCross = outerNuRow.vector(size: size)
    for i in 0..<last {
      sums.curvature[i, last] = (P.isInformation ? t.crossInformation : -1) * cross[i]
      sums.curvature[last, i] = sums.curvature[i, last]
      if P.isFinal {
        sums.outerProduct?[i, last] = outerCross[i]
        sums.outerProduct?[last, i] = outerCross[i]
      }
    }
    sums.curvature[last, last] = P.isInformation ? n * t.nuInformation : l1 + 0.5 * nuPlus1 * l2 - n * t.second
    if P.isFinal { sums.outerProduct?[last, last] = nuOuter.total }
    return sums
  }
}
