/// The standard normal density, ln f(z) = −½ ln 2π − ½z².
package struct NormalDensity: StandardizedDensity {
  package static var shapeCount: Int { 0 }

  private static let logConstant = -0.918938533204672741780329736406

  /// The density.
  package init() {}

  package init(shape: [Double]) {
    precondition(shape.isEmpty, "the normal distribution has no shape")
  }

  package func logDensity(at z: Double) -> Double { Self.logConstant - 0.5 * z * z }

  @inline(always)
  package func terms(at z: Double) -> DensityTerms {
    var terms = DensityTerms()
    terms.value = logDensity(at: z)
    terms.z = -z
    terms.zz = -1
    return terms
  }
}
