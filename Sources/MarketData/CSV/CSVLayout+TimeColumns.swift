extension CSVLayout {
  /// Finds the column of time stamps by its name, else by its values; leaves it out where there is none.
  mutating func assignTimeStamps(_ options: CSVOptions) throws(MarketDataError) {
    if let chosen = roles[.timestamp] {
      if timeOfDayColumn == nil { assignTimeOfDay(to: chosen) }
      return
    }
    let named = free.filter { columnNames[$0].rank(as: .timestamp) != nil }
    guard options.timeForm == nil else {
      // A form that was stated is one of a column that has a usual name, the first of them.
      roles[.timestamp] = named.first
      return
    }
    let readable = named.filter { form(of: $0) != nil }
    roundedTimes = named.filter { index in sample.present(index).first.map(isRoundedTime) == true }
    guard !named.isEmpty else {
      roles[.timestamp] = try unnamedTimeStamps()
      return
    }
    guard let primary = readable.min(by: { preference(of: $0) < preference(of: $1) }) else {
      roles[.timestamp] = named[0]
      return
    }
    roles[.timestamp] = primary
    assignTimeOfDay(to: primary)
    for other in readable where other != primary && other != timeOfDayColumn {
      if let time = otherTime(other, besides: primary) {
        otherTimes.append(time)
      } else if !isWithinBar(other, startingAt: primary) {
        throw ambiguous(.timestamp, readable)
      }
    }
  }

  /// Numbers since 1970 name an instant in UTC, so that they come first; then what has a time of day.
  private func preference(of column: Int) -> Int {
    guard let form = form(of: column) else { return 3 }
    // Of the start and the end of a bar, the start is its time stamp.
    if isStart(column) { return columnNames[column].words.contains("period") ? -2 : -1 }
    if form.countsFromEpoch { return 0 }
    return sample.rows.allSatisfy { reading($0, column)?.isDateOnly ?? true } ? 2 : 1
  }

  private func isStart(_ column: Int) -> Bool {
    columnNames[column].words.contains { ["open", "start", "begin"].contains($0) }
  }

  private func isEnd(_ column: Int) -> Bool {
    columnNames[column].words.contains { ["close", "end", "expiry", "expiration", "maturity"].contains($0) }
  }

  private func unnamedTimeStamps() throws(MarketDataError) -> Int? {
    let bars: [ColumnRole] = ColumnRole.prices + [.volume, .quoteVolume]
    let candidates = free.filter { index in
      !bars.contains { columnNames[index].rank(as: $0) != nil } && !isEnd(index)
        && !sample.rows.isEmpty && sample.rows.allSatisfy { instant($0, index) != nil }
        // Amounts and numbers of orders may look like seconds since 1970.
        && (form(of: index)?.countsFromEpoch != true || !sample.hasHeader || sample.writtenNames[index].isEmpty)
    }
    guard candidates.count > 1 else { return candidates.first }
    let chronological = candidates.filter(isChronological)
    guard chronological.count == 1 else { throw ambiguous(.timestamp, candidates) }
    return chronological.first
  }

  private func isChronological(_ column: Int) -> Bool {
    let stamps = sample.rows.compactMap { instant($0, column) }
    let steps = zip(stamps, stamps.dropFirst())
    return steps.allSatisfy { $0 < $1 } || steps.allSatisfy { $0 > $1 }
  }

  /// Takes a column of times of day into use where the stamps are dates only.
  private mutating func assignTimeOfDay(to column: Int) {
    guard sample.rows.allSatisfy({ reading($0, column)?.isDateOnly ?? true }) else { return }
    timeOfDayColumn = free.first { index in
      index != column && columnNames[index].words.contains("time") && isTimesOfDay(index)
    }
  }

  /// Whether all values of a column are times of day without a date.
  func isTimesOfDay(_ column: Int) -> Bool {
    guard column < sample.names.count, !sample.rows.isEmpty else { return false }
    let width = timeOfDayWidth(of: column)
    return sample.rows.allSatisfy { TimeOfDay.text($0.fields[column], width: width) != nil }
  }

  /// How many digits the times of a column have that are written without signs; `nil` where there are none.
  ///
  /// Without a header such numbers are no times, and one or two digits may be hours as well as minutes.
  func timeOfDayWidth(of column: Int) -> Int? {
    let digits = sample.rows.map { $0.fields[column] }.filter { $0.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } }
    guard sample.hasHeader, let longest = digits.map(\.count).max(), (3...6).contains(longest) else { return nil }
    return longest <= 4 ? 4 : 6
  }

  /// Whether a number with an exponent is an instant of our times to fewer digits than one needs.
  private func isRoundedTime(_ field: [UInt8]) -> Bool {
    guard field.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }), TimeStampForm.detected(in: field) == nil,
      let value = number(field)
    else { return false }
    return [1e6, 1e3, 1, 1e-3].contains { unit in
      value * unit >= Double(TimeStampForm.plausible.lowerBound)
        && value * unit < Double(TimeStampForm.plausible.upperBound)
    }
  }

  /// How another column tells the time of the time stamps: shifted by one zone in nearly all rows; `nil` if it does not.
  private func otherTime(_ column: Int, besides primary: Int) -> OtherTime? {
    guard let form = form(of: column) else { return nil }
    let isDateOnly = sample.rows.allSatisfy { reading($0, column)?.isDateOnly ?? true }
    var shifts: [Int64: Int] = [:]
    for row in sample.rows {
      guard let stamp = instant(row, primary), let other = instant(row, column) else { continue }
      // A date says which day it is, in UTC.
      let day = isDateOnly ? TimeStamp(microseconds: stamp).microsecondOfDay : 0
      shifts[other - (stamp - day), default: 0] += 1
    }
    guard let (shift, count) = shifts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      10 * count >= 9 * sample.rows.count, abs(shift) < TimeStamp.microsecondsPerDay, shift % 900_000_000 == 0
    else { return nil }
    return OtherTime(column: column, form: form, ahead: shift, isDateOnly: isDateOnly)
  }

  /// Whether a column tells when something happened in the bar that starts at the time stamp, such as its end.
  private func isWithinBar(_ column: Int, startingAt primary: Int) -> Bool {
    let stamps = sample.rows.compactMap { row in
      instant(row, primary).flatMap { start in instant(row, column).map { (start: start, end: $0) } }
    }
    let starts = Set(stamps.map { TimeStamp(microseconds: $0.start) }).sorted()
    guard isStart(primary), let length = BarSpacing(starts)?.microseconds else { return false }
    return stamps.allSatisfy { $0.end >= $0.start && $0.end - $0.start <= length }
  }

  /// The form of the first stamp of a column; where day and month cannot be told apart, day first.
  func form(of column: Int) -> TimeStampForm? {
    sample.present(column).lazy.compactMap { TimeStampForm.detected(in: $0) }.first
  }

  func reading(_ row: CSVRecord, _ column: Int) -> TimeStampReader.Reading? {
    guard let form = TimeStampForm.detected(in: row.fields[column]) else { return nil }
    let reader = TimeStampReader(form: form, zone: .utc)
    if form.isSlashed, reader.read(row.fields[column]) == nil {
      return TimeStampReader(form: .monthDayYear, zone: .utc).read(row.fields[column])
    }
    return reader.read(row.fields[column])
  }

  private func instant(_ row: CSVRecord, _ column: Int) -> Int64? { reading(row, column)?.microseconds }
}
