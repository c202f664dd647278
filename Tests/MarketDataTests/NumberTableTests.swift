import MarketData
import Testing

@Suite struct NumberTableTests {
  private let stamps = (0..<3).map { TimeStamp(microseconds: $0) }

  @Test func aMissingValueIsNotANumber() throws {
    let table = try NumberTable(timeStamps: stamps, columns: ["x": [1, .nan, -3]])
    #expect(table.count == 3)
    #expect(table == (try NumberTable(timeStamps: stamps, columns: ["x": [1, -.nan, -3]])))
    for other in [["x": [1, 2, -3]], ["y": [1, .nan, -3]], ["x": [1, .nan, -3], "y": [1, 2, 3]], [:]] {
      #expect(table != (try NumberTable(timeStamps: stamps, columns: other)))
    }
    #expect(try NumberTable(timeStamps: [], columns: [:]).count == 0)
  }

  @Test(arguments: [Double.infinity, -.infinity])
  func valuesAreFinite(value: Double) {
    #expect(throws: MarketDataError.infiniteNumber(index: 2, column: "x", value: value)) {
      try NumberTable(timeStamps: stamps, columns: ["x": [.greatestFiniteMagnitude, .nan, value]])
    }
  }

  @Test(arguments: [[0, 1, 1], [0, 2, 1]] as [[Int64]])
  func timeStampsIncrease(times: [Int64]) {
    #expect(throws: MarketDataError.timeStampsNotIncreasing(index: 2)) {
      try NumberTable(timeStamps: times.map(TimeStamp.init(microseconds:)), columns: [:])
    }
  }
}
