extension SIMD8 where Scalar == Double {
  /// eˣ of lanes between −700 and 700, to about 10⁻¹⁵ relative; what lies outside counts as the nearer end.
  ///
  /// x = k ln 2 + r with |r| ≤ ½ ln 2, and eʳ by its power series up to the 13th power.
  var exponential: Self {
    let x = clamped(lowerBound: Self(repeating: -700), upperBound: Self(repeating: 700))
    let k = (x * 1.4426950408889634).rounded(.toNearestOrEven)
    // ln 2 in two parts; the upper one has 32 bits, so that its product with k is exact.
    let r = x.adding(k, times: -0x1.62e42fee00000p-1).adding(k, times: -0x1.a39ef35793c76p-33)
    var series = Self(repeating: 1)
    for n in stride(from: 13.0, through: 1, by: -1) { series = Self(repeating: 1).adding(series, times: r * (1 / n)) }
    let exponents = SIMD8<Int64>(k) &+ 1023
    let power = unsafe unsafeBitCast(exponents &<< 52, to: Self.self)
    return series * power
  }
}
