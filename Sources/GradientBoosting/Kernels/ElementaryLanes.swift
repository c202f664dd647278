/// Eight numbers side by side: a register of AVX-512, two of AVX2, four of the baseline.
typealias RealLanes = SIMD8<Double>

extension SIMD8<Double> {
  /// The lanes that begin at an element.
  @inline(always)
  static func load(_ start: UnsafePointer<Double>, _ place: Int) -> Self {
    unsafe UnsafeRawPointer(start + place).loadUnaligned(as: Self.self)
  }

  /// eˣ for x from −708 to 0, and e⁻⁷⁰⁸ below: off by at most two units in the last place.
  ///
  /// With x = n ln 2 + r, 2ⁿ is put together from bits and eʳ is Taylor's sum up to r¹³/13!, what is left out being below
  /// 4e-18. No multiplication is fused with an addition, so that all processors compute the same bits.
  @inline(always)
  var exponential: Self {
    let x = replacing(with: -708, where: self .< -708)
    // Added to 1.5·2⁵², a number is rounded to a whole one, which the last bits then are.
    let shift = Self(repeating: 0x1.8p52)
    let shifted = x * 0x1.71547652b82fep0 + shift
    let n = shifted - shift
    // ln 2 in two parts, the first of which n times is exact.
    let r = (x - n * 0x1.62e42feep-1) - n * 0x1.a39ef35793c76p-33
    let p0 = r.times(1.0 / 6, plus: 1.0 / 2)
    let p1 = r.times(1.0 / 120, plus: 1.0 / 24)
    let p2 = r.times(1.0 / 5040, plus: 1.0 / 720)
    let p3 = r.times(1.0 / 362_880, plus: 1.0 / 40_320)
    let p4 = r.times(1.0 / 39_916_800, plus: 1.0 / 3_628_800)
    let p5 = r.times(1.0 / 6_227_020_800, plus: 1.0 / 479_001_600)
    let s = r * r
    let p345 = (p5 * s + p4) * s + p3
    let p012345 = ((p345 * s + p2) * s + p1) * s + p0
    let power = 1 + (r + s * p012345)
    let exponent = unsafe unsafeBitCast(shifted, to: SIMD8<Int64>.self) &<< 52
    return unsafe unsafeBitCast(unsafeBitCast(power, to: SIMD8<Int64>.self) &+ exponent, to: Self.self)
  }

  /// ln x for normal x of at least 1: off by a few units in the last place, or 1e-16 where that is more.
  ///
  /// With x = 2ⁿ m, m from √½ to √2, and t = (m − 1)/(m + 1), ln m = 2(t + t³/3 + … + t¹⁹/19), what is left out being below
  /// 1e-17.
  @inline(always)
  var logarithm: Self {
    let bits = unsafe unsafeBitCast(self, to: SIMD8<Int64>.self)
    // The bits of √½ taken off, so that what is left above the fraction is n for m within its range.
    let offset = bits &- 0x3fe6_a09e_667f_3bcd
    let n = offset &>> 52
    let m = unsafe unsafeBitCast(bits &- (n &<< 52), to: Self.self)
    let t = (m - 1) / (m + 1)
    let s = t * t
    // The sum after its first term, over 2t³.
    var tail = s.times(1.0 / 19, plus: 1.0 / 17)
    tail = tail * s + 1.0 / 15
    tail = tail * s + 1.0 / 13
    tail = tail * s + 1.0 / 11
    tail = tail * s + 1.0 / 9
    tail = tail * s + 1.0 / 7
    tail = tail * s + 1.0 / 5
    tail = tail * s + 1.0 / 3
    let double = t + t
    let fraction = double + double * (s * tail)
    return n.exactReal * 0x1.62e42fefa39efp-1 + fraction
  }

  /// self·a + b.
  @inline(always)
  private func times(_ a: Double, plus b: Double) -> Self { self * a + b }

  /// The absolute values.
  @inline(always)
  var magnitudes: Self {
    unsafe unsafeBitCast(unsafeBitCast(self, to: SIMD8<Int64>.self) & Int64.max, to: Self.self)
  }

  /// The larger of two numbers, lane by lane.
  @inline(always)
  func larger(_ other: Self) -> Self { replacing(with: other, where: other .> self) }
}

extension SIMD8<Int64> {
  /// The same numbers, exact where they are less than 2⁵¹ in absolute value.
  ///
  /// Added to the bits of 1.5·2⁵², a whole number becomes the last bits of that many more; the conversion of the standard
  /// library goes lane by lane.
  @inline(always)
  var exactReal: SIMD8<Double> {
    let large = SIMD8<Double>(repeating: 0x1.8p52)
    return unsafe unsafeBitCast(self &+ unsafeBitCast(large, to: Self.self), to: SIMD8<Double>.self) - large
  }
}

/// The same functions for single numbers: what tests look at.
package enum ElementaryLanes {
  /// eˣ of each number that is not positive.
  package static func exponential(_ numbers: [Double]) -> [Double] {
    numbers.map { RealLanes(repeating: $0).exponential[0] }
  }

  /// ln x of each number of at least 1.
  package static func logarithm(_ numbers: [Double]) -> [Double] {
    numbers.map { RealLanes(repeating: $0).logarithm[0] }
  }
}
