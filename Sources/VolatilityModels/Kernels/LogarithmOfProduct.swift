import NumericalMethods

/// Σ ln x over lanes and time as logarithms of products, taken once at the end.
///
/// A multiplication costs a tenth of a logarithm. The products' exponents are moved into integers after
/// at most eight factors, so that factors between 2⁻¹²⁰ and 2¹²⁰ can neither over- nor underflow them.
struct LogarithmOfProduct {
  private var significands = Lanes(repeating: 1)
  private var exponents = SIMD8<UInt64>.zero
  private var normalizations = 0

  /// Multiplies by the next factors, positive and finite.
  @inline(always)
  mutating func multiply(by factors: Lanes) {
    significands *= factors
  }

  /// Moves the exponents aside; to be called at least after every eighth factor.
  @inline(always)
  mutating func normalize() {
    let bits = unsafe unsafeBitCast(significands, to: SIMD8<UInt64>.self)
    exponents &+= bits &>> 52
    normalizations &+= 1
    significands = unsafe unsafeBitCast((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000, to: Lanes.self)
  }

  /// The sum of the logarithms of one lane's factors after the last `normalize()`.
  func value(lane: Int) -> Double {
    .log(significands[lane]) + Double(Int(exponents[lane]) - 1023 * normalizations) * .log(2)
  }

  /// The sum of the logarithms of all factors after the last `normalize()`.
  var value: Double {
    var (significand, exponent) = (1.0, 0)
    for lane in 0..<8 {
      significand *= significands[lane]
      exponent += Int(exponents[lane]) - 1023 * normalizations
    }
    return .log(significand) + Double(exponent) * .log(2)
  }
}
