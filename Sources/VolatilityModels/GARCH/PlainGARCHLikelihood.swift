import LinearAlgebra
import NumericalMethods

/// The log-likelihood of a GARCH(1,1) and its derivatives, written as the formulas stand.
///
/// One logarithm, one density and one outer product per observation, loops over parameters, no lanes.
/// `GARCHKernel` must agree with it; it is the tests' oracle and not used for estimation.
package enum PlainGARCHLikelihood {
  /// The sums at `point`, with Σ sₜsₜᵀ; the curvature is minus the Hessian.
  package static func sums(_ sample: GARCHSample, at point: GARCHPoint) -> GARCHSums {
    let k = sample.mean.parameterCount
    let (omegaIndex, alphaIndex, betaIndex) = (k, k + 1, k + 2)
    let varianceCount = k + 3
    let size = varianceCount + (point.nu == nil ? 0 : 1)
    let (omega, alpha, beta) = (point.omega, point.alpha, point.beta)
    let coefficients = Array([point.mu, point.phi].prefix(k))
    let e = GARCHSample.residuals(sample.observations, sample.predecessors, mean: coefficients)
    let regressors = (0..<sample.count).map { t in Array([1, k > 1 ? sample.predecessors[t] : 0].prefix(k)) }

    // The presample value of both the variance and the squared residual, with its derivatives.
    var presample = sample.backcast ?? 0
    var presampleGradient = [Double](repeating: 0, count: varianceCount)
    var presampleHessian = Matrix(rowCount: varianceCount, columnCount: varianceCount)
    if sample.backcast == nil {
      let n = Double(sample.count)
      for t in 0..<sample.count {
        presample += e[t] * e[t] / n
        for i in 0..<k {
          presampleGradient[i] -= 2 * e[t] * regressors[t][i] / n
          for j in 0..<k { presampleHessian[i, j] += 2 * regressors[t][i] * regressors[t][j] / n }
        }
      }
    }

    var result = GARCHSums(
      logLikelihood: 0, score: [Double](repeating: 0, count: size),
      curvature: Matrix(rowCount: size, columnCount: size))
    var outerProduct = Matrix(rowCount: size, columnCount: size)
    var (square, variance) = (presample, presample)
    var (squareGradient, squareHessian) = (presampleGradient, presampleHessian)
    var (gradient, hessian) = (presampleGradient, presampleHessian)
    for t in 0..<sample.count {
      // h_t = ω + α e²_{t−1} + β h_{t−1} and its derivatives by the product rule.
      let (lastVariance, lastGradient, lastHessian) = (variance, gradient, hessian)
      variance = omega + alpha * square + beta * lastVariance
      for i in 0..<varianceCount {
        gradient[i] = alpha * squareGradient[i] + beta * lastGradient[i]
        for j in 0..<varianceCount { hessian[i, j] = alpha * squareHessian[i, j] + beta * lastHessian[i, j] }
      }
      gradient[omegaIndex] += 1
      gradient[alphaIndex] += square
      gradient[betaIndex] += lastVariance
      for i in 0..<varianceCount {
        hessian[i, alphaIndex] += squareGradient[i]
        hessian[alphaIndex, i] += squareGradient[i]
        hessian[i, betaIndex] += lastGradient[i]
        hessian[betaIndex, i] += lastGradient[i]
      }
      // e²_t and its derivatives, for the next variance.
      square = e[t] * e[t]
      for i in 0..<varianceCount {
        squareGradient[i] = i < k ? -2 * e[t] * regressors[t][i] : 0
        for j in 0..<varianceCount {
          squareHessian[i, j] = i < k && j < k ? 2 * regressors[t][i] * regressors[t][j] : 0
        }
      }

      let density = LogDensity(residual: e[t], variance: variance, nu: point.nu)
      var residualGradient = [Double](repeating: 0, count: varianceCount)
      for i in 0..<k { residualGradient[i] = -regressors[t][i] }
      var score = (0..<varianceCount).map { density.h * gradient[$0] + density.e * residualGradient[$0] }
      if point.nu != nil { score.append(density.nu) }
      result.logLikelihood += density.value
      for i in 0..<size {
        result.score[i] += score[i]
        for j in 0..<size { outerProduct[i, j] += score[i] * score[j] }
      }
      for i in 0..<varianceCount {
        for j in 0..<varianceCount {
          result.curvature[i, j] -=
            density.hh * gradient[i] * gradient[j] + density.h * hessian[i, j]
            + density.he * (gradient[i] * residualGradient[j] + residualGradient[i] * gradient[j])
            + density.ee * residualGradient[i] * residualGradient[j]
        }
        if point.nu != nil {
          let cross = density.nuH * gradient[i] + density.nuE * residualGradient[i]
          result.curvature[i, size - 1] -= cross
          result.curvature[size - 1, i] -= cross
        }
      }
      if point.nu != nil { result.curvature[size - 1, size - 1] -= density.nuNu }
    }
    result.outerProduct = outerProduct
    return result
  }
}

/// ln f(e; h, ν) and its partial derivatives at one observation.
private struct LogDensity {
  var value = 0.0
  var (h, e, nu) = (0.0, 0.0, 0.0)
  var (hh, he, ee) = (0.0, 0.0, 0.0)
  var (nuH, nuE, nuNu) = (0.0, 0.0, 0.0)

  init(residual: Double, variance: Double, nu: Double?) {
    guard let nu else {
      let u = residual * residual / variance
      value = -0.5 * (.log(2 * .pi) + .log(variance) + u)
      h = 0.5 * (u - 1) / variance
      e = -residual / variance
      hh = (0.5 - u) / (variance * variance)
      he = residual / (variance * variance)
      ee = -1 / variance
      return
    }
    // d = h(ν−2) + e²; ln f = A(ν) − ½ ln h − ½(ν+1) (ln d − ln h − ln(ν−2)).
    let constants = StudentTConstants(nu: nu)
    let m = nu - 2
    let d = variance * m + residual * residual
    let logarithm = Double.log(d / (variance * m))
    value = constants.value - 0.5 * .log(variance) - 0.5 * (nu + 1) * logarithm
    h = nu / (2 * variance) - (nu + 1) * m / (2 * d)
    e = -(nu + 1) * residual / d
    hh = -nu / (2 * variance * variance) + (nu + 1) * m * m / (2 * d * d)
    he = (nu + 1) * m * residual / (d * d)
    ee = -(nu + 1) / d + 2 * (nu + 1) * residual * residual / (d * d)
    let first = variance / d - 1 / m
    let second = 1 / (m * m) - variance * variance / (d * d)
    self.nu = constants.first - 0.5 * logarithm - 0.5 * (nu + 1) * first
    nuNu = constants.second - first - 0.5 * (nu + 1) * second
    nuH = 1 / (2 * variance) - ((2 * nu - 1) * d - (nu + 1) * m * variance) / (2 * d * d)
    nuE = -residual / d + (nu + 1) * residual * variance / (d * d)
  }
}
