import NumericalMethods

/// One period of a model of the family at one point: the terms of its equation, with their derivatives, and the
/// weights with which its own derivatives enter those of the likelihood.
///
/// The level v is h in a GARCH and ln h in an EGARCH; it is a sum over the lags of α·size + γ·sign + β·v.
struct VariancePeriod {
  /// e.
  var residual = 0.0
  /// The return before, which φ multiplies.
  var predecessor = 0.0
  /// v.
  var level = 0.0
  /// 1/√h.
  var root = 0.0
  /// e², or |z| − √(2/π); its derivatives by e and v.
  var (size, sizeByResidual, sizeByLevel) = (0.0, 0.0, 0.0)
  /// e²·1[e < 0], or z; its derivatives by e and v.
  var (sign, signByResidual, signByLevel) = (0.0, 0.0, 0.0)
  /// ∂ℓ/∂v and ∂ℓ/∂e of the period's own log-likelihood.
  var (levelScore, residualScore) = (0.0, 0.0)
  /// The weights of D·Dᵀ, −(D·xᵀ + x·Dᵀ) and x·xᵀ in the curvature, with D = ∂v/∂θ and x = −∂e/∂θ.
  var (levelCurvature, mixedCurvature, residualCurvature) = (0.0, 0.0, 0.0)
  /// The derivative of the whole log-likelihood by a shift of this period's level.
  var influence = 0.0

  /// E|z| of the standard normal distribution, which an EGARCH takes off |z| whatever its innovations are.
  @inline(always)
  static var meanSize: Double { 0.797884560802865355879892119869 }

  /// Sets the level and its terms.
  @inline(always)
  mutating func setLevel(_ level: Double, isLogarithmic: Bool) {
    self.level = level
    if isLogarithmic {
      setLogarithmicTerms(inverseRoot: (-0.5 * level).exponential)
    } else {
      root = 1 / level.squareRoot()
      let (square, slope) = (residual * residual, 2 * residual)
      (size, sizeByResidual) = (square, slope)
      (sign, signByResidual) = residual < 0 ? (square, slope) : (0, 0)
    }
  }

  /// Sets the terms of an EGARCH, with 1/√h.
  @inline(always)
  mutating func setLogarithmicTerms(inverseRoot: Double) {
    root = inverseRoot
    let z = residual * inverseRoot
    let magnitude = abs(z)
    size = magnitude - Self.meanSize
    sizeByResidual = z < 0 ? -inverseRoot : inverseRoot
    sizeByLevel = -0.5 * magnitude
    sign = z
    signByResidual = inverseRoot
    signByLevel = -0.5 * z
  }
}

/// The log-likelihood of one period by the innovations' shape parameters ξ.
struct ShapePeriod {
  /// ∂ℓ/∂ξ.
  var score = SIMD2<Double>.zero
  /// The weights of D and −x in the curvature's column of ξ.
  var (level, residual) = (SIMD2<Double>.zero, SIMD2<Double>.zero)
}
