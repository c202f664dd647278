extension SIMD8 where Scalar == Double {
  /// eˣ of lanes between −700 and 700, to about 10⁻¹⁵ relative; what lies outside counts as the nearer end.
  ///
  /// x = k ln 2 + r with |r| ≤ ½ ln 2, and eʳ by its power series up to the 13th power.
  @inline(always)
  var exponential: Self {
    var x = replacing(with: -700, where: self .< -700)
    x.replace(with: 700, where: x .> 700)
    // Adding 1.5·2⁵² leaves the nearest integer to x/ln 2 in the lowest bits.
    let shift = 0x1.8p52
    let shifted = Self(repeating: shift).adding(x, times: 1.4426950408889634)
    let k = shifted - shift
    // ln 2 in two parts; the upper one has 32 bits, so that its product with k is exact.
    let r = x.adding(k, times: -0x1.62e42fee00000p-1).adding(k, times: -0x1.a39ef35793c76p-33)
    var series = Self(repeating: 1.0 / 6_227_020_800)
    series = Self(repeating: 1.0 / 479_001_600).adding(series, times: r)
    series = Self(repeating: 1.0 / 39_916_800).adding(series, times: r)
    series = Self(repeating: 1.0 / 3_628_800).adding(series, times: r)
    series = Self(repeating: 1.0 / 362_880).adding(series, times: r)
    series = Self(repeating: 1.0 / 40_320).adding(series, times: r)
    series = Self(repeating: 1.0 / 5_040).adding(series, times: r)
    series = Self(repeating: 1.0 / 720).adding(series, times: r)
    series = Self(repeating: 1.0 / 120).adding(series, times: r)
    series = Self(repeating: 1.0 / 24).adding(series, times: r)
    series = Self(repeating: 1.0 / 6).adding(series, times: r)
    series = Self(repeating: 0.5).adding(series, times: r)
    series = Self(repeating: 1).adding(series, times: r)
    series = Self(repeating: 1).adding(series, times: r)
    let bits = unsafe unsafeBitCast(shifted, to: SIMD8<UInt64>.self)
    let power = unsafe unsafeBitCast((bits &+ 1023) &<< 52, to: Self.self)
    return series * power
  }
}
