/// Quotients of whole numbers of up to 19 digits and powers of ten, rounded once.
///
/// A mantissa is a double and a remainder. The quotient of the double, rounded, leaves a remainder that one fused
/// product gives exactly; both remainders by the power correct the quotient (Markstein 1990). Where the correction is
/// so near the middle between two doubles that its own error matters, the lane is suspect.
struct CSVLongQuotient {
  typealias Numbers = SIMD8<Double>

  /// The quotient, and a word with its highest bit set where it is unsure.
  let value: Numbers
  let suspect: SIMD8<UInt64>

  /// The number of the digits in `lanes` by `power`, of ten, at most 10¹⁶.
  @inline(always)
  init(_ lanes: CSVLanes, _ power: Numbers) {
    let low = CSVLanes.doubles(CSVLanes.value(lanes.low))
    // At most eleven digits.
    let upper = CSVLanes.doubles(CSVLanes.value(lanes.top)) * 1e8 + CSVLanes.doubles(CSVLanes.value(lanes.high))
    #if FUSED_MULTIPLY_ADD
      let scale = Numbers(repeating: 1e8)
      let mantissa = low.addingProduct(upper, scale)
      let remainder = (-mantissa).addingProduct(upper, scale) + low
      let quotient = mantissa / power
      let correction = (mantissa.addingProduct(-quotient, power) + remainder) / power
      value = quotient + correction
      let error = correction - (value - quotient)
      // Far more than the rounding errors of the correction.
      let margin = correction * 0x1p-46
      let differences =
        (CSVLongQuotient.bits(value) ^ CSVLongQuotient.bits(value + (error + margin)))
        | (CSVLongQuotient.bits(value) ^ CSVLongQuotient.bits(value + (error - margin)))
      suspect = differences | (SIMD8(repeating: 0) &- differences)
    #else
      let mantissa = upper * 1e8 + low
      value = mantissa / power
      // The sign of a difference that is below zero.
      suspect = CSVLongQuotient.bits(Numbers(repeating: 0x1.fffffffffffffp52) - mantissa) & SIMD8(repeating: 1 << 63)
    #endif
  }

  @inline(always)
  private static func bits(_ numbers: Numbers) -> SIMD8<UInt64> {
    unsafe unsafeBitCast(numbers, to: SIMD8<UInt64>.self)
  }
}
