import CZlib

/// Unpacking of gzip data (RFC 1952) by zlib.
package enum Gzip {
  /// The most bytes that a file may unpack to: 2 GiB, so that a small file cannot fill the memory of a machine.
  package static let largestOutput = 2 << 30

  /// Whether `bytes` begin as gzip data do.
  static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// The content of all members of a gzip file, one after the other.
  ///
  /// Zero bytes behind the last member are padding, as on tapes, and left out.
  ///
  /// - Throws: `MarketDataError.corruptArchive` for data that end early, fail their checksum or are followed by
  ///   something else, `MarketDataError.archiveTooLarge` where the content is longer than `limit`.
  package static func decompress(
    _ bytes: [UInt8], file: String, limit: Int = largestOutput
  ) throws(MarketDataError) -> [UInt8] {
    unsafe try bytes.withUnsafeBufferPointer { input throws(MarketDataError) -> [UInt8] in
      unsafe try inflateMembers(UnsafeMutableBufferPointer(mutating: input), file: file, limit: limit)
    }
  }

  /// zlib's interface takes a mutable input but does not write to it.
  private static func inflateMembers(
    _ input: UnsafeMutableBufferPointer<UInt8>, file: String, limit: Int
  ) throws(MarketDataError) -> [UInt8] {
    var stream = unsafe z_stream()
    let gzipWrapper: Int32 = 16
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(&stream, MAX_WBITS + gzipWrapper, ZLIB_VERSION, size) == Z_OK else {
      throw .readFailed(file: file, reason: "zlib could not be started")
    }
    defer { unsafe inflateEnd(&stream) }

    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var consumed = 0
    var memberIsOpen = true
    while true {
      // zlib counts in 32 bits: larger inputs are handed over in parts.
      let handed = min(input.count - consumed, Int(UInt32.max))
      guard let start = input.baseAddress, memberIsOpen else { break }
      unsafe stream.next_in = unsafe start + consumed
      unsafe stream.avail_in = UInt32(handed)
      let (status, produced) = unsafe chunk.withUnsafeMutableBufferPointer { buffer in
        unsafe stream.next_out = buffer.baseAddress
        unsafe stream.avail_out = UInt32(buffer.count)
        let status = unsafe inflate(&stream, Z_NO_FLUSH)
        return (status, unsafe buffer.count - Int(stream.avail_out))
      }
      consumed += unsafe handed - Int(stream.avail_in)
      guard output.count + produced <= limit else { throw .archiveTooLarge(file: file, limit: limit) }
      output.append(contentsOf: chunk[..<produced])
      switch status {
      case Z_OK: continue
      case Z_STREAM_END:
        memberIsOpen = unsafe try nextMember(input, &consumed, file: file)
        if memberIsOpen { _ = unsafe inflateReset(&stream) }
      case Z_BUF_ERROR: throw .corruptArchive(file: file, reason: "it ends before its content does")
      default:
        let message = unsafe stream.msg.map { unsafe String(cString: $0) }
        throw .corruptArchive(file: file, reason: message ?? "zlib gave error \(status)")
      }
    }
    return output
  }

  /// Whether another member begins at `position`; skips padding.
  private static func nextMember(
    _ input: UnsafeMutableBufferPointer<UInt8>, _ position: inout Int, file: String
  ) throws(MarketDataError) -> Bool {
    let next = unsafe input[position...].firstIndex { $0 != 0 }
    guard let next else { return false }
    guard next == position, unsafe input[next] == 0x1F else {
      throw .corruptArchive(file: file, reason: "something else follows the compressed data")
    }
    return true
  }
}
