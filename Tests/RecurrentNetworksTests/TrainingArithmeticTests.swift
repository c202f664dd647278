import RecurrentNetworks
import Testing

@Suite struct TrainingArithmeticTests {
  @inline(never)
  private func product(_ a: Float, _ b: Float) -> Float { a * b }

  #if arch(x86_64) && os(Linux)
    @Test func denormalsAreZeroWithinAndOnlyWithin() {
      let (small, half) = (Float.leastNormalMagnitude, Float(0.5))
      #expect(product(small, half) == small / 2)
      let (result, input) = TrainingArithmetic.flushingDenormals {
        (product(small, half), product(.leastNonzeroMagnitude, 2e38))
      }
      #expect(result == 0)
      #expect(input == 0)
      #expect(product(small, half) != 0)
    }
  #endif

  @Test func normalNumbersAreAsUsual() {
    #expect(TrainingArithmetic.flushingDenormals { product(3, 0.1) } == product(3, 0.1))
    #expect(TrainingArithmetic.flushingDenormals { product(.leastNormalMagnitude, 1) } == .leastNormalMagnitude)
  }
}
