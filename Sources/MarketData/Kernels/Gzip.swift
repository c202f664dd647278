/// Unpacking of gzip data (RFC 1952).
package enum Gzip {
  /// The most bytes that a file may unpack to: 2 GiB, so that a small file cannot fill the memory of a machine.
  package static let largestOutput = 2 << 30

  /// Whether `bytes` begin as gzip data do.
  static func isGzip(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// The content of all members of a gzip file, one after the other.
  ///
  /// Zero bytes behind the last member are padding, as on tapes, and left out.
  ///
  /// - Throws: `MarketDataError.corruptArchive` for data that end early, fail their checksum or are followed by
  ///   something else, `MarketDataError.archiveTooLarge` where the content is longer than `limit`.
  package static func decompress(
    _ bytes: TextBytes, file: String, limit: Int = largestOutput
  ) throws(MarketDataError) -> [UInt8] {
    unsafe try bytes.withUnsafeBytes { input throws(MarketDataError) -> [UInt8] in
      var inflater = try Inflater(.gzip, file: file)
      var output: [UInt8] = []
      var position = 0
      repeat {
        position = unsafe try inflater.unpack(input, from: position, to: &output, limit: limit)
      } while unsafe try isMember(input, at: position, file: file)
      return output
    }
  }

  /// Whether another member begins at `position`, and not the padding or the end of the file.
  private static func isMember(
    _ input: UnsafeBufferPointer<UInt8>, at position: Int, file: String
  ) throws(MarketDataError) -> Bool {
    let next = unsafe input[position...].firstIndex { $0 != 0 }
    guard let next else { return false }
    guard next == position, unsafe input[next] == 0x1F else {
      throw .corruptArchive(file: file, reason: "something else follows the compressed data")
    }
    return true
  }
}
