/// The signs for a value that is not there.
enum MissingValue {
  private static let signs: Set<String> = [
    "", ".", "-", "--", "---", "na", "n/a", "#n/a", "n.a.", "null", "nil", "none", "nan", "#value!", "\\n", "<na>",
    "nd", "\u{2013}",
    "\u{2014}",
  ]

  /// Whether a field is empty or holds a sign for a missing value (`.` in the files of FRED, `nan` in those of pandas).
  static func isMissing(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Bool {
    guard field.count <= 7 else { return false }
    return field.isEmpty || signs.contains(String(decoding: field.map { bytes[$0] }, as: UTF8.self).lowercased())
  }

  static func isMissing(_ field: [UInt8]) -> Bool { isMissing(field.span, 0..<field.count) }
}
