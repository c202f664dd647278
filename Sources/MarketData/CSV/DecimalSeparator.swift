/// What stands between the whole part of a number and its fraction.
public enum DecimalSeparator: String, CaseIterable, Codable, Sendable {
  /// `1234.5`, with thousands set off by a comma, a blank or an apostrophe.
  case point
  /// `1234,5`, with thousands set off by a point, a blank or an apostrophe.
  case comma

  var byte: UInt8 { UInt8(ascii: self == .point ? "." : ",") }
  /// The sign that sets off thousands.
  var other: DecimalSeparator { self == .point ? .comma : .point }
}
