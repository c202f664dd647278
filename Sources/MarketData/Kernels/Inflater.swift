import CZlib

/// Unpacks deflate data (RFC 1951) by zlib, one stream after another.
@safe struct Inflater: ~Copyable {
  /// What stands around the data.
  enum Wrapper: Int32 {
    /// The header and the checksum of gzip (RFC 1952), which zlib checks.
    case gzip = 31
    /// Nothing.
    case none = -15
  }

  private let file: String
  /// zlib keeps the address, so that the stream must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var chunk = [UInt8](repeating: 0, count: 1 << 18)

  /// An unpacker of data from `file`, which errors name.
  init(_ wrapper: Wrapper, file: String) throws(MarketDataError) {
    self.file = file
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(stream, wrapper.rawValue, ZLIB_VERSION, size) == Z_OK else {
      throw .readFailed(file: file, reason: "zlib could not be started")
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Unpacks the stream that begins at `start` of `input`.
  ///
  /// - Parameters:
  ///   - input: the compressed data.
  ///   - start: where the stream begins.
  ///   - output: the content, to which that of the stream is appended.
  ///   - limit: the most bytes that `output` may have.
  /// - Returns: where the stream ends.
  /// - Throws: `MarketDataError.corruptArchive` or `MarketDataError.archiveTooLarge`.
  mutating func unpack(
    _ input: UnsafeBufferPointer<UInt8>, from start: Int, to output: inout [UInt8], limit: Int
  ) throws(MarketDataError) -> Int {
    _ = unsafe inflateReset(stream)
    var consumed = start
    while true {
      // zlib counts in 32 bits: larger inputs are handed over in parts.
      let handed = min(input.count - consumed, Int(UInt32.max))
      // The interface takes a mutable input but does not write to it.
      let next = unsafe input.baseAddress.map { unsafe UnsafeMutablePointer(mutating: $0 + consumed) }
      unsafe stream.pointee.next_in = next
      unsafe stream.pointee.avail_in = UInt32(handed)
      let (status, produced) = unsafe chunk.withUnsafeMutableBufferPointer { buffer in
        unsafe stream.pointee.next_out = buffer.baseAddress
        unsafe stream.pointee.avail_out = UInt32(buffer.count)
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        return (status, unsafe buffer.count - Int(stream.pointee.avail_out))
      }
      consumed += unsafe handed - Int(stream.pointee.avail_in)
      guard output.count + produced <= limit else { throw .archiveTooLarge(file: file, limit: limit) }
      output.append(contentsOf: chunk[..<produced])
      switch status {
      case Z_OK: continue
      case Z_STREAM_END: return consumed
      case Z_BUF_ERROR: throw .corruptArchive(file: file, reason: "it ends before its content does")
      default:
        let message = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
        throw .corruptArchive(file: file, reason: message ?? "zlib gave error \(status)")
      }
    }
  }
}
