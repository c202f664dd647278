import CZlib

/// The checksum of zip archives, CRC-32 (PKWARE, APPNOTE 6.3, section 4.4.7).
enum CyclicRedundancyCheck {
  /// The checksum of bytes, by zlib.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { unsafe UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
  }
}
