import NumericalMethods
import Testing

@Suite struct ParallelMapTests {
  /// As many values as positions, each in its place, with fewer threads, as many and more.
  @Test(arguments: [1, 2, 7], [0, 1, 2, 7, 8, 1000])
  func keepsTheOrder(threads: Int, count: Int) {
    let values = parallelMap(count: count, threads: threads) { $0 * $0 }
    #expect(values == (0..<count).map { $0 * $0 })
  }

  /// A value that is itself missing keeps its place.
  @Test(arguments: [1, 2, 7])
  func keepsMissingValues(threads: Int) {
    let values = parallelMap(count: 100, threads: threads) { $0 % 3 == 0 ? nil : $0 }
    #expect(values == (0..<100).map { $0 % 3 == 0 ? nil : $0 })
  }
}
