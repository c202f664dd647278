import LinearAlgebra
package import NumericalMethods

/// The log-likelihood of any model of the family at one point, with its derivatives.
///
/// Four passes over the periods: forwards for the levels, the density at each, backwards for the influence of each
/// level on the whole likelihood (the adjoint of the recursion), and forwards again for the derivatives.
/// `PlainVarianceLikelihood` is the same thing written as the formulas stand, and the tests' oracle.
package struct VarianceLikelihood {
  package let sample: VarianceSample
  private let layout: VarianceLayout
  private let lagCount: Int
  // The presample periods, the observations, and as many empty ones behind, whose influence is zero.
  private var periods: [VariancePeriod]
  private var shapes: [ShapePeriod]

  /// A likelihood of the sample's model.
  ///
  /// - Precondition: mean and variance have at most 32 parameters.
  package init(_ sample: VarianceSample) {
    precondition(sample.layout.dynamicCount <= 32, "mean and variance have at most 32 parameters")
    self.sample = sample
    layout = sample.layout
    lagCount = layout.order.lagCount
    periods = [VariancePeriod](repeating: VariancePeriod(), count: sample.count + 2 * lagCount)
    shapes = [ShapePeriod](repeating: ShapePeriod(), count: layout.shapes.isEmpty ? 0 : sample.count)
  }

  /// The log-likelihood at the point `vector`; not a finite number where a variance is not positive.
  package mutating func value(at vector: [Double]) -> Double {
    switch layout.innovations {
    case .normal: value(vector, NormalDensity.self)
    case .studentT: value(vector, StudentTDensity.self)
    case .skewedT: value(vector, SkewedTDensity.self)
    case .ged: value(vector, GEDDensity.self)
    }
  }

  /// The sums at the point `vector`; the log-likelihood is not a finite number where a variance is not positive.
  package mutating func sums(at vector: [Double], curvature: CurvatureKind) -> GARCHSums {
    switch layout.innovations {
    case .normal: sums(vector, curvature, NormalDensity.self)
    case .studentT: sums(vector, curvature, StudentTDensity.self)
    case .skewedT: sums(vector, curvature, SkewedTDensity.self)
    case .ged: sums(vector, curvature, GEDDensity.self)
    }
  }

  private mutating func value<D: StandardizedDensity>(_ vector: [Double], _: D.Type) -> Double {
    let coefficients = VarianceCoefficients(vector, layout)
    _ = advanceLevels(coefficients)
    let density = D(shape: coefficients.shape)
    var total = LogVarianceSum()
    let span = periods.span
    var kernel = 0.0
    for now in lagCount..<lagCount + sample.count {
      let period = span[now]
      let root = inverseRoot(period)
      total.add(period.level, isLogarithm: layout.form == .logarithmic)
      kernel += density.logDensity(at: period.residual * root)
    }
    return kernel - 0.5 * total.value
  }

  private mutating func sums<D: StandardizedDensity>(
    _ vector: [Double], _ kind: CurvatureKind, _: D.Type
  ) -> GARCHSums {
    let coefficients = VarianceCoefficients(vector, layout)
    let presample = advanceLevels(coefficients)
    var own = Self.weigh(
      D(shape: coefficients.shape), kind, layout, count: sample.count, &periods, &shapes)
    guard own.logLikelihood.isFinite else {
      return GARCHSums(
        logLikelihood: .nan, score: [Double](repeating: .nan, count: layout.count),
        curvature: Matrix(rowCount: layout.count, columnCount: layout.count, repeating: .nan))
    }
    if kind != .information { spreadInfluence(coefficients) }
    let rows =
      switch layout.dynamicCount {
      case ...8:
        VarianceRowPass<SIMD8<Double>>.sums(
          sample, coefficients, presample, periods: periods.span, shapes: shapes.span, kind: kind)
      case ...16:
        VarianceRowPass<SIMD16<Double>>.sums(
          sample, coefficients, presample, periods: periods.span, shapes: shapes.span, kind: kind)
      default:
        VarianceRowPass<SIMD32<Double>>.sums(
          sample, coefficients, presample, periods: periods.span, shapes: shapes.span, kind: kind)
      }
    let first = layout.dynamicCount
    var (curvature, outer) = (rows.curvature, rows.outerProduct)
    for i in layout.shapes {
      for j in layout.shapes {
        curvature[i, j] = own.curvature[i - first, j - first]
        outer?[i, j] = own.outerProduct[i - first, j - first]
      }
    }
    own.score.removeLast(2 - layout.shapes.count)
    return GARCHSums(
      logLikelihood: own.logLikelihood, score: rows.score + own.score, curvature: curvature, outerProduct: outer)
  }

  /// Residuals, levels and their terms; returns the presample.
  private mutating func advanceLevels(_ coefficients: VarianceCoefficients) -> PresamplePeriod {
    let presample = PresamplePeriod(sample, mu: coefficients.mu, phi: coefficients.phi)
    for index in 0..<lagCount { periods[index] = presample.period }
    let isLogarithmic = layout.form == .logarithmic
    let sample = sample
    let (y, x) = (sample.returns.observations.span, sample.returns.predecessors.span)
    let rows = sample.regressorRows.span
    let width = coefficients.deltas.count
    let (mu, phi, omega) = (coefficients.mu, coefficients.phi, coefficients.omega)
    let (first, second, third, count) = (coefficients.first, coefficients.second, coefficients.third, lagCount)
    let deltas = coefficients.deltas.span
    var span = periods.mutableSpan
    for t in 0..<y.count {
      let now = count + t
      var period = VariancePeriod()
      period.predecessor = x.isEmpty ? 0 : x[t]
      period.residual = y[t] - mu - phi * period.predecessor
      var level = omega + first.term(span[now - 1])
      if count > 1 { level += second.term(span[now - 2]) }
      if count > 2 { level += third.term(span[now - 3]) }
      for j in 0..<width { level = level.adding(deltas[j], times: rows[t * width + j]) }
      period.level = level
      if isLogarithmic {
        period.setLogarithmicTerms(inverseRoot: .exp(-0.5 * level))
      } else {
        period.setLinearTerms()
      }
      span[now] = period
    }
    return presample
  }

  @inline(__always)
  private func inverseRoot(_ period: VariancePeriod) -> Double {
    layout.form == .logarithmic ? period.signByResidual : 1 / period.level.squareRoot()
  }

  /// The log-likelihood, and the weights of its derivatives by level and residual in each period.
  private static func weigh<D: StandardizedDensity>(
    _ density: D, _ kind: CurvatureKind, _ layout: VarianceLayout, count: Int, _ periods: inout [VariancePeriod],
    _ shapes: inout [ShapePeriod]
  ) -> DensitySums {
    var result = DensitySums()
    var logVariance = LogVarianceSum()
    let isLogarithmic = layout.form == .logarithmic
    let (first, isNormal) = (layout.order.lagCount, layout.innovations == .normal)
    var scores = StandardizedScores()
    var span = periods.mutableSpan
    var shapeSpan = shapes.mutableSpan
    for t in 0..<count {
      var period = span[first + t]
      let r = isLogarithmic ? period.signByResidual : 1 / period.level.squareRoot()
      let z = period.residual * r
      let terms = density.terms(at: z)
      logVariance.add(period.level, isLogarithm: isLogarithmic)
      result.kernel += terms.value
      // By ln h and e, then by the level.
      let zSlope = z * terms.z
      let byLog = -0.5 - 0.5 * zSlope
      let w = isLogarithmic ? 1 : r * r
      period.levelScore = w * byLog
      period.residualScore = terms.z * r
      if kind == .information {
        scores.add(level: byLog, residual: terms.z, shape: terms.shape)
      } else {
        let twice = 0.25 * (zSlope + z * z * terms.zz)
        period.levelCurvature = -w * w * (isLogarithmic ? twice : twice - byLog)
        period.mixedCurvature = 0.5 * w * r * (terms.z + z * terms.zz)
        period.residualCurvature = -terms.zz * r * r
      }
      if D.shapeCount > 0 {
        shapeSpan[t] = ShapePeriod(
          score: terms.shape, level: 0.5 * w * z * terms.zShape, residual: -r * terms.zShape)
        result.addShape(terms)
      }
      span[first + t] = period
    }
    result.logLikelihood = result.kernel - 0.5 * logVariance.value
    guard kind == .information else { return result }
    if isNormal { scores.setNormal() } else { scores.divide(by: Double(count)) }
    for t in 0..<count {
      let r = isLogarithmic ? span[first + t].signByResidual : 1 / span[first + t].level.squareRoot()
      let w = isLogarithmic ? 1 : r * r
      span[first + t].levelCurvature = scores.levelLevel * w * w
      span[first + t].mixedCurvature = scores.levelResidual * w * r
      span[first + t].residualCurvature = scores.residualResidual * r * r
      if D.shapeCount > 0 {
        shapeSpan[t].level = w * scores.levelShape
        shapeSpan[t].residual = r * scores.residualShape
      }
    }
    result.curvature = result.outerProduct
    return result
  }

  /// The influence of each level: λ_t = ∂ℓ_t/∂v + Σ λ_{t+l} ∂v_{t+l}/∂v_t, with what the second derivatives of the terms
  /// that later levels take from a period add to its curvature.
  private mutating func spreadInfluence(_ coefficients: VarianceCoefficients) {
    let (first, second, third, count) = (coefficients.first, coefficients.second, coefficients.third, lagCount)
    let isLogarithmic = layout.form == .logarithmic
    let total = sample.count
    var span = periods.mutableSpan
    for now in stride(from: count + total - 1, through: 0, by: -1) {
      var period = span[now]
      let isPresample = now < count
      // The presample levels are given: no likelihood reaches back through them.
      let next1 = now + 1 < count ? 0 : span[now + 1].influence
      var influence = (isPresample ? 0 : period.levelScore) + next1 * first.carry(period)
      var (sizes, signs) = (next1 * first.alpha, next1 * first.gamma)
      if count > 1 {
        let next2 = now + 2 < count ? 0 : span[now + 2].influence
        influence += next2 * second.carry(period)
        sizes += next2 * second.alpha
        signs += next2 * second.gamma
      }
      if count > 2 {
        let next3 = span[now + 3].influence
        influence += next3 * third.carry(period)
        sizes += next3 * third.alpha
        signs += next3 * third.gamma
      }
      period.influence = influence
      if isLogarithmic {
        period.levelCurvature += 0.5 * (sizes * period.sizeByLevel + signs * period.signByLevel)
        period.mixedCurvature += 0.5 * (sizes * period.sizeByResidual + signs * period.signByResidual)
      } else if !isPresample {
        period.residualCurvature -= 2 * (sizes + (period.residual < 0 ? signs : 0))
      }
      span[now] = period
    }
  }
}
