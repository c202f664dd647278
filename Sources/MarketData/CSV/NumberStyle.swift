/// Which decimal separator the numbers of a file prove.
struct NumberStyle {
  /// Fields that can only be read with this separator.
  private(set) var proofs: [DecimalSeparator: Int] = [:]
  /// The first field with one comma that may be either.
  private(set) var ambiguous: (line: Int, column: Int, text: [UInt8])?

  /// The first field with one point that may set off thousands, where no number proves a point in front of a fraction.
  var ambiguousPoint: (line: Int, column: Int, text: [UInt8])? { proofs.isEmpty ? point : nil }
  private var point: (line: Int, column: Int, text: [UInt8])?

  /// The separator, or `nil` where commas may be either.
  var decimal: DecimalSeparator? {
    // Points are so common that a number with one point needs no proof; a comma alone does.
    if proofs[.comma, default: 0] > proofs[.point, default: 0] { return .comma }
    return proofs[.point] == nil && ambiguous != nil ? nil : .point
  }

  /// Takes a field into account.
  mutating func add(_ field: [UInt8], line: Int, column: Int) {
    guard field.contains(UInt8(ascii: ",")) || field.contains(UInt8(ascii: ".")) else { return }
    switch NumberStyle.reading(of: field) {
    case .proves(let decimal): proofs[decimal, default: 0] += 1
    case .ambiguousComma: ambiguous = ambiguous ?? (line, column, field)
    case .ambiguousPoint: point = point ?? (line, column, field)
    case .neither: break
    }
  }

  private enum Reading {
    case proves(DecimalSeparator)
    case ambiguousComma
    case ambiguousPoint
    case neither
  }

  private static func reading(of field: [UInt8]) -> Reading {
    let readings = DecimalSeparator.allCases.map { MarketNumber(decimal: $0).parse(field) }
    switch (readings[0], readings[1]) {
    case (nil, nil): return .neither
    case (_?, nil): return .proves(.point)
    case (nil, _?): return .proves(.comma)
    case (let point?, let comma?):
      guard point != comma else { return .neither }
      return field.contains(UInt8(ascii: ",")) ? .ambiguousComma : .ambiguousPoint
    }
  }
}
