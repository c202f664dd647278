extension BarSize: CustomStringConvertible, Codable {
  /// The size that a text names, a whole number and the letters of a unit: `15m`, `4h`, `1d`, `1w`, `1mo`.
  ///
  /// `nil` for anything else, such as a sign, a fraction, capitals or a number alone.
  public init?(_ text: String) {
    let digits = text.utf8.prefix { (48...57).contains($0) }
    guard let count = Int(String(Substring(digits))), let unit = Unit(rawValue: String(text.dropFirst(digits.count)))
    else { return nil }
    self.init(count, unit)
  }

  /// The size as it is written: `4h`.
  public var description: String { "\(count)\(unit.rawValue)" }

  /// Reads a text such as `4h`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let size = BarSize(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text.quoted) is not a bar size")
    }
    self = size
  }

  /// Writes the text of `description`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
