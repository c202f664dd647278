extension VariancePeriod {
  /// ∂ ln h/∂v.
  @inline(always)
  func byLevel(isLogarithmic: Bool) -> Double { isLogarithmic ? 1 : root * root }

  /// Sets the slopes and the weights of the curvature from the terms of the density at z.
  ///
  /// The information matrix of normal innovations is known beforehand; that of others is set by averages of the whole
  /// sample at its end.
  @inline(always)
  mutating func weigh(_ terms: DensityTerms, isInformation: Bool, isLogarithmic: Bool, isNormal: Bool) {
    let (r, w) = (root, byLevel(isLogarithmic: isLogarithmic))
    let z = residual * r
    let zSlope = z * terms.z
    let byLog = -0.5 - 0.5 * zSlope
    levelScore = w * byLog
    residualScore = terms.z * r
    if isInformation {
      if isNormal { (levelCurvature, mixedCurvature, residualCurvature) = (0.5 * w * w, 0, r * r) }
    } else {
      let twice = 0.25 * (zSlope + z * z * terms.zz)
      levelCurvature = -w * w * (isLogarithmic ? twice : twice - byLog)
      mixedCurvature = 0.5 * w * r * (terms.z + z * terms.zz)
      residualCurvature = -terms.zz * r * r
    }
  }

  /// Sets the weights of the information matrix by the moments of the scores.
  @inline(always)
  mutating func weigh(_ scores: StandardizedScores, byLevel w: Double) {
    levelCurvature = scores.levelLevel * w * w
    mixedCurvature = scores.levelResidual * w * root
    residualCurvature = scores.residualResidual * root * root
  }

  /// The scores by ln h and e·√h.
  @inline(always)
  func standardizedScores(_ terms: DensityTerms) -> (level: Double, residual: Double) {
    (-0.5 - 0.5 * residual * root * terms.z, terms.z)
  }

  /// The derivatives by the shape parameters.
  @inline(always)
  func shape(_ terms: DensityTerms, isLogarithmic: Bool) -> ShapePeriod {
    let w = byLevel(isLogarithmic: isLogarithmic)
    return ShapePeriod(
      score: terms.shape, level: 0.5 * w * residual * root * terms.zShape, residual: -root * terms.zShape)
  }
}
