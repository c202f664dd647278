import MarketData
import Testing

@Suite("The fast reader of plain rows")
struct CSVRowKernelTests {
  /// What the kernel and the plain reader made of the same rows.
  private func check(
    _ plan: CSVRowPlan, slots: Int, _ bytes: [UInt8], from start: Int = 0, limit: Int = .max,
    _ comment: @autoclosure () -> String = ""
  ) -> Int {
    var oracle = CSVRowOracle(plan, slots: slots, position: start)
    oracle.read(bytes, limit: limit)
    var kernel = CSVRowKernel(plan: plan)
    var columns = [[Double]](repeating: [], count: slots)
    var stamps: [TimeStamp] = []
    var position = start
    let counts = unsafe bytes.withUnsafeBufferPointer {
      unsafe kernel.read($0, from: &position, limit: limit, columns: &columns, stamps: &stamps)
    }
    let agrees =
      position == oracle.position && counts == (oracle.kept, oracle.outOfRange) && stamps == oracle.stamps
      && columns.map { $0.map(\.bitPattern) } == oracle.columns.map { $0.map(\.bitPattern) }
    #expect(
      agrees,
      "\(comment()): \(position), \(counts), not \(oracle.position), \(oracle.kept), \(oracle.outOfRange)")
    return position
  }

  /// Reads on behind each row that is not plain, as the reader around the kernel does.
  private func checkAll(_ table: RandomCSVTable, _ bytes: [UInt8], limit: Int, _ comment: String) {
    var start = 0
    while start < bytes.count {
      let position = check(table.plan, slots: table.slots, bytes, from: start, limit: limit, comment)
      let lineEnd = bytes[position...].firstIndex(of: UInt8(ascii: "\n"))
      start = position > start && limit != .max ? position : (lineEnd ?? bytes.count) + 1
    }
  }

  @Test("Random tables of random plans agree to the last bit", arguments: 0..<8)
  func randomTables(_ part: Int) {
    var readWhole = 0
    for seed in UInt64(part * 500)..<UInt64(part * 500 + 500) {
      let faultEvery = [10_000, 300, 40][Int(seed % 3)]
      let table = RandomCSVTable(seed: seed, rows: Int(seed % 40) + 1, faultEvery: faultEvery)
      let limit = seed % 5 == 0 ? Int(seed % 7) + 1 : Int.max
      checkAll(table, table.bytes, limit: limit, "seed \(seed)")
      readWhole += check(table.plan, slots: table.slots, table.bytes) == table.bytes.count ? 1 : 0
    }
    // Otherwise the tables would test little.
    #expect(readWhole > 150)
  }

  private let prices = CSVRowPlan(
    delimiter: UInt8(ascii: ","),
    fields: [
      .timeStamp, .number(slot: 0, bound: .any, isOptional: true), .skip,
      .number(slot: 1, bound: .positive, isOptional: false),
    ], stamp: .iso(hasSeconds: true, suffix: []), aheadOfUTC: 0, plausible: 0..<1, included: .min ..< .max)

  private func priceRows(_ count: Int) -> [String] {
    (0..<count).map { row in
      let time = TimeStamp(microseconds: Int64(row) * 60_000_000).description.prefix(19)
      return "\(time),\(row % 7 == 0 ? "" : "-\(row).\(row)"),text \(row),\(Double(row + 1) / 7)"
    }
  }

  @Test("Every alignment and distance to the ends of the memory gives the same", arguments: ["\n", "\r\n"])
  func alignments(_ lineEnd: String) {
    let text = priceRows(9).joined(separator: lineEnd)
    for ending in ["", lineEnd, lineEnd + lineEnd, "\r"] {
      for start in 0..<130 {
        let bytes = [UInt8](repeating: UInt8(ascii: "7"), count: start) + Array((text + ending).utf8)
        _ = check(prices, slots: 2, bytes, from: start, "start \(start)")
      }
    }
  }

  @Test("A text that ends anywhere is read up to its last whole row")
  func truncations() {
    let bytes = Array((priceRows(4).joined(separator: "\r\n") + "\r\n").utf8)
    for count in 0...bytes.count { _ = check(prices, slots: 2, Array(bytes.prefix(count)), "\(count) bytes") }
  }

  @Test("Rows of up to the longest length are read, longer ones are not", arguments: [-2, -1, 0, 1, 2, 40_000])
  func longRows(_ beyond: Int) {
    let rows = priceRows(40)
    let rest = rows[20].utf8.count - "text 20".utf8.count + 1
    let long = rows[20].replacing(
      "text 20", with: String(repeating: "x", count: CSVRowOracle.longestRow - rest + beyond))
    #expect(long.utf8.count + 1 == CSVRowOracle.longestRow + beyond)
    let text = (rows[..<20] + [long] + rows[21...]).joined(separator: "\n") + "\n"
    let position = check(prices, slots: 2, Array(text.utf8), "in the middle")
    #expect((position == text.utf8.count) == (beyond <= 0))
    _ = check(prices, slots: 2, Array(long.utf8), "alone, at the end")
    _ = check(prices, slots: 2, Array((long + "\n").utf8), "alone")
  }

  @Test("Reading stops after as many rows as it may keep", arguments: [0, 1, 2, 511, 512, 513, 1999, 2000, 2001])
  func limits(_ limit: Int) {
    var plan = prices
    let bytes = Array((priceRows(2000).joined(separator: "\n") + "\n").utf8)
    _ = check(plan, slots: 2, bytes, limit: limit)
    plan.included = 600_000_000..<60_000_000_000
    _ = check(plan, slots: 2, bytes, limit: limit)
  }

  @Test("A row at any place of many windows that is not plain stops the reading there")
  func faultAnywhere() {
    let rows = priceRows(1500)
    for row in stride(from: 0, to: 1500, by: 97) {
      var faulty = rows
      faulty[row] += "\""
      _ = check(prices, slots: 2, Array(faulty.joined(separator: "\n").utf8), "row \(row)")
    }
  }

  private func value(_ text: String, _ bound: CSVRowPlan.Bound = .any) -> Double? {
    let plan = CSVRowPlan(
      delimiter: UInt8(ascii: ";"), fields: [.skip, .number(slot: 0, bound: bound, isOptional: false)], stamp: nil,
      aheadOfUTC: 0, plausible: 0..<1, included: 0..<1)
    var kernel = CSVRowKernel(plan: plan)
    var columns: [[Double]] = [[]]
    var stamps: [TimeStamp] = []
    var position = 0
    // The second row is one of a column that has long numbers already.
    let bytes = Array("x;\(text)\nx;0.12345678901234567\nx;\(text)\n".utf8)
    let counts = unsafe bytes.withUnsafeBufferPointer {
      unsafe kernel.read($0, from: &position, limit: .max, columns: &columns, stamps: &stamps)
    }
    #expect(counts.kept == 0 || columns[0].first?.bitPattern == columns[0].last?.bitPattern, "\(text)")
    return columns[0].first
  }

  @Test(
    "Numbers at the limits of what is plain are those of strtod",
    arguments: [
      "0", "-0", "0.0", "-0.0", "9007199254740991", "9007199254740992", "9007199254740993", "900719925474099.3",
      "9007199254.740993", "9999999999999999", "99999999999999999", "9999999999999999999", "12345678.1", "123456789.1",
      "99999999.99999999999", "1.0000000000000002", "0.0000000000000001", "0.00000000000000001",
      "0.000000000000000000000000000012345", "1.000000000000000000", "9223372036854775807", "9223372036854775808",
      "4503599627370496.5", "4503599627370497.5", "0000000000000000000000007.5", "8.5", "100.25", "1234.567",
      "12345.67", "123456.7", "1234567.8", "0.1", "00000001.1",
    ])
  func limitsOfNumbers(_ text: String) {
    #expect(value(text)?.bitPattern == strtodValue(text)?.bitPattern)
  }

  @Test("Bounds are below, at and above zero")
  func bounds() {
    let texts = ["-1", "-0.5", "-0", "-0.0", "0", "0.00", "0.000000001", "1"]
    #expect(texts.map { value($0, .positive) != nil } == [false, false, false, false, false, false, true, true])
    #expect(texts.map { value($0, .notNegative) != nil } == [false, false, false, false, true, true, true, true])
    #expect(texts.map { value($0) != nil } == Array(repeating: true, count: texts.count))
  }
}
