public import Foundation

extension TradeSeries {
  /// The closed trades in a file of separated values; see `TradeReader`, which also tells what was detected.
  ///
  /// - Throws: a `MarketDataError` that names the file and the place of the first fault.
  public init(contentsOf url: URL, options: TradeOptions = TradeOptions()) throws(MarketDataError) {
    self = try TradeReader(contentsOf: url, options: options).trades().trades
  }

  /// The closed trades in the bytes of such a file, from standard input for example.
  ///
  /// - Parameters:
  ///   - contents: the bytes of the file, plain, gzip data or a zip archive.
  ///   - name: the name of the file in messages.
  ///   - options: what is known about the file.
  /// - Throws: a `MarketDataError` that names the place of the first fault.
  public init(contents: [UInt8], name: String, options: TradeOptions = TradeOptions()) throws(MarketDataError) {
    self = try TradeReader(contents: contents, name: name, options: options).trades().trades
  }
}
