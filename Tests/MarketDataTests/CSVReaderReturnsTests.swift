import Testing

import MarketData

@Suite struct CSVReaderReturnsTests {
  private func returns(
    _ text: String, column: String, _ options: CSVOptions = CSVOptions()
  ) throws(MarketDataError) -> ReturnSeries {
    try ReturnSeries(contents: Array(text.utf8), name: "test.csv", column: column, options: options)
  }

  @Test func rowNumbersAreNoTimeStamps() throws {
    let rows = (1...1974).map { "\($0),\(Double($0 % 7) - 3),\($0 % 2)" }.joined(separator: "\n")
    let series = try returns("t,ret,dayskip\n" + rows, column: "ret")
    #expect(series.count == 1974)
    #expect(series.values[0] == -2)
    #expect(series.timeStamps == nil)
    #expect(series.scale == .percent)
    #expect(series.kind == .log)
  }

  @Test func timeStampsAreReadWhereThereAreSome() throws {
    let series = try returns("Date,ret\n2024-01-03,-0.5\n2024-01-02,0.25\n", column: "RET")
    #expect(series.values == [0.25, -0.5])
    #expect(series.timeStamps == [stamp("2024-01-02"), stamp("2024-01-03")])
  }

  @Test func oneColumnIsEnough() throws {
    #expect(try returns("ret\n1\n-2\n", column: "ret").values == [1, -2])
    #expect(try returns("1\n-2\n", column: "1").values == [1, -2])
  }

  @Test(arguments: ["nan", "inf", "-Infinity", "x", "1,5,5", "0x10", "1e400", "--1", "1e", "."])
  func namesTheBadReturn(value: String) {
    let text = "Date;ret\n2024-01-02;1\n2024-01-03;\(value)\n"
    #expect {
      try returns(text, column: "ret")
    } throws: { error in
      let location = CSVLocation(file: "test.csv", line: 3, column: "ret")
      return error as? MarketDataError == .invalidField(location, value: value, expected: "a finite return")
        || error as? MarketDataError == .missingValue(location, value: value)
    }
  }

  @Test func namesTheColumnsThereAre() {
    #expect(throws: MarketDataError.columnNotFound(file: "test.csv", column: "r", available: ["t", "ret"])) {
      try returns("t,ret\n1,2\n", column: "r")
    }
    #expect(
      throws: MarketDataError.repeatedColumnName(file: "test.csv", column: "ret", candidates: ["ret.1", "ret.2"])
    ) {
      try returns("ret,ret\n1,2\n", column: "ret")
    }
    #expect(throws: MarketDataError.repeatedColumnName(file: "test.csv", column: "ret", candidates: ["Ret", "RET"])) {
      try returns("Ret,RET\n1,2\n", column: "ret")
    }
  }

  @Test func timeStampsMustBeInOrderHereToo() {
    let location = CSVLocation(file: "test.csv", line: 4, column: "Date")
    #expect(throws: MarketDataError.repeatedTimeStamp(location, value: "2024-01-03T00:00:00Z")) {
      try returns("Date,ret\n2024-01-02,1\n2024-01-03,2\n2024-01-03,3\n", column: "ret")
    }
  }

  @Test func everyDoubleIsReadExactly() throws {
    var generator = RepeatableGenerator(seed: 11)
    var texts: [String] = []
    while texts.count < 40_000 {
      let value = Double(bitPattern: generator.next())
      if value.isFinite { texts.append(value.description) }
    }
    for _ in 0..<30_000 { texts.append(randomDecimal(wholeDigits: 0...20, fractionDigits: 0...20, &generator)) }
    for _ in 0..<30_000 { texts.append(randomDecimal(wholeDigits: 1...6, fractionDigits: 0...9, &generator)) }
    // Around the limits of the fast path: 2⁵³ digits, 10²², nineteen digits, leading zeros.
    texts += [
      "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740993e22", "9007199254740992e22",
      "9007199254740992e23", "9007199254740992e-22", "9007199254740992e-23", "1e22", "1e23", "1e-22", "1e-23",
      "9999999999999999999", "99999999999999999999", "0.00000000000000000000000000000000000123",
      "000000000000000000001",
      "1.7976931348623157e308", "4.9e-324", "2.2250738585072011e-308", "1e-400", "0e999999999999999999999", "-0",
      "+1.5",
      ".5", "5.", "123456789012345678901234567890e-30", "1E5", "1e+5",
    ]
    let series = try returns("ret\n" + texts.joined(separator: "\n"), column: "ret")
    #expect(series.count == texts.count)
    for (text, value) in zip(texts, series.values) where strtodValue(text)?.bitPattern != value.bitPattern {
      Issue.record("\(text) was read as \(value)")
    }
  }

  private func randomDecimal(
    wholeDigits: ClosedRange<Int>, fractionDigits: ClosedRange<Int>, _ generator: inout RepeatableGenerator
  ) -> String {
    func digits(_ count: Int) -> String {
      String((0..<count).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
    }
    let whole = digits(Int.random(in: wholeDigits, using: &generator))
    let fraction = digits(Int.random(in: fractionDigits, using: &generator))
    let sign = ["", "-"].randomElement(using: &generator) ?? ""
    let exponent = Bool.random(using: &generator) ? "e\(Int.random(in: -280...280, using: &generator))" : ""
    return sign + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction) + exponent
  }
}
