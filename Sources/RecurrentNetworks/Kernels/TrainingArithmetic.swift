#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How the processor computes while a network is trained.
package enum TrainingArithmetic {
  /// What a function gives while numbers too small for the processor's full speed are taken for zero.
  ///
  /// Gradients that vanish on their way back through many steps become such numbers, with which a processor is up to a
  /// hundred times slower. Where the system has no way to ask for it, they are computed as they are.
  ///
  /// - Parameter body: what is computed, on this thread alone.
  /// - Returns: what it gives.
  package static func flushingDenormals<Result>(_ body: () -> Result) -> Result {
    #if arch(x86_64) && os(Linux)
      var before = fenv_t()
      guard unsafe fegetenv(&before) == 0 else { return body() }
      var flushing = before
      // FTZ and DAZ of the register MXCSR.
      flushing.__mxcsr |= 0x8040
      guard unsafe fesetenv(&flushing) == 0 else { return body() }
      defer { _ = unsafe fesetenv(&before) }
      return body()
    #else
      return body()
    #endif
  }
}
