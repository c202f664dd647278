import NumericalMethods

/// The standard normal density.
package struct NormalDensity: StandardizedDensity {
  package static var shapeCount: Int { 0 }
  private static let logConstant = 0.5 * Double.log(2 * .pi)

  package init(shape: [Double] = []) {}

  @inline(__always)
  package func logDensity(at z: Double) -> Double { -0.5 * z * z - Self.logConstant }

  @inline(__always)
  package func terms(at z: Double) -> DensityTerms {
    var terms = DensityTerms()
    terms.value = -0.5 * z * z - Self.logConstant
    terms.z = -z
    terms.zz = -1
    return terms
  }
}
