import Foundation

/// The bytes of a text file, unpacked and known to be UTF-8.
struct InputText {
  /// The name in error messages.
  let name: String
  /// UTF-8, without a byte-order mark.
  let bytes: [UInt8]

  /// The text of a file.
  init(contentsOf url: URL) throws(MarketDataError) {
    let path = url.isFileURL ? url.path : url.absoluteString
    guard url.isFileURL, FileManager.default.fileExists(atPath: path) else { throw .fileNotFound(file: path) }
    let target = url.resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    guard attributes?[.type] as? FileAttributeType != .typeDirectory else { throw .isDirectory(file: path) }
    let data: Data
    do {
      // A handle reads pipes as well as files.
      let handle = try FileHandle(forReadingFrom: url)
      defer { try? handle.close() }
      data = try handle.readToEnd() ?? Data()
    } catch CocoaError.fileReadNoSuchFile {
      throw .fileNotFound(file: path)
    } catch CocoaError.fileReadNoPermission {
      throw .permissionDenied(file: path)
    } catch {
      // The system's own error says more than the one that Foundation wraps it in.
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error
      throw .readFailed(file: path, reason: cause.localizedDescription)
    }
    try self.init(contents: Array(data), name: path)
  }

  /// The text in `contents`, which is plain or gzip data.
  init(contents: [UInt8], name: String) throws(MarketDataError) {
    guard !contents.isEmpty else { throw .emptyFile(file: name) }
    self.name = name
    var text = contents
    if Gzip.isGzip(contents) {
      text = try Gzip.decompress(contents, file: name)
    } else if name.hasSuffix(".gz") {
      throw .corruptArchive(file: name, reason: "it does not begin as gzip data do")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let markLength = text.starts(with: mark) ? mark.count : 0
    text.removeFirst(markLength)
    do {
      _ = try UTF8Span(validating: text.span)
    } catch {
      let byte = error.byteOffsets.lowerBound
      let line = text[..<byte].count { $0 == UInt8(ascii: "\n") } + 1
      throw .invalidUTF8(CSVLocation(file: name, line: line), byte: byte + markLength)
    }
    bytes = text
  }
}
