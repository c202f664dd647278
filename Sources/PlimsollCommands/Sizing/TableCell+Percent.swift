extension TableCell {
  /// A fraction as people read it, in percent; none where there is none.
  static func percent(_ fraction: Double?, digits: Int = 4) -> TableCell {
    fraction.map { .number(100 * $0, digits: digits) } ?? .missing
  }
}
