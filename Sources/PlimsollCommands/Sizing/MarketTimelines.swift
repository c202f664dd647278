import MarketData
import PositionSizing

/// What a file tells of its markets.
///
/// Its time stamps are the starts of bars, so that a row is known at the end of its bar and not before.
package struct MarketTimelines<Value: Sendable & Hashable>: Sendable {
  /// The file for messages.
  package let name: String
  /// The names of the markets in the order of their first rows; none where the file has no column of symbols.
  package let symbols: [String]
  /// The markets; for one whose bars have no known length the failure.
  private let markets: [Result<MarketTimeline<Value>, CommandError>]
  private let numbers: [String: Int]

  /// The values of the rows of a market, which start at `stamps` and end at `ends`; `nil` where a row has none.
  typealias Values = (_ rows: [Int], _ stamps: [TimeStamp], _ ends: [TimeStamp]) throws(CommandError) -> [Value?]

  /// The timelines of a file.
  ///
  /// - Parameters:
  ///   - table: the file.
  ///   - rows: its rows by market.
  ///   - rule: what is known about its bars.
  ///   - barOption: the option that states the length of a bar.
  ///   - values: the values of the rows.
  /// - Throws: what `values` throws, and `CommandError.badData` where bars that start one after another end together.
  init(
    _ table: SizingTable, _ rows: MarketRows, rule: TimelineRule, barOption: String, values: Values
  ) throws(CommandError) {
    name = table.name
    symbols = rows.symbols
    numbers = Dictionary(uniqueKeysWithValues: symbols.enumerated().map { ($1, $0) })
    var markets: [Result<MarketTimeline<Value>, CommandError>] = []
    var isWarned = false
    for market in rows.markets {
      let stamps = rows.timeStamps(of: market)
      let spacing = try table.mapped { () throws(MarketDataError) in
        try NumberTable(timeStamps: stamps, columns: [:]).rowSize
      }
      guard let bar = rule.bar ?? spacing else {
        markets.append(.failure(Self.unknownBar(of: market, in: table, barOption: barOption)))
        continue
      }
      if !isWarned, let spacing, bar.end(from: stamps[0]) < spacing.end(from: stamps[0]) {
        isWarned = true
        table.diagnostics.warn(
          "\(name): the rows\(market.shown) are \(spacing) apart, but \(barOption) has them known after \(bar)")
      }
      let timeline = try Self.timeline(of: market, stamps, bar: bar, rule: rule, in: table, values)
      markets.append(.success(timeline))
    }
    self.markets = markets
  }

  private static func timeline(
    of market: MarketRows.Market, _ stamps: [TimeStamp], bar: BarSize, rule: TimelineRule, in table: SizingTable,
    _ values: Values
  ) throws(CommandError) -> MarketTimeline<Value> {
    let ends = stamps.map { bar.end(from: $0) }
    let found = try values(market.rows, stamps, ends)
    let entries = found.indices.compactMap { index in
      found[index].map { (stamp: stamps[index], knownAt: ends[index], value: $0) }
    }
    do throws(SizingError) {
      return MarketTimeline(
        symbol: market.symbol, bar: bar, stamps: stamps, ends: ends,
        timeline: try InputTimeline(
          name: table.shortName, entries: entries, maximumAge: rule.maximumAge(of: bar, stamps: stamps)))
    } catch {
      throw .badData("\(table.name): \(error)", hint: "the length of a bar is taken to be \(bar)")
    }
  }

  private static func unknownBar(
    of market: MarketRows.Market, in table: SizingTable, barOption: String
  ) -> CommandError {
    let rows = market.rows.count == 1 ? "the only row" : "the \(market.rows.count) rows"
    return .badData(
      "\(table.name): the length of a bar cannot be told from \(rows)\(market.shown)",
      hint: "\(barOption) 1d states it")
  }

  /// What the file tells of a market; a file of one market serves all.
  ///
  /// - Parameter symbol: what the market is called; `nil` where it has no name.
  /// - Returns: the timeline of the market.
  /// - Throws: `CommandError.badData` where the file tells of several markets and not of this one, or the length of its
  ///   bars is not known.
  package func market(_ symbol: String?) throws(CommandError) -> MarketTimeline<Value> {
    if markets.count == 1 { return try markets[0].get() }
    if let symbol, let number = numbers[symbol] { return try markets[number].get() }
    let known = symbols.map(\.quoted).joined(separator: ", ")
    guard let symbol else {
      throw .badData("\(name): the file tells of several markets, \(known), where the decisions name none")
    }
    throw .badData(
      "\(name): the file does not tell of the market \(symbol.quoted); it tells of \(known)",
      hint: Spelling.suggestion(for: symbol, among: symbols))
  }
}

extension MarketRows.Market {
  /// The name behind what is said of the rows; empty where there is none.
  fileprivate var shown: String { symbol.map { " of \($0.quoted)" } ?? "" }
}
