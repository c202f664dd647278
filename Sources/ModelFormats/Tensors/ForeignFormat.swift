/// Other formats that are mistaken for model files, told by their first bytes.
enum ForeignFormat {
  private static let signatures: [(bytes: [UInt8], name: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive"),
    ([0x1F, 0x8B], "a gzip file"),
    ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "a NumPy array"),
    ([0x89, 0x48, 0x44, 0x46], "an HDF5 file"),
    ([0x50, 0x41, 0x52, 0x31], "a Parquet file"),
  ]

  /// What `bytes` are instead of a model file, with its article; `nil` where they may be one.
  static func name(of bytes: [UInt8]) -> String? {
    guard !bytes.isEmpty else { return "an empty file" }
    // A header is shorter than 2³² bytes, so that the upper half of its length, the bytes 4 to 7, is zero.
    guard bytes.count < 8 || bytes[4..<8] != [0, 0, 0, 0] else { return nil }
    if let match = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return match.name }
    // A few bytes can look like text by chance, and may as well be the start of a model file.
    guard bytes.count >= 4, bytes.prefix(512).allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) }) else {
      return nil
    }
    return "text"
  }
}
