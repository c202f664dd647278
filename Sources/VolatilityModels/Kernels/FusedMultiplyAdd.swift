extension SIMD where Scalar == Double {
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
  func adding(_ a: Self, times b: Double) -> Self {
    adding(a, times: Self(repeating: b))
  }
}

extension Double {
  /// self + a·b, in one rounding where the processor that is compiled for can.
  @inline(always)
  func adding(_ a: Double, times b: Double) -> Double {
    #if FUSED_MULTIPLY_ADD
      addingProduct(a, b)
    #else
      self + a * b
    #endif
  }
}
