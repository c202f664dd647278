import GradientBoosting
import NumericalMethods
import Testing

@Suite struct RadixSortTests {
  @Test(arguments: [0, 1, 2, 3, 1000, 5000]) func numbersAreSorted(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let special: [Float] = [.infinity, -.infinity, 0, 1, -1, .leastNonzeroMagnitude, -.greatestFiniteMagnitude]
    let numbers = (0..<count).map { $0 < special.count ? special[$0] : Float(random.nextUniform() - 0.5) * 1e3 }
    #expect(RadixSort.sorted(numbers) == numbers.sorted())
  }

  @Test func minusZeroComesBeforeZero() {
    #expect(RadixSort.sorted([0, -0.0, 0, -0.0]).map(\.sign) == [.minus, .minus, .plus, .plus])
  }
}
