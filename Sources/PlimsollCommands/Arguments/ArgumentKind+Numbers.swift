extension ArgumentKind where Value == Int {
  /// A whole number.
  package static var integer: ArgumentKind { integer(in: Int.min...Int.max) }

  /// A whole number of at least `range.lowerBound`.
  package static func integer(in range: PartialRangeFrom<Int>) -> ArgumentKind {
    integer(in: range.lowerBound...Int.max)
  }

  /// A whole number within `range`, bounds included.
  package static func integer(in range: ClosedRange<Int>) -> ArgumentKind {
    let expectation =
      switch (range.lowerBound, range.upperBound) {
      case (.min, .max): "a whole number"
      case (let lowest, .max): "a whole number of at least \(lowest)"
      case (let lowest, let highest): "a whole number from \(lowest) to \(highest)"
      }
    return .converting(expectation) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
  }
}

extension ArgumentKind where Value == Double {
  /// A finite number.
  package static var number: ArgumentKind { number("a number") { _ in true } }

  /// A finite number greater than `limit`.
  package static func number(above limit: Double) -> ArgumentKind {
    number("a number greater than \(shown(limit))") { $0 > limit }
  }

  /// A finite number between the limits, both excluded.
  package static func number(between lower: Double, and upper: Double) -> ArgumentKind {
    number("a number between \(shown(lower)) and \(shown(upper)), both excluded") { $0 > lower && $0 < upper }
  }

  /// A finite number from `lower` to below `upper`.
  package static func number(from lower: Double, below upper: Double) -> ArgumentKind {
    number("a number from \(shown(lower)) to below \(shown(upper))") { $0 >= lower && $0 < upper }
  }

  private static func number(
    _ expectation: String, where isLegal: @escaping @Sendable (Double) -> Bool
  ) -> ArgumentKind {
    .converting(expectation, text: { shown($0) }) { text in
      // Swift also reads hexadecimal digits and the names of infinities, which no one writes on purpose here.
      guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let value = Double(text),
        value.isFinite, isLegal(value)
      else { return nil }
      return value
    }
  }

  /// The number as it is written by hand: `5`, not `5.0`.
  private static func shown(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
