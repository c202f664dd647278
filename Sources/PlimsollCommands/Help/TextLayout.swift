/// The setting of text in lines of limited width.
enum TextLayout {
  /// The width of a line of help.
  static let width = 80

  /// The words of `text` in lines of at most `width` characters; a longer word has a line of its own.
  static func wrap(_ text: String, width: Int = width) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Paragraphs, separated by empty lines in `text` and in the result; one that is indented stays as it is.
  static func paragraphs(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let paragraphs = lines.split(whereSeparator: \.isEmpty).map { paragraph in
      paragraph.first?.first == " " ? paragraph.map(String.init) : wrap(paragraph.joined(separator: " "))
    }
    return paragraphs.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  /// Terms and beside them their explanations, which begin at `column`.
  static func definitions(_ entries: [(term: String, explanation: String)], column: Int) -> String {
    var text = ""
    for entry in entries {
      let term = "  " + entry.term
      var lines = wrap(entry.explanation, width: width - column)
      if term.count + 2 <= column, let first = lines.first {
        text += term + String(repeating: " ", count: column - term.count) + first + "\n"
        lines.removeFirst()
      } else {
        text += term + "\n"
      }
      for line in lines { text += String(repeating: " ", count: column) + line + "\n" }
    }
    return text
  }
}
