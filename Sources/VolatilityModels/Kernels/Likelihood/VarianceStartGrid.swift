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

    @inline(always)
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
      if isLogarithmic {
        let root = (-0.5 * level).exponential
        let z = e * root
        first.size = abs(e) * root - VariancePeriod.meanSize
        first.sign = z
        levels += level
        let square = z * z
        if isNormal {
          squares += square
        } else {
          ratios.multiply(by: 4 / (4 + square.replacing(with: 1e30, where: square .> 1e30)))
        }
      } else {
        let square = e * e
        first.size = Lanes(repeating: square)
        first.sign = e < 0 ? first.size : .zero
        least.replace(with: level, where: level .< least)
        let variance = level.replacing(with: 1e-12, where: level .< 1e-12)
        variances.multiply(by: variance)
        if isNormal {
          squares += square / variance
        } else {
          ratios.multiply(by: 4 * variance / (4 * variance + square))
        }
      }
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
