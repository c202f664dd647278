// The C library's functions cost twice as much: a call for each, and branches for arguments that don't occur here.
extension Double {
  /// eˣ of a number between −700 and 700, to about 10⁻¹⁶ relative; not a number outside.
  ///
  /// x = k ln 2 + r with |r| ≤ ½ ln 2, and eʳ by its power series up to the 13th power, summed in pairs so that few
  /// operations wait for each other.
  @inline(always)
  var exponential: Double {
    // Adding 1.5·2⁵² leaves the nearest integer to x/ln 2 in the lowest bits.
    let shift = 0x1.8p52
    let shifted = shift.adding(self, times: 1.4426950408889634)
    let k = shifted - shift
    // ln 2 in two parts; the upper one has 32 bits, so that its product with k is exact.
    let r = adding(k, times: -0x1.62e42fee00000p-1).adding(k, times: -0x1.a39ef35793c76p-33)
    let r2 = r * r
    let r4 = r2 * r2
    let low = (1 + r).adding(r2, times: 0.5.adding(r, times: 1.0 / 6))
    let middle = (1.0 / 24).adding(r, times: 1.0 / 120).adding(r2, times: (1.0 / 720).adding(r, times: 1.0 / 5_040))
    let high = (1.0 / 40_320).adding(r, times: 1.0 / 362_880)
      .adding(r2, times: (1.0 / 3_628_800).adding(r, times: 1.0 / 39_916_800))
    let last = (1.0 / 479_001_600).adding(r, times: 1.0 / 6_227_020_800)
    let series = low.adding(r4, times: middle.adding(r4, times: high.adding(r4, times: last)))
    let power = Double(bitPattern: (shifted.bitPattern &+ 1023) &<< 52)
    return abs(self) < 700 ? series * power : .nan
  }

  /// ln x of a positive, normal number, to about 10⁻¹⁶ relative near 1.
  ///
  /// x = m·2ᵏ with m in [√½, √2), ln m = 2 artanh f with f = (m − 1)/(m + 1) by its power series up to f²¹.
  @inline(always)
  var logarithm: Double {
    // Adding this carries into the exponent where the significand is at least √2.
    let shifted = bitPattern &+ (0x3FF0_0000_0000_0000 - 0x3FE6_A09E_667F_3BCD)
    let exponent = Int64(truncatingIfNeeded: shifted &>> 52) &- 1023
    let m = Double(bitPattern: bitPattern &- UInt64(bitPattern: exponent &<< 52))
    let f = (m - 1) / (m + 1)
    let s = f * f
    let s2 = s * s
    let s4 = s2 * s2
    let low = (1.0 / 3).adding(s, times: 1.0 / 5).adding(s2, times: (1.0 / 7).adding(s, times: 1.0 / 9))
    let high = (1.0 / 11).adding(s, times: 1.0 / 13).adding(s2, times: (1.0 / 15).adding(s, times: 1.0 / 17))
    let last = (1.0 / 19).adding(s, times: 1.0 / 21)
    let series = low.adding(s4, times: high.adding(s4, times: last))
    let double = 2 * f
    return double.adding(double * s, times: series).adding(Double(exponent), times: 0.693147180559945309)
  }
}
