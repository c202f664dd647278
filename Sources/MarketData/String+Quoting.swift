extension String {
  /// The text in single quotes as messages show it: control characters escaped, so that a value from a
  /// file cannot move a terminal's cursor, and no longer than a line.
  package var quoted: String {
    var shown = ""
    for scalar in unicodeScalars.prefix(200) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: shown += scalar.escaped(asASCII: true)
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return unicodeScalars.count > 200 ? "'\(shown)…'" : "'\(shown)'"
  }
}
