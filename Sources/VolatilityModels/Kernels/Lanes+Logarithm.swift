extension SIMD8 where Scalar == Double {
  /// The natural logarithms of positive, normal lanes, to about 10⁻¹⁶ absolute for lanes near 1.
  ///
  /// x = m·2ᵏ with m in [√½, √2), ln m = 2 artanh((m − 1)/(m + 1)) by its power series up to the 21st power.
  var logarithm: Self {
    let bits = unsafe unsafeBitCast(self, to: SIMD8<UInt64>.self)
    // Adding this carries into the exponent where the significand is at least √2.
    let shifted = bits &+ (0x3FF0_0000_0000_0000 - 0x3FE6_A09E_667F_3BCD)
    let exponents = SIMD8<Int64>(truncatingIfNeeded: shifted &>> 52) &- 1023
    let reduced = bits &- SIMD8<UInt64>(truncatingIfNeeded: exponents &<< 52)
    let m = unsafe unsafeBitCast(reduced, to: Self.self)
    let f = (m - 1) / (m + 1)
    let square = f * f
    var series = Self(repeating: 1.0 / 21)
    for odd in [19.0, 17, 15, 13, 11, 9, 7, 5, 3, 1] { series = Self(repeating: 1 / odd).adding(series, times: square) }
    return (2 * f * series).adding(Self(exponents), times: 0.693147180559945309)
  }
}
