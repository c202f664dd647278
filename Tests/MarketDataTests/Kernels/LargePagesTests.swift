import MarketData
import Testing

@Suite("Arrays in large pages")
struct LargePagesTests {
  @Test("The array keeps its elements and has the room", arguments: [0, 1, 524_287, 524_288, 524_289, 3_000_000])
  func reserve(_ count: Int) {
    var array = [1.5, 2.5]
    array.reserveCapacityInLargePages(count)
    #expect(array == [1.5, 2.5])
    #expect(array.capacity >= count)
    array.append(contentsOf: repeatElement(3.5, count: count))
    #expect(array.count == count + 2 && array.last == (count > 0 ? 3.5 : 2.5))
  }
}
