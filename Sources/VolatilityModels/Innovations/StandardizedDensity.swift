/// The density f(z; ξ) of standardised innovations with fixed shape parameters ξ, of which there are at most two.
///
/// A value holds what does not depend on z, so that a loop over observations computes it once.
package protocol StandardizedDensity: Sendable {
  /// The number of shape parameters.
  static var shapeCount: Int { get }

  /// The density with the shape parameters `shape`, `shapeCount` numbers inside their ranges.
  init(shape: [Double])

  /// ln f(z; ξ).
  func logDensity(at z: Double) -> Double

  /// ln f(z; ξ) with its first and second derivatives.
  func terms(at z: Double) -> DensityTerms
}
