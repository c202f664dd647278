import LinearAlgebra
import NumericalMethods

/// The sums over the observations of eight series, one in each lane, that make their log-likelihoods with derivatives.
///
/// `ObservationSums` says the same of one series.
struct LaneSums<M: KernelMean, D: KernelDensity, P: KernelPass> {
  private let constants: [StudentTConstants]
  // ν, ν − 2, ν + 1 and what the densities have to say of the information.
  private var (nu, nuLess2, nuPlus1) = (Lanes.zero, Lanes.zero, Lanes.zero)
  private var (varianceInformation, meanInformation) = (Lanes.zero, Lanes.zero)
  private var (nuSlope, excessSlope) = (Lanes.zero, Lanes.zero)
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

  /// No sums yet, for one to eight series; the last one's numbers fill the lanes that are left.
  init(_ lanes: [GARCHLane]) {
    guard D.isStudentT else {
      constants = []
      return
    }
    constants = lanes.compactMap { $0.point.nu.map(StudentTConstants.init(nu:)) }
    for lane in 0..<Lanes.scalarCount {
      let index = min(lane, lanes.count - 1)
      let (value, known) = (lanes[index].point.nu ?? 0, constants[index])
      (nu[lane], nuLess2[lane], nuPlus1[lane]) = (value, value - 2, value + 1)
      (varianceInformation[lane], meanInformation[lane]) = (known.varianceInformation, known.meanInformation)
      (nuSlope[lane], excessSlope[lane]) = (known.first, 0.5 * (value + 1) / (value - 2))
    }
  }

  /// Notes four variances, and divides by what the densities divide by.
  ///
  /// Four reciprocals come from that of the product, since a division takes as long as eight multiplications. With
  /// `isMasked`, a series that has ended counts as 1, so that the others' numbers are the same as without.
  @inline(always)
  mutating func prepare(_ block: inout LaneBlock<M>, from t: Int, isMasked: Bool) {
    let (h0, d0) = factors(block, at: t, isMasked: isMasked)
    let (h1, d1) = factors(block, at: t + 1, isMasked: isMasked)
    let (h2, d2) = factors(block, at: t + 2, isMasked: isMasked)
    let (h3, d3) = factors(block, at: t + 3, isMasked: isMasked)
    logVariance.multiply(by: (h0 * h1) * (h2 * h3))
    let (left, right) = (d0 * d1, d2 * d3)
    let reciprocal = 1 / (left * right)
    let (leftReciprocal, rightReciprocal) = (reciprocal * right, reciprocal * left)
    block.reciprocals[t] = leftReciprocal * d1
    block.reciprocals[t + 1] = leftReciprocal * d0
    block.reciprocals[t + 2] = rightReciprocal * d3
    block.reciprocals[t + 3] = rightReciprocal * d2
  }

  /// The variance h, and what an observation is divided by: h, for Student's t h·(h(ν−2) + e²).
  @inline(always)
  private func factors(_ block: LaneBlock<M>, at t: Int, isMasked: Bool) -> (variance: Lanes, divisor: Lanes) {
    var h = block.variances[t]
    let square = block.residuals[t] * block.residuals[t]
    var divisor = D.isStudentT ? h * square.adding(h, times: nuLess2) : h
    if isMasked {
      let hasEnded = block.masks[t] .== 0
      h.replace(with: 1, where: hasEnded)
      divisor.replace(with: 1, where: hasEnded)
    }
    return (h, divisor)
  }

  /// Moves the products' exponents aside; to be called at least after every eighth period.
  @inline(always)
  mutating func normalizeProducts() {
    logVariance.normalize()
    if D.isStudentT { logRatio.normalize() }
  }

  /// Adds one period of each series, of those that have not ended with `isMasked`, and moves the derivatives on.
  @inline(always)
  mutating func add(_ block: LaneBlock<M>, at t: Int, _ derivatives: inout LaneVariance<M, P>, isMasked: Bool) {
    let mask = isMasked ? block.masks[t] : nil
    let (e, h, reciprocal) = (block.residuals[t], block.variances[t], block.reciprocals[t])
    let x = M.count > 1 ? block.predecessors[t] : .zero
    let square = e * e
    if D.isStudentT {
      addStudentT(derivatives, e: e, square: square, variance: h, reciprocal: reciprocal, x: x, mask: mask)
    } else {
      addNormal(derivatives, e: e, square: square, reciprocal: reciprocal, x: x, mask: mask)
    }
    derivatives.advance(e: e, square: square, variance: h, x: x)
  }

  @inline(always)
  private mutating func addNormal(
    _ derivatives: LaneVariance<M, P>, e: Lanes, square: Lanes, reciprocal: Lanes, x: Lanes, mask: Lanes?
  ) {
    let inverse = mask.map { reciprocal * $0 } ?? reciprocal
    let u = square * inverse
    squares += u
    let half = 0.5 * inverse
    let lh = half * (u - 1)
    let pull = e * inverse
    score.add(derivatives, x: x, a: lh, b: -pull)
    if P.isInformation {
      curvature.add(derivatives, x: x, a: half * inverse, b: .zero, c: inverse)
    } else {
      curvature.add(derivatives, x: x, a: inverse * inverse * (0.5 - u), b: pull * inverse, c: -inverse)
      curvature.addSecondDerivatives(derivatives, times: lh)
    }
    if P.isFinal { outer.add(derivatives, x: x, a: lh * lh, b: -lh * pull, c: pull * pull) }
  }

  @inline(always)
  private mutating func addStudentT(
    _ derivatives: LaneVariance<M, P>, e: Lanes, square: Lanes, variance h: Lanes, reciprocal: Lanes, x: Lanes,
    mask: Lanes?
  ) {
    var inverse = reciprocal * square.adding(h, times: nuLess2)
    var inverseKernel = h * reciprocal
    var q = h * nuLess2 * inverseKernel
    if let mask {
      q.replace(with: 1, where: mask .== 0)
      inverse *= mask
      inverseKernel *= mask
    }
    let excess = square * inverseKernel
    logRatio.multiply(by: q)
    let half = 0.5 * inverse
    let lh = half * (nu - nuPlus1 * q)
    let le = -nuPlus1 * e * inverseKernel
    score.add(derivatives, x: x, a: lh, b: le)
    nuFirst += excess
    nuSecond += excess * (1 + q)
    if P.isInformation {
      curvature.add(
        derivatives, x: x, a: varianceInformation * inverse * inverse, b: .zero, c: meanInformation * inverse)
      nuRow.add(derivatives, x: x, a: inverse, b: .zero)
    } else {
      curvature.add(
        derivatives, x: x, a: half * inverse * (nuPlus1 * q * q - nu),
        b: nuPlus1 * nuLess2 * e * inverseKernel * inverseKernel, c: nuPlus1 * inverseKernel * (2 * excess - 1))
      curvature.addSecondDerivatives(derivatives, times: lh)
      nuRow.add(
        derivatives, x: x, a: half - 0.5 * inverseKernel * ((2 * nu - 1) - nuPlus1 * q),
        b: e * inverseKernel * (nuPlus1 * h * inverseKernel - 1))
    }
    if P.isFinal {
      var own = nuSlope + 0.5 * q.logarithm + excessSlope * excess
      if let mask { own *= mask }
      outer.add(derivatives, x: x, a: lh * lh, b: lh * le, c: le * le)
      outerNuRow.add(derivatives, x: x, a: own * lh, b: own * le)
      nuOuter += own * own
    }
  }

  /// The log-likelihood of one lane's series of `count` observations and its derivatives.
  func result(lane: Int, count: Int) -> GARCHSums {
    let n = Double(count)
    let size = M.count + 3 + (D.isStudentT ? 1 : 0)
    let logarithm = logVariance.value(lane: lane)
    var sums = GARCHSums(
      logLikelihood: -0.5 * (n * .log(2 * .pi) + logarithm + squares[lane]),
      score: score.vector(size: size, lane: lane),
      curvature: curvature.matrix(size: size, sign: P.isInformation ? 1 : -1, lane: lane),
      outerProduct: P.isFinal ? outer.matrix(size: size, sign: 1, lane: lane) : nil)
    guard D.isStudentT else { return sums }
    let (t, m, plus1) = (constants[lane], nuLess2[lane], nuPlus1[lane])
    let last = size - 1
    let sumOfLogRatios = logRatio.value(lane: lane)
    sums.logLikelihood = n * t.value - 0.5 * logarithm + 0.5 * plus1 * sumOfLogRatios
    // Σ ∂L/∂ν and Σ ∂²L/∂ν² with L = −ln q.
    let (l1, l2) = (-nuFirst[lane] / m, nuSecond[lane] / (m * m))
    sums.score[last] = n * t.first + 0.5 * sumOfLogRatios - 0.5 * plus1 * l1
    let cross = nuRow.vector(size: size, lane: lane)
    let outerCross = outerNuRow.vector(size: size, lane: lane)
    for i in 0..<last {
      sums.curvature[i, last] = (P.isInformation ? t.crossInformation : -1) * cross[i]
      sums.curvature[last, i] = sums.curvature[i, last]
      if P.isFinal {
        sums.outerProduct?[i, last] = outerCross[i]
        sums.outerProduct?[last, i] = outerCross[i]
      }
    }
    sums.curvature[last, last] = P.isInformation ? n * t.nuInformation : l1 + 0.5 * plus1 * l2 - n * t.second
    if P.isFinal { sums.outerProduct?[last, last] = nuOuter[lane] }
    return sums
  }
}
