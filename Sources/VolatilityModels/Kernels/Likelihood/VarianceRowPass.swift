import LinearAlgebra
import NumericalMethods

/// The pass over the periods that follows the derivatives D = ∂v/∂θ of the levels and sums what they make.
///
/// D obeys v's own equation with other forcing terms. The second derivatives of v are not followed at all: they enter
/// only through Σ ∂ℓ/∂v · ∂²v/∂θ∂θ′, which by the adjoint of their recursion is a sum of their forcing terms, each
/// times the period's `influence`; and these terms are made of D again.
struct VarianceRowPass<Row: ParameterRow> {
  /// The lanes of a lag's coefficients.
  private struct Lag {
    var coefficients: VarianceCoefficients.Lag
    var (alpha, gamma, beta) = (Row.zero, Row.zero, Row.zero)
    // Σ influence · ∂size/∂θ, ∂sign/∂θ, ∂v/∂θ of the periods that are this lag of a later one.
    var (sizes, signs, levels) = (Row.zero, Row.zero, Row.zero)

    init(_ coefficients: VarianceCoefficients.Lag, _ index: Int, _ layout: VarianceLayout) {
      self.coefficients = coefficients
      if index < layout.order.p { alpha[layout.alphas.lowerBound + index] = 1 }
      if index < layout.order.o { gamma[layout.gammas.lowerBound + index] = 1 }
      if index < layout.order.q { beta[layout.betas.lowerBound + index] = 1 }
    }

    /// What the period that lies this lag back adds to D.
    @inline(always)
    func forcing(_ period: VariancePeriod, _ derivative: Row, _ mean: Row) -> Row {
      (alpha * period.size).adding(gamma, times: period.sign).adding(beta, times: period.level)
        .adding(derivative, times: coefficients.carry(period))
        .adding(mean, times: -coefficients.residualCarry(period))
    }

    @inline(always)
    mutating func addInfluence(_ influence: Double, size: Row, sign: Row, level: Row) {
      sizes = sizes.adding(size, times: influence)
      signs = signs.adding(sign, times: influence)
      levels = levels.adding(level, times: influence)
    }
  }

  private let sample: VarianceSample
  private let layout: VarianceLayout
  private let lagCount: Int
  private let (constant, mu, phi): (Row, Row, Row)
  private var (first, second, third): (Lag, Lag, Lag)
  private var products: Row.Products
  private var scoreProducts: Row.Products
  private var score = Row.zero
  private var (shapeFirst, shapeSecond) = (Row.zero, Row.zero)
  private var (scoreFirst, scoreSecond) = (Row.zero, Row.zero)

  private init(_ sample: VarianceSample, _ coefficients: VarianceCoefficients) {
    self.sample = sample
    layout = sample.layout
    lagCount = coefficients.lagCount
    func unit(_ index: Int) -> Row {
      var row = Row.zero
      row[index] = 1
      return row
    }
    constant = unit(layout.omega)
    mu = layout.omega > 0 ? unit(0) : .zero
    phi = layout.omega > 1 ? unit(1) : .zero
    first = Lag(coefficients.first, 0, layout)
    second = Lag(coefficients.second, 1, layout)
    third = Lag(coefficients.third, 2, layout)
    products = Row.Products(count: layout.dynamicCount)
    scoreProducts = Row.Products(count: layout.dynamicCount)
  }

  /// Score, curvature and, for a final evaluation, the outer product of the scores, from the periods of a point.
  ///
  /// `periods` starts with as many presample periods as the model has lags.
  static func sums(
    _ sample: VarianceSample, _ coefficients: VarianceCoefficients, _ presample: PresamplePeriod,
    periods: borrowing Span<VariancePeriod>, shapes: borrowing Span<ShapePeriod>, kind: CurvatureKind
  ) -> RowSums {
    var pass = Self(sample, coefficients)
    let presampleInfluence = pass.run(presample, periods, shapes, kind: kind)
    return pass.result(presample, influence: presampleInfluence, kind: kind)
  }

  /// The pass; returns the influence of the presample level.
  @inline(always)
  private mutating func run(
    _ presample: PresamplePeriod, _ periods: borrowing Span<VariancePeriod>,
    _ shapes: borrowing Span<ShapePeriod>, kind: CurvatureKind
  ) -> Double {
    let (meanCount, hasShape, isExact, isFinal) = (layout.omega, !shapes.isEmpty, kind != .information, kind == .final)
    let start = (mu * presample.gradient.mu).adding(phi, times: presample.gradient.phi)
    var influence = 0.0
    for index in 0..<lagCount {
      let period = periods[index]
      influence += period.influence
      addCurvature(period, start, mean(period), meanCount)
      if isExact { addInfluences(periods, index, start, mean(period)) }
    }
    var (derivative1, derivative2, derivative3) = (start, start, start)
    let presampleMean = mean(presample.period)
    var (mean1, mean2, mean3) = (presampleMean, presampleMean, presampleMean)
    for t in 0..<sample.count {
      let now = lagCount + t
      var derivative = constant + first.forcing(periods[now - 1], derivative1, mean1)
      if lagCount > 1 { derivative += second.forcing(periods[now - 2], derivative2, mean2) }
      if lagCount > 2 { derivative += third.forcing(periods[now - 3], derivative3, mean3) }
      for j in 0..<layout.regressorCount {
        derivative[layout.deltas.lowerBound + j] += sample.regressorRows[t * layout.regressorCount + j]
      }
      let period = periods[now]
      let x = mean(period)
      let own = (derivative * period.levelScore).adding(x, times: -period.residualScore)
      score += own
      addCurvature(period, derivative, x, meanCount)
      if isExact { addInfluences(periods, now, derivative, x) }
      if isFinal { scoreProducts.add(own, own) }
      if hasShape { addShape(shapes[t], derivative, x, own, isFinal: isFinal) }
      (derivative3, derivative2, derivative1) = (derivative2, derivative1, derivative)
      (mean3, mean2, mean1) = (mean2, mean1, x)
    }
    return influence
  }

  /// x = −∂e/∂θ.
  @inline(always)
  private func mean(_ period: VariancePeriod) -> Row { mu.adding(phi, times: period.predecessor) }

  /// Adds a·D·Dᵀ − b·(D·xᵀ + x·Dᵀ) + c·x·xᵀ.
  @inline(always)
  private mutating func addCurvature(_ period: VariancePeriod, _ derivative: Row, _ x: Row, _ meanCount: Int) {
    let (a, b, c) = (period.levelCurvature, period.mixedCurvature, period.residualCurvature)
    products.add((derivative * a).adding(x, times: -b), derivative)
    products.addToMean((x * c).adding(derivative, times: -b), second: period.predecessor, count: meanCount)
  }

  /// Adds the forcing terms of the second derivatives that later levels take from period `index`.
  @inline(always)
  private mutating func addInfluences(
    _ periods: borrowing Span<VariancePeriod>, _ index: Int, _ derivative: Row, _ x: Row
  ) {
    let period = periods[index]
    let size = (derivative * period.sizeByLevel).adding(x, times: -period.sizeByResidual)
    let sign = (derivative * period.signByLevel).adding(x, times: -period.signByResidual)
    first.addInfluence(influence(periods, index + 1), size: size, sign: sign, level: derivative)
    if lagCount > 1 { second.addInfluence(influence(periods, index + 2), size: size, sign: sign, level: derivative) }
    if lagCount > 2 { third.addInfluence(influence(periods, index + 3), size: size, sign: sign, level: derivative) }
  }

  /// The influence of a level; a presample level is given, so that none reaches back through it.
  @inline(always)
  private func influence(_ periods: borrowing Span<VariancePeriod>, _ index: Int) -> Double {
    index < lagCount ? 0 : periods[index].influence
  }

  @inline(always)
  private mutating func addShape(_ shape: ShapePeriod, _ derivative: Row, _ x: Row, _ own: Row, isFinal: Bool) {
    shapeFirst = shapeFirst.adding(derivative, times: shape.level[0]).adding(x, times: -shape.residual[0])
    shapeSecond = shapeSecond.adding(derivative, times: shape.level[1]).adding(x, times: -shape.residual[1])
    guard isFinal else { return }
    scoreFirst = scoreFirst.adding(own, times: shape.score[0])
    scoreSecond = scoreSecond.adding(own, times: shape.score[1])
  }

  private func result(_ presample: PresamplePeriod, influence: Double, kind: CurvatureKind) -> RowSums {
    let count = layout.dynamicCount
    var curvature = Matrix(rowCount: layout.count, columnCount: layout.count)
    var outer = Matrix(rowCount: layout.count, columnCount: layout.count)
    for i in 0..<count {
      let (row, scoreRow) = (products.row(i), scoreProducts.row(i))
      for j in 0..<count {
        curvature[i, j] = row[j]
        outer[i, j] = scoreRow[j]
      }
    }
    if kind != .information {
      func subtract(_ row: Row, at index: Int) {
        for j in 0..<count {
          curvature[index, j] -= row[j]
          curvature[j, index] -= row[j]
        }
      }
      for (index, lag) in [first, second, third].prefix(lagCount).enumerated() {
        if index < layout.order.p { subtract(lag.sizes, at: layout.alphas.lowerBound + index) }
        if index < layout.order.o { subtract(lag.signs, at: layout.gammas.lowerBound + index) }
        if index < layout.order.q { subtract(lag.levels, at: layout.betas.lowerBound + index) }
      }
      let h = presample.hessian
      let start = [[h.muMu, h.muPhi], [h.muPhi, h.phiPhi]]
      for i in 0..<layout.omega { for j in 0..<layout.omega { curvature[i, j] -= influence * start[i][j] } }
    }
    // Rounding leaves the two halves a few units in the last place apart.
    for i in 0..<count {
      for j in 0..<i {
        let value = 0.5 * (curvature[i, j] + curvature[j, i])
        (curvature[i, j], curvature[j, i]) = (value, value)
      }
    }
    for (j, rows) in zip(layout.shapes, [(shapeFirst, scoreFirst), (shapeSecond, scoreSecond)]) {
      for i in 0..<count {
        (curvature[i, j], curvature[j, i]) = (rows.0[i], rows.0[i])
        (outer[i, j], outer[j, i]) = (rows.1[i], rows.1[i])
      }
    }
    return RowSums(
      score: (0..<count).map { score[$0] }, curvature: curvature, outerProduct: kind == .final ? outer : nil)
  }
}

/// What a row pass sums, but for what concerns the shape parameters alone.
struct RowSums {
  var score: [Double]
  var curvature: Matrix
  var outerProduct: Matrix?
}
