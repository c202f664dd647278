public import Foundation

extension BarSeries {
  /// The bars in a file of separated values; see `CSVReader`, which also tells what was detected.
  ///
  /// - Throws: a `MarketDataError` that names the file and the place of the first fault.
  public init(contentsOf url: URL, options: CSVOptions = CSVOptions()) throws(MarketDataError) {
    self = try CSVReader(contentsOf: url, options: options).bars().bars
  }

  /// The bars in the bytes of such a file, from standard input for example.
  ///
  /// - Parameters:
  ///   - contents: the bytes of the file, plain, gzip data or a zip archive.
  ///   - name: the name of the file in messages.
  ///   - options: what is known about the file.
  /// - Throws: a `MarketDataError` that names the place of the first fault.
  public init(contents: [UInt8], name: String, options: CSVOptions = CSVOptions()) throws(MarketDataError) {
    self = try CSVReader(contents: contents, name: name, options: options).bars().bars
  }
}
