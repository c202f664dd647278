import NumericalMethods
import RegimeClassification
import Testing

@Suite struct TrailingQuantilesTests {
  /// The definition, with a window that is sorted anew.
  private func plain(_ values: [Double], window: Int, smallest: Int, probability: Double) -> [Double] {
    values.indices.map { index in
      let part = values[max(0, index - window + 1)...index].filter { !$0.isNaN }.sorted()
      guard part.count >= smallest else { return .nan }
      let position = probability * Double(part.count - 1)
      let lower = Int(position)
      let upper = min(lower + 1, part.count - 1)
      return part[lower] + (part[upper] - part[lower]) * (position - Double(lower))
    }
  }

  @Test func areThoseOfSortedWindows() {
    var random = SplitMix64(seed: 4)
    for round in 0..<40 {
      let count = 1 + Int(random.next() % 120)
      let values = (0..<count).map { _ in
        // Some are equal, some are none.
        random.next() % 7 == 0 ? Double.nan : Double(random.next() % 20) / 3
      }
      let window = 1 + Int(random.next() % 60)
      let smallest = 1 + Int(random.next() % 10)
      let probabilities = [0, 1.0 / 3, 0.9, 1]
      let quantiles = TrailingQuantiles(window: window, smallestCount: smallest, probabilities: probabilities)
        .values(of: values)
      for (number, probability) in probabilities.enumerated() {
        let expected = plain(values, window: window, smallest: smallest, probability: probability)
        #expect(
          quantiles[number].map(\.bitPattern) == expected.map(\.bitPattern), "round \(round), \(probability)")
      }
    }
  }

  @Test func nothingHasNoQuantile() {
    let quantiles = TrailingQuantiles(window: 3, smallestCount: 1, probabilities: [0.5])
    #expect(quantiles.values(of: []) == [[]])
    #expect(quantiles.values(of: [.nan, .nan])[0].allSatisfy { $0.isNaN })
    #expect(quantiles.values(of: [2, 4, 9, 1])[0] == [2, 3, 4, 4])
  }
}
