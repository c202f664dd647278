import LinearAlgebra
import NumericalMethods

/// The log-likelihood of any model of the family and its derivatives, written as the formulas stand.
///
/// The second derivatives of each level follow their own recursion; loops over parameters, no lanes.
/// `VarianceLikelihood` must agree with it; it is the tests' oracle and not used for estimation.
package struct PlainVarianceLikelihood {
  private let sample: VarianceSample
  private let layout: VarianceLayout
  private let theta: [Double]

  /// The likelihood of a sample at the point `vector`.
  package init(_ sample: VarianceSample, at vector: [Double]) {
    self.sample = sample
    layout = sample.layout
    theta = vector
  }

  /// A function of the parameters of mean and variance with its first and second derivatives.
  private struct Jet {
    var value: Double
    var gradient: [Double]
    var hessian: Matrix

    init(_ value: Double, count: Int) {
      self.value = value
      gradient = [Double](repeating: 0, count: count)
      hessian = Matrix(rowCount: count, columnCount: count)
    }

    /// The parameter at a position.
    init(parameter index: Int, of theta: [Double], count: Int) {
      self.init(theta[index], count: count)
      gradient[index] = 1
    }

    static func + (left: Jet, right: Jet) -> Jet {
      var result = left
      result.value += right.value
      for i in left.gradient.indices {
        result.gradient[i] += right.gradient[i]
        for j in left.gradient.indices { result.hessian[i, j] += right.hessian[i, j] }
      }
      return result
    }

    static func * (left: Jet, right: Jet) -> Jet {
      var result = Jet(left.value * right.value, count: left.gradient.count)
      for i in left.gradient.indices {
        result.gradient[i] = left.gradient[i] * right.value + left.value * right.gradient[i]
        for j in left.gradient.indices {
          result.hessian[i, j] =
            left.hessian[i, j] * right.value + left.gradient[i] * right.gradient[j]
            + left.gradient[j] * right.gradient[i] + left.value * right.hessian[i, j]
        }
      }
      return result
    }

    /// f(self), by f and its derivatives there.
    func mapped(_ value: Double, _ first: Double, _ second: Double) -> Jet {
      var result = Jet(value, count: gradient.count)
      for i in gradient.indices {
        result.gradient[i] = first * gradient[i]
        for j in gradient.indices {
          result.hessian[i, j] = first * hessian[i, j] + second * gradient[i] * gradient[j]
        }
      }
      return result
    }

    func times(_ factor: Double) -> Jet { mapped(factor * value, factor, 0) }
    var logarithm: Jet { mapped(.log(value), 1 / value, -1 / (value * value)) }
    var exponential: Jet { mapped(.exp(value), .exp(value), .exp(value)) }
  }

  /// What later levels take from a period.
  private struct Terms {
    var size: Jet
    var sign: Jet
    var level: Jet
  }

  /// The sums, with Σ sₜsₜᵀ; the curvature is minus the Hessian.
  package func sums<D: StandardizedDensity>(_: D.Type) -> GARCHSums {
    let count = layout.dynamicCount
    let density = D(shape: Array(theta[layout.shapes]))
    var result = GARCHSums(
      logLikelihood: 0, score: [Double](repeating: 0, count: layout.count),
      curvature: Matrix(rowCount: layout.count, columnCount: layout.count))
    var outer = Matrix(rowCount: layout.count, columnCount: layout.count)
    let residuals = (0..<sample.count).map(residual)
    var past = [Terms](repeating: presample(residuals), count: layout.order.lagCount)
    for t in 0..<sample.count {
      var level = parameter(layout.omega)
      for (i, index) in layout.alphas.enumerated() { level = level + parameter(index) * past[i].size }
      for (j, index) in layout.gammas.enumerated() { level = level + parameter(index) * past[j].sign }
      for (k, index) in layout.betas.enumerated() { level = level + parameter(index) * past[k].level }
      for (m, index) in layout.deltas.enumerated() {
        level = level + parameter(index).times(sample.regressorRows[t * layout.regressorCount + m])
      }
      let logVariance = layout.form == .linear ? level.logarithm : level
      let z = residuals[t] * logVariance.times(-0.5).exponential
      past.insert(terms(residuals[t], level, z), at: 0)
      past.removeLast()

      let terms = density.terms(at: z.value)
      let own = logVariance.times(-0.5) + z.mapped(terms.value, terms.z, terms.zz)
      result.logLikelihood += own.value
      let shapeScore = (0..<D.shapeCount).map { terms.shape[$0] }
      let score = own.gradient + shapeScore
      let shapeShape = [
        [terms.shapeShape.first, terms.shapeShape.cross], [terms.shapeShape.cross, terms.shapeShape.second],
      ]
      for i in score.indices {
        result.score[i] += score[i]
        for j in score.indices {
          outer[i, j] += score[i] * score[j]
          let second =
            switch (i < count, j < count) {
            case (true, true): own.hessian[i, j]
            case (true, false): terms.zShape[j - count] * z.gradient[i]
            case (false, true): terms.zShape[i - count] * z.gradient[j]
            case (false, false): shapeShape[i - count][j - count]
            }
          result.curvature[i, j] -= second
        }
      }
    }
    result.outerProduct = outer
    return result
  }

  private func parameter(_ index: Int) -> Jet { Jet(parameter: index, of: theta, count: layout.dynamicCount) }

  private func constant(_ value: Double) -> Jet { Jet(value, count: layout.dynamicCount) }

  private func residual(_ t: Int) -> Jet {
    var residual = constant(sample.returns.observations[t])
    if layout.omega > 0 { residual = residual + parameter(0).times(-1) }
    if layout.omega > 1 { residual = residual + parameter(1).times(-sample.returns.predecessors[t]) }
    return residual
  }

  private func terms(_ residual: Jet, _ level: Jet, _ z: Jet) -> Terms {
    if layout.form == .linear {
      let square = residual * residual
      return Terms(size: square, sign: residual.value < 0 ? square : constant(0), level: level)
    }
    return Terms(size: z.times(z.value < 0 ? -1 : 1) + constant(-(2 / Double.pi).squareRoot()), sign: z, level: level)
  }

  private func presample(_ residuals: [Jet]) -> Terms {
    let count = Double(residuals.count)
    let variance =
      sample.returns.backcast.map(constant)
      ?? residuals.map { $0 * $0 }.reduce(constant(0), +).times(1 / count)
    if layout.form == .linear { return Terms(size: variance, sign: variance.times(0.5), level: variance) }
    guard sample.returns.backcast == nil else {
      return Terms(size: constant(0), sign: constant(0), level: variance.logarithm)
    }
    let average = residuals.reduce(constant(0), +).times(1 / count)
    return terms(average, variance.logarithm, average * variance.logarithm.times(-0.5).exponential)
  }
}
