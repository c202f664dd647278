import NumericalMethods

/// Σ ln xᵢ as the logarithm of a product, taken once.
///
/// A multiplication costs a tenth of a logarithm. The product's exponent is moved into an integer after
/// every block of at most eight factors, so that factors between 2⁻¹²⁰ and 2¹²⁰ can neither over- nor underflow it.
struct LogarithmOfProduct {
  private var significand = 1.0
  private var exponent = 0

  /// Multiplies by the next factor, positive and finite.
  @inline(always)
  mutating func multiply(by factor: Double) {
    significand *= factor
  }

  /// Moves the exponent aside; to be called at least after every eighth factor.
  @inline(always)
  mutating func normalize() {
    let bits = significand.bitPattern
    exponent &+= Int(truncatingIfNeeded: bits >> 52) &- 1023
    significand = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000)
  }

  /// The sum of the logarithms of all factors after the last `normalize()`.
  var value: Double { .log(significand) + Double(exponent) * .log(2) }
}
