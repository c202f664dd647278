/// Formats that are mistaken for texts of separated values, told by their first bytes.
enum ForeignFormat {
  private static let signatures: [(bytes: [UInt8], name: String)] = [
    (Array("%PDF-".utf8), "a PDF document"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an Excel workbook of the old form (.xls)"),
    (Array("PAR1".utf8), "a Parquet file"),
    (Array("ARROW1".utf8), "an Arrow file"),
    (Array("SQLite format 3\0".utf8), "an SQLite database"),
    ([0x89, 0x48, 0x44, 0x46], "an HDF5 file"),
    ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard data"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz data"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
    // Where they are unpacked, this is the content of another archive.
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive in another archive"),
    ([0x1F, 0x8B], "gzip data in another archive"),
  ]
  /// In small letters and without blanks.
  private static let openings = [
    ("<!doctypehtml", "an HTML page"), ("<html", "an HTML page"), ("<?xml", "an XML document"), ("{", "JSON"),
    ("[{", "JSON"), ("[[", "JSON"),
  ]
  /// Where a zero byte proves that a file is not text; one further on is a fault of its row.
  private static let headLength = 1024

  /// What the bytes from `start` on are instead of text; `nil` where they may be text.
  static func name(of bytes: Span<UInt8>, from start: Int) -> String? {
    if let match = signatures.first(where: { bytes.begin(with: $0.bytes, at: start) }) { return match.name }
    if bytes.begin(with: Array("ustar".utf8), at: start + 257) { return "a tar archive" }
    let head = (start..<min(bytes.count, start + headLength)).map { bytes[$0] }
    // Pages and JSON are laid out with blanks and in capital letters or not.
    let visible = head.lazy.filter { $0 > 0x20 }.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    for (opening, name) in openings where visible.starts(with: opening.utf8) { return name }
    return head.firstIndex(of: 0).map { "a binary file (its byte \(start + $0) is zero)" }
  }

  /// What a zip archive with these files is, where they are the parts of one document.
  static func name(ofArchiveWith members: [String]) -> String? {
    if members.contains(where: { $0.hasPrefix("xl/") }) { return "an Excel workbook" }
    if members.contains("content.xml"), members.contains("mimetype") { return "an OpenDocument file" }
    if members.contains(where: { $0.hasPrefix("Index/") && $0.hasSuffix(".iwa") }) { return "a Numbers document" }
    return nil
  }
}
