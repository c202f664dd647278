/// What a column of dates such as `3/4/2024` tells about whether days or months come first.
struct DayAndMonthOrder {
  /// The form that a number above twelve proves.
  private(set) var proven: TimeStampForm?

  private static let forms: [TimeStampForm] = [.dayMonthYear, .monthDayYear]
  private var steps: [RowOrder]

  /// Knows of no dates yet.
  ///
  /// - Parameter allowsRepeats: whether rows in order may have the same time stamp.
  init(allowsRepeats: Bool) {
    steps = DayAndMonthOrder.forms.map { _ in RowOrder(allowsRepeats: allowsRepeats) }
  }

  /// The form in which alone the dates, at least three of them, all rise or all fall.
  var chronological: TimeStampForm? {
    let ordered = steps.indices.filter { steps[$0].isMonotonic }
    return ordered.count == 1 && steps[ordered[0]].count >= 3 ? DayAndMonthOrder.forms[ordered[0]] : nil
  }

  /// Takes a field into account, if it is such a date.
  mutating func add(_ span: Span<UInt8>, _ field: Range<Int>) {
    guard proven == nil, let parts = TimeStampReader.slashedParts(span, field) else { return }
    // If the other number is above twelve somewhere too, reading that row in this form fails and names it.
    // `31/12/24` may begin with the year: only the order of the rows tells.
    if parts.first > 12, parts.yearDigits == 4 {
      proven = .dayMonthYear
    } else if parts.second > 12 {
      proven = .monthDayYear
    }
    for index in steps.indices {
      let reader = TimeStampReader(form: DayAndMonthOrder.forms[index], zone: .utc, allowsShortYears: true)
      if let stamp = reader.read(span, field) { steps[index].add(stamp.microseconds) }
    }
  }

  /// Whether the stamps that were added so far all rise or all fall.
  private struct RowOrder {
    let allowsRepeats: Bool
    var count = 0
    private var last: Int64 = 0
    private var rises = true
    private var falls = true

    init(allowsRepeats: Bool) { self.allowsRepeats = allowsRepeats }

    var isMonotonic: Bool { rises || falls }

    mutating func add(_ stamp: Int64) {
      if count > 0, stamp != last || !allowsRepeats {
        rises = rises && stamp > last
        falls = falls && stamp < last
      }
      last = stamp
      count += 1
    }
  }
}
