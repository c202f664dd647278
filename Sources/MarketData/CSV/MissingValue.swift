/// The signs for a value that is not there.
enum MissingValue {
  private static let signs: Set<String> = ["", ".", "-", "na", "n/a", "#n/a", "null", "none"]

  /// Whether a field is empty or holds a sign for a missing value (`.` in the files of FRED).
  ///
  /// `nan` is not among them: it is a number that is wrong, not one that is missing.
  static func isMissing(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Bool {
    guard field.count <= 4 else { return false }
    return field.isEmpty || signs.contains(bytes.text(field).lowercased())
  }
}
