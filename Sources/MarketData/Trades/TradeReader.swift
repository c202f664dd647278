public import Foundation

/// Reads the closed trades of a strategy from a text of separated values, plain or packed.
///
/// How the file is written is detected as by ``CSVReader``, and which column holds what by its name, in the words of
/// freqtrade, backtesting.py, vectorbt, TradingView, QuantConnect, MetaTrader and plain files; ``TradeDetection`` tells
/// what was found and ``TradeOptions`` overrides it. What can be read in two ways, and of which the file proves neither,
/// is an error.
///
/// - Each row is a trade, or one row is its entry and another its exit, which share a number; in any order.
/// - A return is taken from a column of returns; else computed from the prices at entry and exit, less fees where fees
///   and a quantity are given; else from the profit over the position's value, or over entry price times quantity.
/// - The unit of a column of returns is the one that the prices of the same trades prove; else that of its name: a percent
///   sign is percent, `ratio` a fraction, `pct` percent where a trade is larger than half a percent. A plain `return` is a fraction
///   by custom, as vectorbt, backtesting.py and most people write it, unless its values speak against it: where one is 1 or
///   more, or the median is 0.05 or more, it is ambiguous. So is a plain `roi` always. `TradeDetection.scaleEvidence` tells
///   what the unit rests on.
/// - Returns of leveraged positions are divided by the leverage where prices prove, or the options state, that they are of
///   the margin; where neither tells, they are ambiguous.
/// - Trades that are not closed are left out and counted: their status says so, or they have no close, or no exit price
///   and neither a close nor a return nor a status of closed.
/// - Where the close is a date, a trade counts as closed at the end of that day.
public struct TradeReader: Sendable {
  /// The name of the file in messages: its path, or what the caller gave.
  public var name: String { reader.name }
  /// What is known about the file.
  public let options: TradeOptions

  private let reader: CSVReader

  /// The reader of a file.
  ///
  /// - Throws: a `MarketDataError` of any kind where the file cannot be opened, read or unpacked, or is no text.
  public init(contentsOf url: URL, options: TradeOptions = TradeOptions()) throws(MarketDataError) {
    self.options = options
    reader = try CSVReader(contentsOf: url, options: TradeReader.csvOptions(options))
  }

  /// The reader of a file that is called `name` in messages, as the user wrote it.
  package init(contentsOf url: URL, name: String, options: TradeOptions) throws(MarketDataError) {
    self.options = options
    reader = try CSVReader(contentsOf: url, name: name, options: TradeReader.csvOptions(options))
  }

  /// The reader of bytes that the caller has, from standard input for example.
  ///
  /// - Parameters:
  ///   - contents: the bytes of the file, plain or packed.
  ///   - name: the name of the file in messages.
  ///   - options: what is known about the file.
  /// - Throws: a `MarketDataError` where the bytes cannot be unpacked or are no text.
  public init(contents: [UInt8], name: String, options: TradeOptions = TradeOptions()) throws(MarketDataError) {
    self.options = options
    reader = try CSVReader(contents: contents, name: name, options: TradeReader.csvOptions(options))
  }

  /// The closed trades of the file, of which there may be none, and what was found out about it.
  ///
  /// - Throws: a `MarketDataError` that names the place of the first fault, or what cannot be told.
  public func trades() throws(MarketDataError) -> (trades: TradeSeries, detection: TradeDetection) {
    let table = try reader.records()
    let layout = try TradeLayout(table, options: options)
    let rows = try TradeRows(layout, options: options)
    let returns = try TradeReturns(TradeAmounts(layout: layout, rows: rows.closed), options)
    var trades: [Trade] = []
    for (row, value) in zip(rows.closed, returns.values) {
      trades.append(
        try Trade(
          simpleReturn: value, side: row.side, symbol: row.symbol, openedAt: row.openedAt, closedAt: row.closedAt))
    }
    return (TradeSeries(trades), detection(layout, rows, returns))
  }

  private func detection(_ layout: TradeLayout, _ rows: TradeRows, _ returns: TradeReturns) -> TradeDetection {
    let names = layout.columns.filter { !$0.value.isEmpty }.mapValues { $0.map { layout.table.columnNames[$0] } }
    return TradeDetection(
      file: name, columns: names, hasRowsForEntryAndExit: layout.hasRowsForEntryAndExit, source: returns.source,
      scale: returns.scale, scaleEvidence: returns.evidence, areOfMargin: returns.areOfMargin,
      contractSize: returns.contractSize, timeForm: rows.closes?.form, zone: rows.closes?.zone ?? .stated,
      datesOnly: rows.closes?.datesOnly ?? false, datedCloses: rows.datedCloses, closeGrid: rows.closeGrid,
      trades: rows.closed.count, openTrades: rows.openTrades,
      tradesOfOtherSymbols: rows.tradesOfOtherSymbols, otherRows: rows.otherRows)
  }

  private static func csvOptions(_ options: TradeOptions) -> CSVOptions {
    CSVOptions(timeForm: options.timeForm, zone: options.zone, decimal: options.decimal)
  }
}
