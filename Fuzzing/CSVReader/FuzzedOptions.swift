import MarketData

/// The options of a reading that two bytes choose.
struct FuzzedOptions {
  let options: CSVOptions

  /// Bits 0–2 of `first` choose the form of time stamps, 3–4 the zone, 5 the rule for missing values, 6–7 the range; bits
  /// 0–2 of `second` name columns by their numbers or usual names, 3–4 choose the decimal separator or a market, 5–7
  /// repairs.
  init(_ first: UInt8, _ second: UInt8) {
    let forms: [TimeStampForm?] = [
      .iso8601, .compact, .seconds, .nanoseconds, .namedMonth, .monthDayYear, .excelSerial, nil,
    ]
    let repairs: [Set<Repair>] = [
      [], [.sort, .keepLast], [.dropUnreadable, .dropImpossible, .sort, .keepFirst], [.floorToGrid, .sort, .keepFirst],
      [.dropOffGrid], [.widenRange, .swapVolumes, .dropDisagreeing], [.dropZeroVolume, .dropDuplicates],
      [.dropUnreadable],
    ]
    let choice = second >> 3 & 3
    let zones = [nil, UTCOffset(seconds: -86_399), UTCOffset(seconds: 8 * 3600), UTCOffset.utc]
    let columns: [[ColumnRole: String]] = [
      [:], [.close: "close"], [.timestamp: "1", .close: "2"], [.timestamp: "2", .close: "1"], [.volume: "volume"],
      [.close: "Close.1"], [.timestamp: "date"], [.open: ""],
    ]
    let middle = TimeStamp("2024-01-02")
    options = CSVOptions(
      columns: columns[Int(second & 7)], symbol: choice == 3 ? "BTC" : nil, timeForm: forms[Int(first & 7)],
      zone: zones[Int(first >> 3 & 3)], decimal: choice == 1 ? .point : choice == 2 ? .comma : nil,
      from: first & 0x40 == 0 ? nil : middle, to: first & 0x80 == 0 ? nil : middle,
      missing: first & 0x20 == 0 ? .error : .skipRow, repairs: repairs[Int(second >> 5)])
  }
}
