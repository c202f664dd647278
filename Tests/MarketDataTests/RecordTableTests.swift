import MarketData
import Testing

/// Files of texts, numbers and time stamps side by side.
@Suite struct RecordTableTests {
  private let labels = """
    timestamp,Symbol,Regime Name,p_bull
    2024-01-31,BTC,bull,0.75
    2024-01-31,ETH,"crisis, ""deep\""",
    # a remark

    2024-01-30,BTC,,80%

    """

  @Test func keepsTheRowsInTheOrderOfTheFile() throws {
    let table = try reader(labels.replacing("80%", with: "0.5")).records()
    #expect(table.name == "test.csv")
    #expect(table.columnNames == ["timestamp", "Symbol", "Regime Name", "p_bull"])
    #expect(table.hasHeader)
    #expect(table.count == 3)
    #expect((0..<3).map(table.line(of:)) == [2, 3, 6])
    #expect((0..<3).map { table.text(row: $0, column: 2) } == ["bull", "crisis, \"deep\"", ""])
    #expect((0..<3).map { table.isMissing(row: $0, column: 2) } == [false, false, true])
    #expect(try table.timeStamps(column: 0) == ["2024-01-31", "2024-01-31", "2024-01-30"].map(stamp))
    let numbers = try table.numbers(column: 3)
    #expect(numbers[0] == 0.75 && numbers[1].isNaN && numbers[2] == 0.5)
  }

  @Test(arguments: ["Regime Name", "regime_name", "REGIME-NAME", "regimename"])
  func findsColumnsWhateverTheirPunctuation(name: String) throws {
    #expect(try reader(labels).records().column(named: name) == 2)
  }

  @Test func findsColumnsByRole() throws {
    let table = try reader(labels).records()
    #expect(try table.column(of: .timestamp) == 0)
    #expect(try table.column(of: .symbol) == 1)
    #expect(try table.column(of: .funding) == nil)
    #expect(table.column(named: "regime2") == nil)
    let chosen = try reader(labels, CSVOptions(columns: [.symbol: "regime name"])).records()
    #expect(try chosen.column(of: .symbol) == 2)
    let twice = try reader("date,time,x\n2024-01-30,2024-01-30,1\n").records()
    #expect(throws: MarketDataError.ambiguousColumns(file: "test.csv", role: .timestamp, candidates: ["date", "time"]))
    {
      try twice.column(of: .timestamp)
    }
    #expect(throws: MarketDataError.columnNotFound(file: "test.csv", column: "no", available: ["a"])) {
      try reader("a\n1\n", CSVOptions(columns: [.close: "no"])).records().column(of: .close)
    }
    #expect(try reader("a,A\n1,2\n").records().column(named: "A") == 1)
    #expect(try reader("a,a\n1,2\n").records().column(named: "a") == nil)
  }

  @Test(arguments: [
    ("a,b\n1,2\n1,x2\n", "test.csv:3, column 'b': 'x2', where a number was expected"),
    ("a,b\n1,2\n1,1e999\n", "test.csv:3, column 'b': '1e999', where a finite number was expected"),
    ("a,b\n1,2%\n1,0\n1,3\n", "test.csv:4, column 'b': '3', where a number with a percent sign as before"),
    ("a,b\n1,2\n1\n", "test.csv:3: 1 field, where 2 were expected"),
    ("a,b\n1,2\n1,2,3\n", "test.csv:3: 3 fields, where 2 were expected"),
    ("a,b\n1,2\n1,\"2\n", "test.csv:3: a quoted field does not end"),
    ("a;b\n1;1,234\n1;2,345\n", "test.csv:2, column 'b': '1,234' can be read"),
    ("", "the file is empty"),
  ])
  func numbersThatAreNoneAreRefused(text: String, words: String) {
    let error = #expect(throws: MarketDataError.self) { try reader(text).records().numbers(column: 1) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("a,b\n1,2024-01-30\n1,soon\n", "test.csv:3, column 'b': 'soon', where a time stamp of the form iso8601"),
    ("a,b\n1,2024-01-30\n1,\n", "test.csv:3, column 'b': the value is missing"),
    (
      "a,b\n1,2024-01-30T00:00Z\n1,2024-01-30\n", "test.csv:3, column 'b': '2024-01-30', where a time stamp with a zone"
    ),
    ("a,b\n1,soon\n1,later\n", "test.csv:2, column 'b': 'soon', where a time stamp (ISO 8601"),
    ("a,b\n1,3/4/2024\n1,2/5/2024\n", "test.csv:2, column 'b': '3/4/2024' can be read as day-month-year or as"),
    (
      "a,b\n1,13/4/2024\n1,2/13/2024\n", "test.csv:3, column 'b': '2/13/2024', where a time stamp of the form day-month"
    ),
  ])
  func timeStampsThatAreNoneAreRefused(text: String, words: String) {
    let error = #expect(throws: MarketDataError.self) { try reader(text).records().timeStamps(column: 1) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("x,t\n1,3/4/2024\n1,3/4/2024\n1,2/13/2024\n", CSVOptions(), ["2024-03-04", "2024-03-04", "2024-02-13"]),
    // Only as days in front do these rise, the same twice among them.
    (
      "x,t\n1,5/1/2024\n1,5/1/2024\n1,3/2/2024\n1,4/3/2024\n", CSVOptions(),
      ["2024-01-05", "2024-01-05", "2024-02-03", "2024-03-04"]
    ),
    ("x,t\n1,5/1/2024\n", CSVOptions(timeForm: .monthDayYear), ["2024-05-01"]),
    ("x,t\n1,1706628600\n", CSVOptions(), ["2024-01-30T15:30:00Z"]),
    ("x,t (UTC+8)\n1,2024-01-30 08:00\n", CSVOptions(), ["2024-01-30"]),
    ("x,t\n1,2024-01-30 08:00\n", CSVOptions(zone: UTCOffset("+08:00")), ["2024-01-30"]),
  ])
  func timeStampsOfEachForm(text: String, options: CSVOptions, expected: [String]) throws {
    #expect(try reader(text, options).records().timeStamps(column: 1) == expected.map(stamp))
  }

  @Test func numbersInTheWaysOfVendors() throws {
    let text = "name;amount;share\nA;1.234,5;7,5%\nB;$2.000;\"0,5%\"\nC;n/a;0\n"
    let table = try reader(text).records()
    let amounts = try table.numbers(column: 1)
    #expect(amounts.prefix(2) == [1234.5, 2000] && amounts[2].isNaN)
    #expect(try table.numbers(column: 2) == [0.075, 0.005, 0])
    let stated = try reader("a;b\n1;1,234\n", CSVOptions(decimal: .comma)).records()
    #expect(try stated.numbers(column: 1) == [1.234])
  }

  @Test func anAmbiguousCommaInAnotherColumnDoesNoHarm() throws {
    #expect(try reader("a;b\n1,234;7\n").records().numbers(column: 1) == [7])
  }

  /// Lists of numbers in quotes are no proof of a decimal comma.
  @Test func listsInAnotherColumnDoNoHarm() throws {
    let table = try reader("price,orders\n400,\"1,2\"\n414.5,\"3,4\"\n").records()
    #expect(try table.numbers(column: 0) == [400, 414.5])
  }

  @Test func aHeaderAloneIsATableWithoutRows() throws {
    let table = try reader("time,pnl\n").records()
    #expect(table.count == 0 && table.columnNames == ["time", "pnl"])
    #expect(try table.numbers(column: 1).isEmpty)
    #expect(try table.timeStamps(column: 0).isEmpty)
  }

  @Test func withoutAHeaderTheColumnsAreNumbered() throws {
    let table = try reader("0.01\n-0.02\n").records()
    #expect(!table.hasHeader && table.columnNames == ["1"])
    #expect(try table.numbers(column: 0) == [0.01, -0.02])
  }

  @Test func readsUTF16() throws {
    let text = "a,b\r\nÄ,1\r\n"
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let table = try CSVReader(contents: bytes, name: "test.csv").records()
    #expect(table.text(row: 0, column: 0) == "Ä")
  }

  @Test func textThatIsNoUTF8IsRefused() {
    let bytes = Array("a,b\n1,2\n1,".utf8) + [0xFF, 0x0A]
    #expect(throws: MarketDataError.invalidUTF8(CSVLocation(file: "test.csv", line: 3), byte: 10)) {
      try CSVReader(contents: bytes, name: "test.csv").records()
    }
  }

  @Test func aMillionRowsTakeSeconds() throws {
    var text = "timestamp,symbol,score\n"
    for row in 0..<1_000_000 { text += "2024-01-\(10 + row % 20)T14:30:00Z,BTC-\(row % 7),\(row % 100).25\n" }
    let reader = try CSVReader(contents: Array(text.utf8), name: "test.csv")
    let start = ContinuousClock.now
    let table = try reader.records()
    let (stamps, numbers) = (try table.timeStamps(column: 0), try table.numbers(column: 2))
    let elapsed = ContinuousClock.now - start
    // A second on an idle processor; the limit is for one that has much else to do.
    #expect(elapsed < .seconds(60))
    #expect(stamps.count == 1_000_000 && numbers[77] == 77.25)
  }
}
