import NumericalMethods

/// The log-likelihood of a model of the family at up to eight points at once, up to a constant, to rank starting points.
///
/// The points lie in the lanes of a vector, so that eight cost little more than one. Innovations that are not normal
/// are taken for Student's t with six degrees of freedom. The mean is that of the first point.
enum VarianceStartGrid {
  /// The coefficients of one lag, and what the period that lies this lag back adds.
  private struct Lag {
    var (alpha, gamma, beta) = (Lanes.zero, Lanes.zero, Lanes.zero)
    var (size, sign, level) = (Lanes.zero, Lanes.zero, Lanes.zero)

    @inline(__always)
    func adding(to level: Lanes) -> Lanes {
      level.adding(alpha, times: size).adding(gamma, times: sign).adding(beta, times: self.level)
    }
  }

  /// The values of the points; not a number where a variance is not positive.
  static func values(_ sample: VarianceSample, at points: [[Double]]) -> [Double] {
    precondition(!points.isEmpty && points.count <= 8, "there is a lane for each point")
    let layout = sample.layout
    func lanes(_ index: Int) -> Lanes {
      var result = Lanes(repeating: points[0][index])
      for (lane, point) in points.enumerated() { result[lane] = point[index] }
      return result
    }
    let isLogarithmic = layout.form == .logarithmic
    let (mu, phi) = (layout.omega > 0 ? points[0][0] : 0, layout.omega > 1 ? points[0][1] : 0)
    let start = PresamplePeriod(sample, mu: mu, phi: phi).period
    var lags = (0..<3).map { index in
      Lag(
        alpha: index < layout.order.p ? lanes(layout.alphas.lowerBound + index) : .zero,
        gamma: index < layout.order.o ? lanes(layout.gammas.lowerBound + index) : .zero,
        beta: index < layout.order.q ? lanes(layout.betas.lowerBound + index) : .zero,
        size: Lanes(repeating: start.size), sign: Lanes(repeating: start.sign), level: Lanes(repeating: start.level))
    }
    var (first, second, third) = (lags[0], lags[1], lags[2])
    lags = []
    let (omega, deltas, lagCount) = (lanes(layout.omega), layout.deltas.map(lanes), layout.order.lagCount)
    let (y, x, rows) = (
      sample.returns.observations.span, sample.returns.predecessors.span, sample.regressorRows.span
    )
    let isNormal = layout.innovations == .normal
    var (variances, ratios) = (LogarithmOfProduct(), LogarithmOfProduct())
    var (levels, squares, least) = (Lanes.zero, Lanes.zero, Lanes(repeating: .infinity))
    for t in 0..<y.count {
      var level = first.adding(to: omega)
      if lagCount > 1 { level = second.adding(to: level) }
      if lagCount > 2 { level = third.adding(to: level) }
      for (j, delta) in deltas.enumerated() { level = level.adding(delta, times: rows[t * deltas.count + j]) }
      let e = x.isEmpty ? y[t] - mu : y[t] - mu - phi * x[t]
      if lagCount > 2 { (third.size, third.sign, third.level) = (second.size, second.sign, second.level) }
      if lagCount > 1 { (second.size, second.sign, second.level) = (first.size, first.sign, first.level) }
      first.level = level
      let u: Lanes
      if isLogarithmic {
        let z = e * (-0.5 * level).exponential
        u = z * z
        first.size = u.squareRoot() - VariancePeriod.meanSize
        first.sign = z
        levels += level
      } else {
        let square = e * e
        u = square / level
        first.size = Lanes(repeating: square)
        first.sign = e < 0 ? first.size : .zero
        least = pointwiseMin(least, level)
        variances.multiply(by: pointwiseMax(level, Lanes(repeating: 1e-12)))
      }
      if isNormal { squares += u } else { ratios.multiply(by: 4 / (4 + pointwiseMin(u, Lanes(repeating: 1e30)))) }
      if t & 7 == 7 {
        variances.normalize()
        ratios.normalize()
      }
    }
    variances.normalize()
    ratios.normalize()
    return points.indices.map { lane in
      guard least[lane] > 0 else { return .nan }
      let kernel = isNormal ? -squares[lane] : 7 * ratios.value(lane: lane)
      return 0.5 * (kernel - (isLogarithmic ? levels[lane] : variances.value(lane: lane)))
    }
  }
}
