extension CSVLayout {
  /// The orders in which vendors write the prices of a bar, the most common first.
  private static let customaryOrders: [[ColumnRole]] = [
    [.open, .high, .low, .close], [.open, .close, .high, .low], [.low, .high, .open, .close],
    [.close, .high, .low, .open], [.high, .low, .open, .close], [.open, .close, .low, .high],
    [.close, .open, .high, .low], [.close, .low, .high, .open], [.open, .low, .high, .close],
    [.close, .open, .low, .high], [.low, .high, .close, .open], [.high, .low, .close, .open],
    [.high, .open, .close, .low], [.high, .close, .open, .low], [.low, .open, .close, .high],
    [.low, .close, .open, .high], [.open, .high, .close, .low], [.close, .high, .open, .low],
  ]

  /// Four neighbouring columns in an order of prices.
  private struct Prices {
    var order: [ColumnRole]
    var first: Int

    func column(_ role: ColumnRole) -> Int { first + (order.firstIndex(of: role) ?? 0) }
  }

  /// Gives the columns of a file without a header the roles that vendors write in that place.
  ///
  /// Of the orders of prices those are possible in which the bars of the sample do not contradict themselves; of those,
  /// the one in which bars open where the bar before closed.
  ///
  /// - Throws: `MarketDataError.ambiguousColumns` where the bars prove no order.
  mutating func assignCustomaryOrder() throws(MarketDataError) {
    let columns = sample.names.count
    guard columns >= 2, !sample.rows.isEmpty,
      sample.rows.allSatisfy({ TimeStampForm.detected(in: $0.fields[0]) != nil })
    else { return }
    // A second column of times of day is read together with the dates in front of it.
    let first = isTimesOfDay(1) ? 2 : 1
    switch columns - first {
    case 1: roles[.close] = first
    case 4...:
      let prices = try prices(from: first)
      for role in ColumnRole.prices { roles[role] = prices.column(role) }
      assignVolumeColumn(around: prices, from: first)
    default: return
    }
    roles[.timestamp] = 0
    if first == 2 { timeOfDayColumn = 1 }
  }

  private func prices(from first: Int) throws(MarketDataError) -> Prices {
    let candidates = (first...sample.names.count - 4).flatMap { start in
      CSVLayout.customaryOrders.map { Prices(order: $0, first: start) }
    }
    // A few impossible bars are no proof against an order.
    let possible = candidates.filter { 20 * contradictions($0) <= sample.rows.count }
    guard let foremost = possible.map(\.first).min() else {
      throw ambiguous(.close, Array(first..<sample.names.count))
    }
    let neighbours = possible.filter { $0.first == foremost }.map { ($0, openingGap($0)) }
    guard let best = neighbours.min(by: { $0.1 < $1.1 }) else { throw ambiguous(.close, [first]) }
    // In doubt, what nearly all vendors write is taken where they write it.
    let usual = neighbours.first { $0.0.order == CSVLayout.customaryOrders[0] && foremost == first }
    if let usual, usual.1 <= 2 * best.1 || sample.rows.count < 3 { return usual.0 }
    // The other reading of what opens and what closes must be clearly worse.
    let mirrored = neighbours.first {
      $0.0.column(.open) == best.0.column(.close) && $0.0.column(.close) == best.0.column(.open)
    }
    guard mirrored.map({ $0.1 > 1.5 * best.1 }) ?? true, sample.rows.count > 1 else {
      throw ambiguous(.close, [best.0.column(.open), best.0.column(.close)].sorted())
    }
    return best.0
  }

  private mutating func assignVolumeColumn(around prices: Prices, from first: Int) {
    let next = prices.first + 4
    guard prices.first == first, next < sample.names.count else {
      if prices.first > first { roles[.volume] = prices.first - 1 }
      return
    }
    let bars = sample.rows.map { row in (value(row, .low), value(row, .high), number(row.fields[next])) }
    // An average price lies between the low and the high, and the volume follows it.
    let isAverage = bars.allSatisfy { low, high, value in
      guard let low, let high, let value else { return false }
      return low <= value && value <= high
    }
    roles[.volume] = isAverage && next + 1 < sample.names.count ? next + 1 : next
    // The twelve columns of Binance: behind the volume come the end of the bar and the volume in the other currency.
    if next == 5, sample.names.count == 12, sample.rows.allSatisfy({ TimeStampForm.detected(in: $0.fields[6]) != nil })
    {
      roles[.quoteVolume] = 7
    }
  }

  /// How many bars of the sample contradict themselves in that order.
  private func contradictions(_ candidate: Prices) -> Int {
    let (high, low) = (candidate.column(.high), candidate.column(.low))
    return sample.rows.count { row in
      let prices = (candidate.first..<candidate.first + 4).map { number(row.fields[$0]) ?? .nan }
      guard let top = number(row.fields[high]), let bottom = number(row.fields[low]) else { return true }
      // What is ten times something else of the same bar is a volume, not a price.
      return !prices.allSatisfy { bottom <= $0 && $0 <= top } || top > 10 * bottom
    }
  }

  /// The mean distance of a bar's open from the close of the bar before it in time.
  private func openingGap(_ candidate: Prices) -> Double {
    var rows = sample.rows
    if let first = rows.first, let last = rows.last, let start = reading(first, 0)?.microseconds,
      let end = reading(last, 0)?.microseconds, end < start
    {
      rows.reverse()
    }
    let gaps = zip(rows, rows.dropFirst()).map { before, row in
      guard let close = number(before.fields[candidate.column(.close)]),
        let open = number(row.fields[candidate.column(.open)])
      else { return 0.0 }
      return abs(open - close)
    }
    return gaps.isEmpty ? 0 : gaps.reduce(0, +) / Double(gaps.count)
  }

  func number(_ field: [UInt8]) -> Double? { MarketNumber(decimal: decimal).parse(field) }

  func value(_ row: CSVRecord, _ role: ColumnRole) -> Double? { roles[role].flatMap { number(row.fields[$0]) } }
}
