import MarketData
import MarketSimulation

extension ArgumentKind where Value == Int {
  /// The length of a bar in seconds, written with its unit (`15m`, `1h`, `1d`) or without one.
  static var barSeconds: ArgumentKind {
    .converting("a length of bars from 1m to 1d, such as 15m, 1h, 1d or 3600 (seconds)") { text in
      let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
      let unit = text.last.flatMap { units[$0] }
      let digits = unit == nil ? Substring(text) : text.dropLast()
      guard !digits.isEmpty, digits.count < 9, digits.allSatisfy({ ("0"..."9").contains($0) }),
        let count = Int(digits)
      else { return nil }
      let seconds = count * (unit ?? 1)
      return BarGrid.barSecondsRange.contains(seconds) ? seconds : nil
    }
  }
}

extension ArgumentKind where Value == TimeStamp {
  /// An instant, in UTC unless it says otherwise.
  static var instant: ArgumentKind {
    .converting(
      "a date such as 2020-01-31, a time such as 2020-01-31T14:30Z, or seconds since 1970",
      text: { $0.dateDescription }
    ) { TimeStamp($0) }
  }
}
