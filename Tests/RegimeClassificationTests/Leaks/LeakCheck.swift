import MarketData
import NumericalMethods

/// Finds what a pipeline reads of the future: at random dates the future is cut off, and replaced by noise, and whatever
/// the pipeline says was known by then has to be the same to the last bit.
///
/// A pipeline is anything that makes rows of a source: features, labels given to training, scaled columns, predictions.
struct LeakCheck {
  /// The number of random dates.
  var dateCount = 200
  /// The first bar whose close is a date, so that there is enough before it for a pipeline to run.
  var firstBar: Int
  /// Bars whose closes are dates besides, as the ends of training are where labels may reach across.
  var furtherBars: [Int] = []
  /// What the dates and the noise follow from.
  var seed: UInt64 = 1

  /// A row that depended on what came after it.
  struct Leak: CustomStringConvertible {
    /// The last moment that the pipeline was shown.
    var date: TimeStamp
    /// Whether the future was cut off, or replaced by noise.
    var isCut: Bool
    /// The row.
    var name: String

    var description: String { "\(name) changes where the future from \(date) on is \(isCut ? "cut off" : "noise")" }
  }

  /// The first leak that is found; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - source: the whole course of a market.
  ///   - pipeline: what is checked.
  /// - Returns: the row, and the date at which it changed.
  /// - Throws: what the pipeline throws.
  func firstLeak(
    of source: LeakSource, in pipeline: (LeakSource) throws -> [LeakRow]
  ) throws -> Leak? {
    let whole = try pipeline(source)
    var random = SplitMix64(seed: seed)
    let randomBars = (0..<dateCount).map { _ in
      firstBar + random.nextIndex(below: source.bars.count - 1 - firstBar)
    }
    for bar in furtherBars + randomBars {
      let date = source.close(bar)
      let expected = whole.filter { $0.knownAt <= date }
      for isCut in [true, false] {
        let shown = isCut ? try source.known(at: date) : try source.replaced(after: date, seed: random.next())
        let found = try pipeline(shown).filter { $0.knownAt <= date }
        if let name = Self.difference(found, expected) { return Leak(date: date, isCut: isCut, name: name) }
      }
    }
    return nil
  }

  /// The name of the first row that is not the same in both; `nil` where all are.
  private static func difference(_ found: [LeakRow], _ expected: [LeakRow]) -> String? {
    for (left, right) in zip(found, expected) where left != right { return right.name }
    guard found.count != expected.count else { return nil }
    let (longer, shorter) = found.count > expected.count ? (found, expected) : (expected, found)
    return longer[shorter.count].name
  }
}
