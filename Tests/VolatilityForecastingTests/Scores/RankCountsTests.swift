import NumericalMethods
import Testing
import VolatilityForecasting

@Suite struct RankCountsTests {
  @Test(arguments: [1, 2, 7, 8, 9, 100]) func ranksAreThoseOfTheSortedCollection(_ count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    var counts = RankCounts(count: count)
    var collection: [Int] = []
    for _ in 0..<200 {
      if !collection.isEmpty, random.next() % 3 == 0 {
        counts.add(-1, at: collection.remove(at: random.nextIndex(below: collection.count)))
      } else {
        collection.append(random.nextIndex(below: count))
        counts.add(1, at: collection[collection.count - 1])
      }
      #expect(collection.indices.map { counts.rank(at: $0) } == collection.sorted())
    }
  }
}
