import NumericalMethods

/// The rows and columns that the trees of each round learn from.
///
/// Each round and each of its trees draws from a stream of its own, so that nothing depends on what was drawn before.
struct TrainingDraws {
  let seed: UInt64
  let rowCount: Int
  let rowShare: Double
  /// The columns that can be split, increasing.
  let columns: [Int]
  let columnShare: Double
  let outputCount: Int

  /// The rows of a round, increasing.
  func rows(round: Int) -> [Int32] {
    guard rowShare < 1 else { return (0..<Int32(rowCount)).map { $0 } }
    return Self.drawn(Self.size(rowShare, of: rowCount), of: rowCount, stream(round: round, number: 0)).map {
      Int32($0)
    }
  }

  /// The columns of a tree of a round, increasing.
  func columns(round: Int, output: Int) -> [Int] {
    guard columnShare < 1, !columns.isEmpty else { return columns }
    let size = Self.size(columnShare, of: columns.count)
    return Self.drawn(size, of: columns.count, stream(round: round, number: 1 + output)).map { columns[$0] }
  }

  private func stream(round: Int, number: Int) -> SplitMix64 {
    SplitMix64(seed: seed, stream: round * (1 + outputCount) + number)
  }

  private static func size(_ share: Double, of count: Int) -> Int {
    max(1, Int((share * Double(count)).rounded()))
  }

  /// Some of the numbers from 0 below `count`, increasing, all choices equally likely.
  ///
  /// Source: Knuth (1998), "The art of computer programming" 2, section 3.4.2, algorithm S.
  private static func drawn(_ size: Int, of count: Int, _ stream: SplitMix64) -> [Int] {
    var random = stream
    var chosen: [Int] = []
    chosen.reserveCapacity(size)
    for place in 0..<count where random.nextIndex(below: count - place) < size - chosen.count { chosen.append(place) }
    return chosen
  }
}
