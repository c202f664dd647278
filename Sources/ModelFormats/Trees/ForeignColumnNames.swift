/// Names of columns in a format that holds fewer characters than names have here.
///
/// A character that the format has no room for becomes `_`. The names as they were stand beside, under a key of their
/// own that the other program passes over, so that they come back.
struct ForeignColumnNames {
  /// The key of the names as they were: one JSON array of texts.
  static let key = "plimsoll_columns"

  /// Whether the format has room for a character.
  let isAllowed: @Sendable (Unicode.Scalar) -> Bool

  /// The names for the format, all different and none empty.
  func names(of own: [String]) -> [String] {
    var taken: Set<String> = []
    return own.map { name in
      var scalars = String.UnicodeScalarView()
      for scalar in name.unicodeScalars { scalars.append(isAllowed(scalar) ? scalar : "_") }
      let stem = scalars.isEmpty ? "_" : String(scalars)
      // A name that needs no change keeps its own, whoever comes first.
      var (written, number) = (stem, 2)
      while taken.contains(written) || (written != name && own.contains(written)) {
        written = "\(stem)_\(number)"
        number += 1
      }
      taken.insert(written)
      return written
    }
  }

  /// The names as they were, as text; `nil` where the format holds them as they are.
  func text(of own: [String]) -> String? {
    names(of: own) == own ? nil : JSONValue.array(own.map { .string($0) }).text()
  }

  /// The names as they were, where they are those that became `written`; else these.
  ///
  /// - Parameters:
  ///   - text: what stands under the key; `nil` for nothing.
  ///   - written: the names in the format, which another program may have changed.
  /// - Returns: as many names as `written` has.
  func own(_ text: String?, written: [String]) -> [String] {
    guard let text, case .array(let values)? = try? JSONValue(parsing: text.utf8) else { return written }
    let own = values.compactMap(\.stringValue)
    guard own.count == written.count, own.count == values.count, Set(own).count == own.count, names(of: own) == written
    else { return written }
    return own
  }
}
