// The elementary functions are the portable ones, so that the numbers repeat to the last bit on every machine.
extension SplitMix64 {
  /// A standard normal random number by the Box–Muller transform's cosine branch: two uniforms each.
  public mutating func nextNormal() -> Double {
    let radius = (-2 * PortableFunctions.log(nextUniform())).squareRoot()
    return radius * PortableFunctions.cosine(ofTurns: nextUniform())
  }

  /// A Gamma(`shape`, 1) random number, shape ≥ 1.
  ///
  /// Source: Marsaglia & Tsang (2000), "A simple method for generating gamma variables".
  ///
  /// - Precondition: `shape` is at least 1.
  public mutating func nextGamma(shape: Double) -> Double {
    precondition(shape >= 1, "the method is for shapes of at least 1")
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = nextNormal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      guard v > 0 else { continue }
      let logUniform = PortableFunctions.log(nextUniform())
      if logUniform < 0.5 * x * x + d - d * v + d * PortableFunctions.log(v) { return d * v }
    }
  }

  /// A Student-t random number with `nu` degrees of freedom, scaled to variance 1.
  ///
  /// - Precondition: `nu` is above 2.
  public mutating func nextStandardizedStudentT(nu: Double) -> Double {
    precondition(nu > 2, "Student's t has a variance for more than 2 degrees of freedom")
    let chiSquare = 2 * nextGamma(shape: nu / 2)
    return nextNormal() * ((nu - 2) / chiSquare).squareRoot()
  }
}
