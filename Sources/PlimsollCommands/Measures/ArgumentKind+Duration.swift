extension ArgumentKind where Value == Duration {
  /// A length of time from a second to a hundred years, as `15m`.
  static var lengthOfTime: ArgumentKind {
    .converting("a length of time such as 15m, 4h, 1d or 1w, up to a hundred years") { text in
      let units: [(letter: Character, seconds: Int)] = [
        ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400), ("w", 7 * 86_400),
      ]
      let digits = text.dropLast()
      guard let unit = units.first(where: { $0.letter == text.last }),
        digits.utf8.allSatisfy({ (48...57).contains($0) }),
        let count = Int(digits), count > 0, count <= 36_525 * 86_400 / unit.seconds
      else { return nil }
      return .seconds(count * unit.seconds)
    }
  }
}
