import GradientBoosting
import NumericalMethods
import Testing

@Suite struct FeatureBinsTests {
  @Test func fewValuesHaveABinEachWithBoundsInTheMiddle() {
    let bins = FeatureBins(of: [3, 1, .nan, 1, 8, 3], maximumBinCount: 3)
    #expect(bins.cuts == [2, 5.5])
    #expect([1, 2, Float(2).nextUp, 5.5, 6, .infinity, .nan].map { bins.bin(of: $0) } == [0, 0, 1, 1, 2, 2, 3])
  }

  @Test func aBoundIsAtLeastTheLowerAndLessThanTheUpperValue() {
    let values: [Float] = [1, Float(1).nextUp, Float(1).nextUp.nextUp, -0.0, .leastNonzeroMagnitude]
    let bins = FeatureBins(of: values, maximumBinCount: 255)
    let sorted = values.sorted()
    #expect(bins.cuts.count == 4)
    for (place, cut) in bins.cuts.enumerated() {
      #expect(sorted[place] <= cut && cut < sorted[place + 1])
    }
  }

  @Test func infiniteValuesHaveBinsWithFiniteBounds() {
    let bins = FeatureBins(of: [-.infinity, 0, .infinity, .nan], maximumBinCount: 255)
    #expect(bins.binCount == 3 && bins.cuts.allSatisfy { $0.isFinite } && bins.holdsInfinity)
    #expect([-.infinity, 0, .infinity].map { bins.bin(of: $0) } == [0, 1, 2])
    let largest = FeatureBins(
      of: [.greatestFiniteMagnitude, 1, -.infinity, -.greatestFiniteMagnitude], maximumBinCount: 9)
    #expect(largest.binCount == 3 && !largest.holdsInfinity)
  }

  @Test func aConstantOrMissingColumnHasOneBin() {
    #expect(FeatureBins(of: [2, 2, 2], maximumBinCount: 255).cuts.isEmpty)
    #expect(FeatureBins(of: [.nan, .nan], maximumBinCount: 255).cuts.isEmpty)
    #expect(FeatureBins(of: [], maximumBinCount: 255).cuts.isEmpty)
  }

  @Test(arguments: [(254, 254), (255, 255), (256, 255), (1000, 255)])
  func thereAreNoMoreBinsThanAllowed(valueCount: Int, binCount: Int) {
    let bins = FeatureBins(of: (0..<valueCount).map { Float($0) }, maximumBinCount: 255)
    #expect(bins.binCount == binCount)
  }

  @Test func manyValuesFillBinsEvenly() {
    let bins = FeatureBins(of: (0..<1000).map { Float(($0 * 617) % 1000) }, maximumBinCount: 10)
    #expect(bins.cuts == (1...9).map { Float(100 * $0) - 0.5 })
  }

  @Test func aValueThatOccursOftenHasABinOfItsOwn() {
    // 500 times 0 and 1 … 500: zero has half of all rows, more than a tenth.
    let bins = FeatureBins(of: [Float](repeating: 0, count: 500) + (1...500).map { Float($0) }, maximumBinCount: 11)
    #expect(bins.cuts == [0.5] + (1...9).map { 50 * Float($0) + 0.5 })
  }

  @Test(arguments: [199_999, 200_000, 200_001, 450_000])
  func manyRowsAreSampledEvenlyAndAlwaysAlike(rowCount: Int) {
    var random = SplitMix64(seed: 7)
    let values = (0..<rowCount).map { _ in Float(random.next() >> 40) }
    let bins = FeatureBins(of: values, maximumBinCount: 50)
    #expect(bins == FeatureBins(of: values, maximumBinCount: 50))
    var counts = [Int](repeating: 0, count: 50)
    for value in values { counts[bins.bin(of: value)] += 1 }
    // A bin's share of the rows has a standard error of 7 % of a fiftieth divided by √8 where two fifths are sampled.
    #expect(counts.allSatisfy { abs(Double($0) * 50 / Double(rowCount) - 1) < 0.08 })
  }

  @Test func theColumnsOfATableHaveTheBinsOfTheirValues() throws {
    let values: [Float] = [1, 5, 2, .nan, 3, 6, 1, .infinity]
    let table = try FeatureTable(names: ["a", "b"], values: values)
    for threads in [1, 3] {
      let bins = FeatureBins.columns(of: table, maximumBinCount: 255, threads: threads)
      #expect(bins[0] == FeatureBins(of: [1, 2, 3, 1], maximumBinCount: 255))
      #expect(bins[1] == FeatureBins(of: [5, .nan, 6, .infinity], maximumBinCount: 255))
    }
  }
}
