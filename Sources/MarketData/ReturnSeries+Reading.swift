public import Foundation

extension ReturnSeries {
  /// The returns in one column of a file; see `CSVReader`, which also tells what was detected.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - column: the name of the column, or its number from `1` where there is no header.
  ///   - scale: the unit of the returns in the file; most published tables are in percent.
  ///   - kind: how the returns in the file were computed.
  ///   - options: what is known about the file.
  /// - Throws: a `MarketDataError` that names the file and the place of the first fault.
  public init(
    contentsOf url: URL, column: String, scale: ReturnScale = .percent, kind: ReturnKind = .log,
    options: CSVOptions = CSVOptions()
  ) throws(MarketDataError) {
    self = try CSVReader(contentsOf: url, options: options).returns(column: column, scale: scale, kind: kind).returns
  }

  /// The returns in one column of the bytes of such a file, from standard input for example.
  ///
  /// - Parameters:
  ///   - contents: the bytes of the file, plain, gzip data or a zip archive.
  ///   - name: the name of the file in messages.
  ///   - column: the name of the column, or its number from `1` where there is no header.
  ///   - scale: the unit of the returns in the file; most published tables are in percent.
  ///   - kind: how the returns in the file were computed.
  ///   - options: what is known about the file.
  /// - Throws: a `MarketDataError` that names the place of the first fault.
  public init(
    contents: [UInt8], name: String, column: String, scale: ReturnScale = .percent, kind: ReturnKind = .log,
    options: CSVOptions = CSVOptions()
  ) throws(MarketDataError) {
    self = try CSVReader(contents: contents, name: name, options: options)
      .returns(column: column, scale: scale, kind: kind).returns
  }
}
