extension CSVLayout {
  /// The orders in which vendors write prices behind the time stamp, the most common first.
  private static let customaryOrders: [[ColumnRole]] = [
    [.open, .high, .low, .close], [.open, .close, .high, .low], [.low, .high, .open, .close],
    [.close, .high, .low, .open], [.high, .low, .open, .close],
  ]

  /// Gives the columns of a file without a header the roles that vendors write in that place.
  ///
  /// Of the orders of prices the one is taken in which the fewest bars of the sample contradict themselves.
  mutating func assignCustomaryOrder() {
    let columns = sample.names.count
    guard columns >= 2, sample.rows.allSatisfy({ TimeStampForm.detected(in: $0.fields[0]) != nil }) else { return }
    // A second column of times of day is read together with the dates in front of it.
    let first = isTimesOfDay(1) ? 2 : 1
    roles[.timestamp] = 0
    if first == 2 { timeOfDayColumn = 1 }
    switch columns - first {
    case 1: roles[.close] = first
    case 4...:
      let order = CSVLayout.customaryOrders.min { contradictions($0, from: first) < contradictions($1, from: first) }
      for (offset, role) in (order ?? []).enumerated() { roles[role] = first + offset }
      assignVolumeColumn(behind: first + 3)
    default: roles[.timestamp] = nil
    }
  }

  private mutating func assignVolumeColumn(behind last: Int) {
    guard last + 1 < sample.names.count else { return }
    let bars = sample.rows.map { row in (value(row, .low), value(row, .high), number(row.fields[last + 1])) }
    // An average price lies between the low and the high, and the volume follows it.
    let isAverage = bars.allSatisfy { low, high, value in
      guard let low, let high, let value else { return false }
      return low <= value && value <= high
    }
    roles[.volume] = isAverage && last + 2 < sample.names.count ? last + 2 : last + 1
    // The twelve columns of Binance: behind the volume come the end of the bar and the volume in the other currency.
    if last == 4, sample.names.count == 12, sample.rows.allSatisfy({ TimeStampForm.detected(in: $0.fields[6]) != nil }) {
      roles[.quoteVolume] = 7
    }
  }

  private func contradictions(_ order: [ColumnRole], from first: Int) -> Int {
    sample.rows.count { row in
      let prices = order.indices.map { number(row.fields[first + $0]) ?? .nan }
      guard let high = order.firstIndex(of: .high), let low = order.firstIndex(of: .low) else { return true }
      return !prices.allSatisfy { prices[low] <= $0 && $0 <= prices[high] }
    }
  }

  func number(_ field: [UInt8]) -> Double? { MarketNumber(decimal: decimal).parse(field) }

  func value(_ row: CSVRecord, _ role: ColumnRole) -> Double? { roles[role].flatMap { number(row.fields[$0]) } }
}
