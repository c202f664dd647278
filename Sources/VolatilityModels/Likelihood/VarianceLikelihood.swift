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

  /// The sums at the point `vector`; the log-likelihood is not a finite number where a variance is not positive.
  package mutating func sums(at vector: [Double], curvature: CurvatureKind) -> GARCHSums {
    switch layout.innovations {
    case .normal: sums(vector, curvature, NormalDensity.self)
    case .studentT: sums(vector, curvature, StudentTDensity.self)
    case .skewedT: sums(vector, curvature, SkewedTDensity.self)
    case .ged: sums(vector, curvature, GEDDensity.self)
    }
  }

  /// The log-likelihood of the least-squares mean with one variance for all periods.
  package func value(ofConstantVariance variance: Double, shape: [Double]) -> Double {
    switch layout.innovations {
    case .normal: value(variance, NormalDensity())
    case .studentT: value(variance, StudentTDensity(shape: shape))
    case .skewedT: value(variance, SkewedTDensity(shape: shape))
    case .ged: value(variance, GEDDensity(shape: shape))
    }
  }

  private func value(_ variance: Double, _ density: some StandardizedDensity) -> Double {
    let returns = sample.returns
    let residuals = GARCHSample.residuals(
      returns.observations, returns.predecessors, mean: returns.leastSquaresMean)
    let root = 1 / variance.squareRoot()
    return residuals.reduce(Double(sample.count) * .log(root)) { $0 + density.logDensity(at: $1 * root) }
  }

  private mutating func sums<D: StandardizedDensity>(
    _ vector: [Double], _ kind: CurvatureKind, _: D.Type
  ) -> GARCHSums {
    let coefficients = VarianceCoefficients(vector, layout)
    let presample = PresamplePeriod(sample, mu: coefficients.mu, phi: coefficients.phi)
    for index in 0..<lagCount { periods[index] = presample.period }
    var own = Self.advance(sample, coefficients, D(shape: coefficients.shape), kind, &periods, &shapes)
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

  /// Residuals, levels and their terms, the log-likelihood, and the weights of its derivatives by level and residual in
  /// each period.
  ///
  /// All in one pass: a level waits for the one before, and the densities fill the time.
  private static func advance<D: StandardizedDensity>(
    _ sample: VarianceSample, _ coefficients: VarianceCoefficients, _ density: D, _ kind: CurvatureKind,
    _ periods: inout [VariancePeriod], _ shapes: inout [ShapePeriod]
  ) -> DensitySums {
    let (y, x) = (sample.returns.observations.span, sample.returns.predecessors.span)
    let rows = sample.regressorRows.span
    let (mu, phi, omega) = (coefficients.mu, coefficients.phi, coefficients.omega)
    let (first, second, third) = (coefficients.first, coefficients.second, coefficients.third)
    let count = coefficients.lagCount
    let deltas = coefficients.deltas.span
    let (isLogarithmic, isInformation) = (sample.layout.form == .logarithmic, kind == .information)
    var result = DensitySums()
    var logVariance = LogVarianceSum()
    var scores = StandardizedScores()
    var span = periods.mutableSpan
    var shapeSpan = shapes.mutableSpan
    for t in 0..<y.count {
      let now = count + t
      var period = VariancePeriod()
      period.predecessor = x.isEmpty ? 0 : x[t]
      period.residual = y[t] - mu - phi * period.predecessor
      var level = omega + first.term(span[now - 1])
      if count > 1 { level += second.term(span[now - 2]) }
      if count > 2 { level += third.term(span[now - 3]) }
      for j in 0..<deltas.count { level = level.adding(deltas[j], times: rows[t * deltas.count + j]) }
      period.setLevel(level, isLogarithmic: isLogarithmic)
      logVariance.add(level, isLogarithm: isLogarithmic)
      let terms = density.terms(at: period.residual * period.root)
      result.kernel += terms.value
      period.weigh(terms, isInformation: isInformation, isLogarithmic: isLogarithmic, isNormal: D.shapeCount == 0)
      if D.shapeCount > 0 {
        if isInformation { scores.add(period.standardizedScores(terms), shape: terms.shape) }
        shapeSpan[t] = period.shape(terms, isLogarithmic: isLogarithmic)
        result.addShape(terms)
      }
      span[now] = period
    }
    result.logLikelihood = result.kernel - 0.5 * logVariance.value
    if isInformation, D.shapeCount > 0 {
      result.curvature = result.outerProduct
      scores.divide(by: Double(y.count))
      for t in 0..<y.count {
        let w = span[count + t].byLevel(isLogarithmic: isLogarithmic)
        span[count + t].weigh(scores, byLevel: w)
        shapeSpan[t].level = w * scores.levelShape
        shapeSpan[t].residual = span[count + t].root * scores.residualShape
      }
    }
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
