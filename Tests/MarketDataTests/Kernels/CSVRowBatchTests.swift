import MarketData
import Testing

@Suite("Rows of the same shape, read many at a time")
struct CSVRowBatchTests {
  private func plan(_ bounds: [CSVRowPlan.Bound]) -> CSVRowPlan {
    let numbers = bounds.enumerated().map {
      CSVRowPlan.Field.number(slot: $0.offset, bound: $0.element, isOptional: true)
    }
    return CSVRowPlan(
      delimiter: UInt8(ascii: ","), fields: [.timeStamp] + numbers + [.skip],
      stamp: .iso(hasSeconds: true, suffix: []), aheadOfUTC: 0, plausible: 0..<1, included: .min ..< .max)
  }

  /// Whether the kernel, started again behind each row that it stops at, agrees with the plain reader throughout.
  private func agrees(_ plan: CSVRowPlan, slots: Int, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var start = 0
    var kernel = CSVRowKernel(plan: plan)
    while start < bytes.count {
      var oracle = CSVRowOracle(plan, slots: slots, position: start)
      oracle.read(bytes, limit: .max)
      var columns = [[Double]](repeating: [], count: slots)
      var stamps: [TimeStamp] = []
      var position = start
      let counts = unsafe bytes.withUnsafeBufferPointer {
        unsafe kernel.read($0, from: &position, limit: .max, columns: &columns, stamps: &stamps)
      }
      guard position == oracle.position, counts == (oracle.kept, oracle.outOfRange), stamps == oracle.stamps,
        columns.map({ $0.map(\.bitPattern) }) == oracle.columns.map({ $0.map(\.bitPattern) })
      else { return false }
      start = (bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
    }
    return true
  }

  private func row(_ index: Int, _ numbers: String, _ skipped: String = "x.y") -> String {
    let time = TimeStamp(microseconds: Int64(index) * 60_000_000).description.prefix(19)
    return "\(time),\(numbers),\(skipped)"
  }

  private func usual(_ index: Int) -> String { row(index, "\(100 + index).25,-\(index).\(index)") }

  @Test(
    "One row that differs from the others, at each place of a batch",
    arguments: [
      "100.25,", ",1.5", "100,1.5", "100.25,-", "100.25,-.5", "100.25,5.", "-100.25,1.5", "0.00,1.5", "1x0.25,1.5",
      "100.2x,1.5", "100.25,1.5.5", "100.25;1.5", "100.25,1.5\r", "\"100.25\",1.5", "100.25,9007199254740993.0",
      "100.25,0.00000000000000001", "100.25,12345678901234567.891", "100.25,1234567890123456.7891", "100.25,:.5",
      "100.25,1/.5", "100.25,1.5,2.5", "é.25,1.5", "99999999999999999999.25,1.5", "000000000000000000000100.25,1.5",
    ])
  func oddRow(_ numbers: String) {
    for lineEnd in ["\n", "\r\n"] {
      for place in 1..<75 {
        var rows = (0..<150).map { usual($0) }
        rows[place] = row(place, numbers)
        #expect(agrees(plan([.positive, .any]), slots: 2, rows.joined(separator: lineEnd)), "place \(place)")
      }
    }
  }

  @Test("Each lane fails once, and all rows between are read")
  func eachLaneOnce() {
    let faults = ["100.25,", "100.2x,1.5", "0.00,1.5", "100.25,0.12345678901234567890"]
    for fault in faults {
      let rows = (0..<2000).map { $0 % 73 == 20 ? row($0, fault) : usual($0) }
      #expect(agrees(plan([.positive, .any]), slots: 2, rows.joined(separator: "\n")), "\(fault)")
    }
  }

  @Test("Time stamps that differ within a batch", arguments: ["2021-02-29", "2021-13-01", "2021/01/01", "2020-02-29"])
  func dates(_ date: String) {
    for place in 1..<20 {
      for time in ["T23:59:59", " 24:00:00", "t00:00:00", "T23:60:00", "T2:30:00", "T00:00:00Z"] {
        var rows = (0..<40).map { usual($0) }
        rows[place] = "\(date)\(time),1.5,1.5,x.y"
        #expect(agrees(plan([.positive, .any]), slots: 2, rows.joined(separator: "\n")), "\(time) at \(place)")
      }
    }
  }

  @Test("Batches at each distance to the end of a window")
  func windows() {
    for length in 0..<70 {
      let skipped = "." + String(repeating: "x", count: length)
      let text = (0..<1500).map { row($0, "\($0 + 1).5,-\($0).25", skipped) + "\n" }.joined()
      #expect(agrees(plan([.positive, .notNegative]), slots: 2, text), "length \(length), all signs forbidden")
      #expect(agrees(plan([.positive, .any]), slots: 2, text), "length \(length)")
    }
  }

  @Test("Numbers of 1 to 20 digits with a point at any place are the nearest doubles", arguments: [1, 2])
  func digits(_ seed: UInt64) {
    var state = seed
    var texts: [String] = []
    for index in 0..<24_000 {
      // The multiplier of Knuth's MMIX generator.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let count = 2 + index / 8 % 19
      let digits = String((String(state) + "7391846205739184620573").prefix(count))
      let place = 1 + Int(state >> 40) % (count - 1)
      texts.append(digits.prefix(place) + "." + digits.dropFirst(place))
    }
    let rows = texts.enumerated().map { row($0.offset, "\($0.element),-\($0.element)") }
    #expect(agrees(plan([.notNegative, .any]), slots: 2, rows.joined(separator: "\n")))
  }

  @Test("Numbers at and beside the middle between two doubles, in each lane")
  func middles() {
    let numbers = [
      "9007199254740991.0", "9007199254740992.0", "9007199254740993.0", "9007199254740994.0", "9007199254740995.0",
      "4503599627370496.5", "4503599627370497.5", "4503599627370497.501", "4503599627370497.499", "900719925474099.3",
      "9007199254.740993", "1.0000000000000002", "1.1102230246251565", "0.1234567890123456", "999999999999999.9999",
      "1000000000000000.000", "2251799813685249.25", "2251799813685249.75", "12345678.90123456", "0.0000000000000000",
    ]
    for lane in 0..<8 {
      let rows = (0..<400).map { index in
        row(index, index % 8 == lane ? "\(numbers[index / 8 % numbers.count]),1.5" : "3.25,1.5")
      }
      #expect(agrees(plan([.notNegative, .any]), slots: 2, rows.joined(separator: "\n")), "lane \(lane)")
    }
  }

  @Test("Counts since 1970 of up to 16 digits, in a column of one length", arguments: 1...17)
  func counts(_ count: Int) {
    let plan = CSVRowPlan(
      delimiter: UInt8(ascii: ","), fields: [.timeStamp, .number(slot: 0, bound: .any, isOptional: false)],
      stamp: .sinceEpoch(unitInMicroseconds: 1000), aheadOfUTC: 0, plausible: 0..<5_000_000_000_000_000,
      included: .min ..< .max)
    let rows = (0..<200).map { index in
      String(("17" + String(index) + "00000000000000000").prefix(count)) + ",\(index)"
    }
    #expect(agrees(plan, slots: 1, rows.joined(separator: "\n")))
  }
}
