import Foundation

/// The bytes of a text file, unpacked and in UTF-8, which is checked where they are read: row by row.
struct InputText {
  /// The name in error messages.
  let name: String
  /// UTF-8, with a byte-order mark where the file has one; of a file that is neither packed nor UTF-16 no copy.
  let bytes: TextBytes
  /// Where the text begins, behind a byte-order mark.
  let start: Int

  /// The text of a file, which is called `name` in messages, or by its path.
  init(contentsOf url: URL, name: String? = nil) throws(MarketDataError) {
    guard url.isFileURL else { throw .fileNotFound(file: url.absoluteString) }
    try self.init(TextBytes.contents(ofFile: url.path), name: name ?? url.path)
  }

  /// The text in `contents`, which is plain, gzip data, or a zip archive with one file.
  init(contents: [UInt8], name: String) throws(MarketDataError) {
    try self.init(TextBytes(contents), name: name)
  }

  private init(_ stored: TextBytes, name: String) throws(MarketDataError) {
    guard stored.count > 0 else { throw .emptyFile(file: name) }
    self.name = name
    bytes = try InputText.utf8(try InputText.unpacked(stored, name), name)
    start = bytes.withSpan { $0.begin(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
    let start = start
    if let format = bytes.withSpan({ ForeignFormat.name(of: $0, from: start) }) {
      throw .notText(file: name, format: format)
    }
    // What is packed or UTF-16 has been replaced by its text.
    if bytes === stored, let expected = InputText.expectedBeginning(name) {
      throw .corruptArchive(file: name, reason: "it does not begin as \(expected)")
    }
  }

  /// How the name says that the file begins; `nil` for the name of a plain file.
  private static func expectedBeginning(_ name: String) -> String? {
    let name = name.lowercased()
    return name.hasSuffix(".gz") ? "gzip data do" : name.hasSuffix(".zip") ? "a zip archive does" : nil
  }

  private static func unpacked(_ stored: TextBytes, _ name: String) throws(MarketDataError) -> TextBytes {
    if stored.withSpan({ Gzip.isGzip($0) }) { return TextBytes(try Gzip.decompress(stored, file: name)) }
    if stored.withSpan({ Zip.isZip($0) }) { return TextBytes(try Zip.decompress(stored, file: name)) }
    return stored
  }

  private static func utf8(_ text: TextBytes, _ name: String) throws(MarketDataError) -> TextBytes {
    try text.withSpan { span throws(MarketDataError) -> TextBytes in
      guard let source = UTF16Text(span) else { return text }
      return TextBytes(try source.utf8(span, file: name))
    }
  }

  /// Makes sure that a range of the text is UTF-8.
  ///
  /// - Parameters:
  ///   - range: a range that begins and ends between characters, such as one of whole lines.
  ///   - line: the line on which it begins.
  /// - Throws: `MarketDataError.invalidUTF8`, which names the line and the first byte that is not.
  func checkUTF8(_ range: Range<Int>, line: Int) throws(MarketDataError) {
    try bytes.withSpan { span throws(MarketDataError) in
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: span.extracting(range))
      } catch {
        let byte = range.lowerBound + error.byteOffsets.lowerBound
        throw .invalidUTF8(
          CSVLocation(file: name, line: line - 1 + span.line(of: byte, from: range.lowerBound)), byte: byte)
      }
    }
  }
}
