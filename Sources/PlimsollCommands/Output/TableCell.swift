import Foundation
import ModelExchange
import ModelFormats

/// A value in a table of results.
package enum TableCell: Equatable, Sendable {
  /// A text.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number, in people's tables rounded to that many significant digits, in files never.
  case number(Double, digits: Int = 6)
  /// No value.
  case missing

  /// Whether a table sets the cell to the right.
  var isNumeric: Bool {
    switch self {
    case .integer, .number: true
    case .text, .missing: false
    }
  }

  /// The value for people; a line break in a text would break the table and is shown as a space.
  var shown: String {
    switch self {
    case .text(let text): text.split(whereSeparator: \.isNewline).joined(separator: " ")
    case .integer(let number): "\(number)"
    case .number(let number, let digits): number.isFinite ? String(format: "%.\(digits)g", number) : "–"
    case .missing: "–"
    }
  }

  /// The value in full precision, empty if there is none.
  var exact: String {
    switch self {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .number(let number, _): number.isFinite ? "\(number)" : ""
    case .missing: ""
    }
  }

  /// The value in JSON.
  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let number): .integer(number)
    case .number(let number, _): .number(number)
    case .missing: .null
    }
  }
}

extension TableCell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
}
