/// The coefficients of a variance's equation at one point, by lag.
struct VarianceCoefficients {
  /// The coefficients of one lag; zero where the model has none.
  struct Lag {
    var (alpha, gamma, beta) = (0.0, 0.0, 0.0)

    /// The derivative of a later level by that of `period`.
    @inline(always)
    func carry(_ period: VariancePeriod) -> Double {
      alpha * period.sizeByLevel + gamma * period.signByLevel + beta
    }

    /// The derivative of a later level by the residual of `period`.
    @inline(always)
    func residualCarry(_ period: VariancePeriod) -> Double {
      alpha * period.sizeByResidual + gamma * period.signByResidual
    }

    /// What `period` adds to a later level.
    @inline(always)
    func term(_ period: VariancePeriod) -> Double {
      (alpha * period.size).adding(gamma, times: period.sign).adding(beta, times: period.level)
    }
  }

  let (mu, phi): (Double, Double)
  let omega: Double
  let (first, second, third): (Lag, Lag, Lag)
  let lagCount: Int
  let deltas: [Double]
  let shape: [Double]

  /// The coefficients of the point `vector`.
  init(_ vector: [Double], _ layout: VarianceLayout) {
    mu = layout.omega > 0 ? vector[0] : 0
    phi = layout.omega > 1 ? vector[1] : 0
    omega = vector[layout.omega]
    func lag(_ index: Int) -> Lag {
      Lag(
        alpha: index < layout.order.p ? vector[layout.alphas.lowerBound + index] : 0,
        gamma: index < layout.order.o ? vector[layout.gammas.lowerBound + index] : 0,
        beta: index < layout.order.q ? vector[layout.betas.lowerBound + index] : 0)
    }
    (first, second, third) = (lag(0), lag(1), lag(2))
    lagCount = layout.order.lagCount
    deltas = Array(vector[layout.deltas])
    shape = Array(vector[layout.shapes])
  }
}
