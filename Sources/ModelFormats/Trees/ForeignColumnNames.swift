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
  ///
  /// A name that needs no change keeps its own, whoever comes first; of others with the same characters in the format all
  /// but the first are numbered from 2 on. The time is in proportion to the number of names: no number is tried twice.
  ///
  /// - Parameter own: the names as they are here, all different.
  /// - Returns: the names in the order of `own`.
  func names(of own: [String]) -> [String] {
    var taken = Set(own)
    var numbers: [String: Int] = [:]
    return own.map { name in
      let stem = stem(of: name)
      guard stem != name else { return name }
      var (written, number) = (stem, numbers[stem, default: 1])
      repeat {
        written = number == 1 ? stem : "\(stem)_\(number)"
        number += 1
      } while !taken.insert(written).inserted
      numbers[stem] = number
      return written
    }
  }

  private func stem(of name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { scalars.append(isAllowed(scalar) ? scalar : "_") }
    return scalars.isEmpty ? "_" : String(scalars)
  }

  /// The names as they were, as text.
  ///
  /// - Parameters:
  ///   - own: the names as they are here.
  ///   - written: the names for the format.
  /// - Returns: the text; `nil` where the format holds the names as they are.
  func text(of own: [String], written: [String]) -> String? {
    written == own ? nil : JSONValue.array(own.map { .string($0) }).text()
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
