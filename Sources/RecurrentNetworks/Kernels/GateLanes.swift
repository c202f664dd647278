/// Sixteen units of a layer side by side: a register of AVX-512, two of AVX2, four of the baseline.
package typealias GateLanes = SIMD16<Float>

extension SIMD where Scalar == Float {
  /// self + a·b, in one rounding where the processor that is compiled for can.
  ///
  /// Without the instruction, `addingProduct` would call the C library once per lane.
  @inline(always)
  func adding(_ a: Self, times b: Self) -> Self {
    #if FUSED_MULTIPLY_ADD
      addingProduct(a, b)
    #else
      self + a * b
    #endif
  }

  /// self + a·b for a scalar b.
  @inline(always)
  func adding(_ a: Self, times b: Float) -> Self {
    adding(a, times: Self(repeating: b))
  }
}
