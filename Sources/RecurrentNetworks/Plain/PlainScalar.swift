package import LinearAlgebra
import NumericalMethods

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A number that the plain network computes with: `Float`, or `Double` where the network is checked.
package protocol PlainScalar: BLASScalar {
  /// 1/(1 + e⁻ˣ), by the C library's exponential function.
  static func logistic(_ x: Self) -> Self
  /// The hyperbolic tangent of x, by the C library.
  static func hyperbolicTangent(_ x: Self) -> Self
}

extension Float: PlainScalar {
  package static func logistic(_ x: Float) -> Float { 1 / (1 + expf(-x)) }

  package static func hyperbolicTangent(_ x: Float) -> Float { tanhf(x) }
}

extension Double: PlainScalar {
  package static func logistic(_ x: Double) -> Double { 1 / (1 + .exp(-x)) }

  package static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
}
