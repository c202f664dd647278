public import MarketData

/// What is known of one market: its bars, further columns, and the markets beside it.
///
/// Returns are fractions. A row of a feature matrix is a bar, and what it holds is known at the bar's close. Windows
/// count bars: a bar that is missing is passed over, and the return across the gap belongs to the bar after it; `gaps`
/// tells where that is. Declared columns are those of the bars, each joined as it was published by
/// `BarSeries.joined(with:columns:stamps:barLength:)`.
public struct MarketHistory: Sendable, Equatable {
  /// The name of the market, as other markets' features call it.
  public let name: String
  /// The bars.
  public let bars: BarSeries
  /// The usual length of a bar.
  public let barDuration: Duration
  /// The markets whose bars may become features of this one; they have none beside themselves.
  public let otherMarkets: [MarketHistory]

  /// A market.
  ///
  /// - Parameters:
  ///   - name: its name; not empty, without a colon, a comma or a space, which separate the parts of names of features.
  ///   - bars: its bars, at least two, with the declared columns.
  ///   - otherMarkets: the markets beside it, with names of their own and bars of the same usual length, since windows
  ///     count bars; what is beside them is dropped.
  /// - Throws: `ForecastingError.invalidSpecification` for a name that is not one or occurs twice and for a market with
  ///   bars of another length, `.tooFewBars` for less than two bars.
  public init(name: String, bars: BarSeries, otherMarkets: [MarketHistory] = []) throws(ForecastingError) {
    guard !name.isEmpty, !name.contains(where: { $0 == ":" || $0 == "," || $0.isWhitespace }) else {
      throw .invalidSpecification(
        reason: "the name of a market is not empty and has no colon, comma or space: \"\(name)\" is none")
    }
    guard let duration = bars.barDuration else { throw .tooFewBars(market: name, count: bars.count, needed: 2) }
    let names = [name] + otherMarkets.map(\.name)
    guard Set(names).count == names.count else {
      throw .invalidSpecification(reason: "markets have different names, these have not: \(names)")
    }
    if let other = otherMarkets.first(where: { $0.barDuration != duration }) {
      throw .invalidSpecification(
        reason: "markets beside each other have bars of one length: those of \(name) are of \(duration), "
          + "those of \(other.name) of \(other.barDuration)")
    }
    self.init(
      unchecked: name, bars: bars, barDuration: duration, otherMarkets: otherMarkets.map(\.alone))
  }

  private init(unchecked name: String, bars: BarSeries, barDuration: Duration, otherMarkets: [MarketHistory]) {
    self.name = name
    self.bars = bars
    self.barDuration = barDuration
    self.otherMarkets = otherMarkets
  }

  /// The markets, each with all others beside it.
  ///
  /// - Parameters:
  ///   - markets: markets with names of their own and bars of one length.
  ///   - further: markets that are beside all of them and are none of them.
  /// - Returns: `markets` in the same order.
  /// - Throws: `ForecastingError.invalidSpecification` for a name that occurs twice, or bars of another length.
  public static func panel(
    _ markets: [MarketHistory], beside further: [MarketHistory] = []
  ) throws(ForecastingError) -> [MarketHistory] {
    var panel: [MarketHistory] = []
    for (index, market) in markets.enumerated() {
      let others = markets.enumerated().filter { $0.offset != index }.map(\.element)
      panel.append(try MarketHistory(name: market.name, bars: market.bars, otherMarkets: others + further))
    }
    return panel
  }

  /// The market without those beside it.
  public var alone: MarketHistory {
    MarketHistory(unchecked: name, bars: bars, barDuration: barDuration, otherMarkets: [])
  }

  /// The bars up to the position `end`, and of the markets beside it those that were over by the close of the last.
  ///
  /// - Precondition: 2 ≤ `end` ≤ `bars.count`.
  public func prefix(_ end: Int) -> MarketHistory {
    precondition((2...bars.count).contains(end), "a history has two bars at least")
    let close = closeTime(of: end - 1)
    let others = otherMarkets.compactMap { other in
      let known = other.bars.timeStamps.indices.prefix { other.closeTime(of: $0) <= close }.count
      return known < 2 ? nil : other.prefix(known)
    }
    return MarketHistory(unchecked: name, bars: bars[0..<end], barDuration: barDuration, otherMarkets: others)
  }

  /// The moment at which the bar `index` closes: its start plus the length of a bar, or the start of the next bar where
  /// that comes sooner.
  ///
  /// - Precondition: `index` is the position of a bar.
  public func closeTime(of index: Int) -> TimeStamp {
    let (sum, overflows) = bars.timeStamps[index].microseconds.addingReportingOverflow(barMicroseconds)
    let end = TimeStamp(microseconds: overflows ? .max : sum)
    return index + 1 < bars.count ? min(end, bars.timeStamps[index + 1]) : end
  }

  /// The bars before which others are missing, with how many of the usual length have room there.
  public var gaps: [(index: Int, missingBars: Int)] {
    zip(bars.timeStamps.indices.dropFirst(), zip(bars.timeStamps, bars.timeStamps.dropFirst())).compactMap {
      let distance = (Double($1.1.microseconds) - Double($1.0.microseconds)) / Double(barMicroseconds)
      let missing = Int(min(distance.rounded(), 0x1p53)) - 1
      return missing > 0 ? ($0, missing) : nil
    }
  }

  /// The length of a bar in microseconds.
  package var barMicroseconds: Int64 { barDuration.microseconds }

  /// The number of bars in a number of days without gaps, at least one.
  package func bars(inDays days: Int) -> Int {
    max(1, Int((Double(days) * 86_400_000_000 / Double(barMicroseconds)).rounded()))
  }

  /// The log return of each bar; not a number for the first.
  package var returns: [Double] {
    // Two bars at least have returns.
    guard let returns = try? bars.logReturns().values else { return [] }
    return [.nan] + returns
  }
}
