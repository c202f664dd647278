import MarketData

/// What `CSVRowKernel` has to give, from the text of one row after the other.
struct CSVRowOracle {
  var plan: CSVRowPlan
  var columns: [[Double]]
  var stamps: [TimeStamp] = []
  var kept = 0
  var outOfRange = 0
  /// Where the first row starts that was not read.
  var position: Int

  /// The longest row that is plain, with its line end.
  static let longestRow = 1 << 15

  init(_ plan: CSVRowPlan, slots: Int, position: Int) {
    self.plan = plan
    columns = [[Double]](repeating: [], count: slots)
    self.position = position
  }

  mutating func read(_ bytes: [UInt8], limit: Int) {
    while position < bytes.count, kept < limit {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n"))
      var line = bytes[position..<(end ?? bytes.count)]
      guard line.count < CSVRowOracle.longestRow else { return }
      if end != nil, line.last == UInt8(ascii: "\r") { line.removeLast() }
      guard take(line) else { return }
      position = end.map { $0 + 1 } ?? bytes.count
    }
  }

  /// Whether a row is plain; its values are kept if its time stamp is included.
  private mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
    let forbidden: Set<UInt8> = [UInt8(ascii: "\""), UInt8(ascii: "\r")]
    guard !line.isEmpty, !line.contains(where: { $0 >= 0x80 || forbidden.contains($0) }) else { return false }
    let fields = line.split(separator: plan.delimiter, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard fields.count == plan.fields.count else { return false }
    var values: [(slot: Int, value: Double)] = []
    var stamp: TimeStamp?
    for (text, field) in zip(fields, plan.fields) {
      switch field {
      case .skip: continue
      case .text(let bytes):
        guard Array(text.utf8) == bytes else { return false }
      case .timeStamp:
        stamp = time(text)
        guard stamp != nil else { return false }
      case .number(let slot, let bound, let isOptional):
        guard let value = text.isEmpty && isOptional ? .nan : number(text, bound) else { return false }
        values.append((slot, value))
      }
    }
    guard stamp.map({ plan.included.contains($0.microseconds) }) ?? true else {
      outOfRange += 1
      return true
    }
    kept += 1
    for (slot, value) in values { columns[slot].append(value) }
    if let stamp { stamps.append(stamp) }
    return true
  }

  private func number(_ text: String, _ bound: CSVRowPlan.Bound) -> Double? {
    var digits = Substring(text)
    if bound == .any, digits.first == "-" { digits.removeFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { "0123456789".contains($0) } }),
      parts.joined().drop(while: { $0 == "0" }).count <= 19, let value = Double(text)
    else { return nil }
    return bound == .positive && value == 0 ? nil : value
  }

  private func time(_ text: String) -> TimeStamp? {
    guard let form = plan.stamp else { return nil }
    switch form {
    case .isoDate: return text.count == 10 ? iso(text) : nil
    case .iso(let hasSeconds, let suffix):
      let length = hasSeconds ? 19 : 16
      guard text.count >= length, Array(text.utf8.dropFirst(length)) == suffix, !text.hasPrefix("t") else {
        return nil
      }
      return text.contains("t") ? nil : iso(String(text.prefix(length)))
    case .sinceEpoch(let unit):
      guard text.count <= 16, text.allSatisfy({ "0123456789".contains($0) }), let count = Int64(text) else {
        return nil
      }
      let (microseconds, overflows) = count.multipliedReportingOverflow(by: unit)
      return overflows || !plan.plausible.contains(microseconds) ? nil : TimeStamp(microseconds: microseconds)
    case .nanoseconds:
      guard (4...19).contains(text.count), text.allSatisfy({ "0123456789".contains($0) }), text.hasSuffix("000"),
        let microseconds = Int64(text.dropLast(3)), plan.plausible.contains(microseconds)
      else { return nil }
      return TimeStamp(microseconds: microseconds)
    }
  }

  private func iso(_ text: String) -> TimeStamp? {
    guard text.dropFirst(4).first == "-" else { return nil }
    return TimeStamp(text).map { TimeStamp(microseconds: $0.microseconds - plan.aheadOfUTC) }
  }
}
