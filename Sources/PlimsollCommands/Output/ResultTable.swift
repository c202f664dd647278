package import ModelFormats

/// Rows of results under named columns, printed for people, as CSV or as JSON.
package struct ResultTable: Equatable, Sendable {
  /// The names of the columns.
  package let columns: [String]
  /// The rows, each as long as `columns`.
  package private(set) var rows: [[TableCell]] = []

  /// A table without rows.
  package init(columns: [String]) {
    self.columns = columns
  }

  /// Adds a row.
  ///
  /// - Precondition: the row has a cell for each column.
  package mutating func append(_ row: [TableCell]) {
    precondition(row.count == columns.count, "a row has a cell for each column")
    rows.append(row)
  }

  /// The rows as an array of JSON objects with the columns as keys.
  package var json: JSONValue {
    .array(rows.map { row in .object(Dictionary(zip(columns, row.map(\.json))) { first, _ in first }) })
  }

  /// The table for people: a title row, a rule, numbers to the right, texts to the left.
  package var text: String {
    let body = rows.map { $0.map(\.shown) }
    let widths = columns.indices.map { column in
      max(columns[column].count, body.map { $0[column].count }.max() ?? 0)
    }
    let isNumeric = columns.indices.map { column in rows.contains { $0[column].isNumeric } }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - cells[column].count)
        return isNumeric[column] ? padding + cells[column] : cells[column] + padding
      }
      var line = padded.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    let rule = line(widths.map { String(repeating: "-", count: $0) })
    return line(columns) + rule + body.map(line).joined()
  }

  /// The table as CSV with a header, numbers in full precision, as RFC 4180 says but with `\n` ending the lines.
  package var csv: String {
    var text = ""
    func append(_ fields: [String]) {
      text += fields.map(Self.csvField).joined(separator: ",")
      text += "\n"
    }
    append(columns)
    for row in rows { append(row.map(\.exact)) }
    return text
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let blank = UInt8(ascii: " ")

  /// A field as it stands in CSV: in quotes where it has to be.
  static func csvField(_ field: String) -> String {
    let needsQuotes =
      field.utf8.contains { $0 == quote || $0 == comma || $0 == carriageReturn || $0 == lineFeed }
      || field.utf8.first == blank || field.utf8.last == blank
    guard needsQuotes else { return field }
    let parts = field.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\"\"") + "\""
  }
}
