/// ISO time stamps of a row, and what stamps must be.
struct CSVClock {
  private let aheadOfUTC: Int64
  private let plausible: Range<Int64>
  /// The unit of stamps that count since 1970, in microseconds.
  private let unit: Int64
  /// The bytes of the last date that was read, and when its day began.
  private var yearAndMonth: UInt64 = 0
  private var day: UInt16 = 0
  private var startOfDay: Int64 = 0

  init(_ plan: CSVRowPlan) {
    aheadOfUTC = plan.aheadOfUTC
    plausible = plan.plausible
    unit = if case .sinceEpoch(let unit) = plan.stamp { unit } else { 1 }
  }

  /// The microseconds of a count of units; `nil` where that is not plausible.
  @inline(always)
  func sinceEpoch(_ count: UInt64) -> Int64? {
    let (microseconds, overflows) = Int64(truncatingIfNeeded: count).multipliedReportingOverflow(by: unit)
    return !overflows && plausible.contains(microseconds) ? microseconds : nil
  }

  /// The start of the date whose ten bytes begin at `position`, in microseconds; `nil` where it is none.
  @inline(always)
  mutating func date(_ text: UnsafePointer<UInt8>, _ position: Int) -> Int64? {
    let yearAndMonth = unsafe UnsafeRawPointer(text + position).loadUnaligned(as: UInt64.self)
    let day = unsafe UnsafeRawPointer(text + position + 8).loadUnaligned(as: UInt16.self)
    if yearAndMonth != self.yearAndMonth || day != self.day {
      guard let start = unsafe Self.startOfDay(text + position, aheadOfUTC: aheadOfUTC) else { return nil }
      startOfDay = start
      self.yearAndMonth = yearAndMonth
      self.day = day
    }
    return startOfDay
  }

  /// The time stamp such as `2024-01-31T14:30` that begins at `position`, in microseconds; `nil` where it is none.
  @inline(always)
  mutating func time(_ text: UnsafePointer<UInt8>, _ position: Int, hasSeconds: Bool) -> Int64? {
    guard let date = unsafe date(text, position) else { return nil }
    // Without seconds the eight bytes of `31T14:30` are read, so that none behind the field is.
    let wordStart = hasSeconds ? 11 : 8
    let word = unsafe UInt64(
      littleEndian: UnsafeRawPointer(text + position + wordStart).loadUnaligned(as: UInt64.self))
    let separator = unsafe text[position &+ 10]
    guard separator == UInt8(ascii: " ") || separator == UInt8(ascii: "T"),
      let time = CSVClock.timeOfDay(hasSeconds ? word : word &>> 24, hasSeconds: hasSeconds)
    else { return nil }
    return date &+ time
  }

  /// The microseconds of a time of day such as `14:30:00`; `nil` where there is no such time.
  ///
  /// `text` has one byte for each character, the first the lowest; bytes of zero stand for seconds that are missing.
  @inline(always)
  private static func timeOfDay(_ text: UInt64, hasSeconds: Bool) -> Int64? {
    let digits = text ^ (hasSeconds ? 0x3030_3A30_303A_3030 : 0x0000_0030_303A_3030)
    // Each byte may be as large as its place of 29:59:59 allows, so that a larger one reaches its highest bit.
    guard ((digits &+ 0x767A_7F76_7A7F_767D) | digits) & 0x8080_8080_8080_8080 == 0 else { return nil }
    let pairs = digits &* 10 &+ digits &>> 8
    let hours = Int64(truncatingIfNeeded: pairs & 0xFF)
    let minutes = Int64(truncatingIfNeeded: pairs &>> 24 & 0xFF)
    let seconds = Int64(truncatingIfNeeded: pairs &>> 48 & 0xFF)
    guard hours < 24 else { return nil }
    return (hours &* 3600 &+ minutes &* 60 &+ seconds) &* TimeStamp.microsecondsPerSecond
  }

  /// When the day of `2024-01-31` begins in UTC, in microseconds.
  @inline(never)
  private static func startOfDay(_ text: UnsafePointer<UInt8>, aheadOfUTC: Int64) -> Int64? {
    var numbers = (year: 0, month: 0, day: 0)
    for index in 0..<10 {
      let byte = unsafe text[index]
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      let digit = Int(byte) - Int(UInt8(ascii: "0"))
      guard (0...9).contains(digit) else { return nil }
      if index < 4 {
        numbers.year = numbers.year * 10 + digit
      } else if index < 7 {
        numbers.month = numbers.month * 10 + digit
      } else {
        numbers.day = numbers.day * 10 + digit
      }
    }
    guard let start = TimeStamp(year: numbers.year, month: numbers.month, day: numbers.day) else { return nil }
    return start.microseconds - aheadOfUTC
  }
}
