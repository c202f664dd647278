import MarketData
import Testing

/// Tables of numbers as programs write them: every row stays where it is.
@Suite struct PlainTableTests {
  private func table(_ text: String) throws -> PlainTable {
    try CSVReader(contents: Array(text.utf8), name: "rows.csv").plainTable()
  }

  private func error(_ text: String, numbers: [Int] = [0]) -> MarketDataError? {
    #expect(throws: MarketDataError.self) { try table(text).contents(numbers: numbers, texts: []) }
  }

  @Test func rowsStayWhereTheyAre() throws {
    let table = try table("a,timestamp,b\n1,x,2\n,,\n\n,y,\n-3,\"z, \"\"q\"\"\",1e-3\n")
    #expect(table.columnNames == ["a", "timestamp", "b"])
    let contents = try table.contents(numbers: [2, 0], texts: [1])
    #expect(contents.count == 4 && contents.texts == [["x", "", "y", "z, \"q\""]])
    let expected: [Float?] = [2, 1, nil, nil, nil, nil, 1e-3, -3]
    #expect(contents.numbers.map { $0.isNaN ? nil : $0 } == expected)
  }

  /// A header reads as names whatever stands below it: nothing is taken for a second line of names or for data.
  @Test(arguments: [
    ("a,b\n,\n,x\n", 2), ("a,b\n,\n1,2\n", 2), ("2020,2021\n1,2\n", 1), ("a,b\n", 0), ("a,b", 0), ("\n\na,b\n1,2\n", 1),
  ]) func theFirstLineNamesTheColumns(text: String, rows: Int) throws {
    let table = try table(text)
    #expect(table.columnNames.count == 2)
    #expect(try table.contents(numbers: [], texts: []).count == rows)
  }

  @Test(arguments: [",", ";", "\t", "|"]) func theDelimiterIsFound(delimiter: String) throws {
    let table = try table("\"x,y;z|\",b,c\n1,2,3\n".replacing(#/,(?![y])/#, with: delimiter))
    #expect(table.columnNames.count == 3)
    #expect(try table.contents(numbers: [0, 1, 2], texts: []).numbers == [1, 2, 3])
  }

  /// Of one column a missing value is an empty field in quotes, and blank lines are none.
  @Test func oneColumn() throws {
    let table = try table("a\n1\n\"\"\n\n  \n3\n")
    #expect(try table.contents(numbers: [0], texts: []).numbers.map { $0.isNaN ? nil : $0 } == [1, nil, 3])
  }

  @Test func numbersAreThoseOfPrograms() throws {
    let texts = ["inf", "-Infinity", "1e39", "-1e39", "1e-60", "NA", "NaN", "", "+.5", "3.", "16777217"]
    let numbers = try table("a,b\n" + texts.map { "\($0),0\n" }.joined()).contents(numbers: [0], texts: []).numbers
    let expected: [Float?] = [
      .infinity, -.infinity, .infinity, -.infinity, 0, nil, nil, nil, 0.5, 3, 16_777_216,
    ]
    #expect(numbers.map { $0.isNaN ? nil : $0 } == expected)
    for text in ["1,5", "$3", "7%", "1 000", "0x10", "4K", "four", "1.2.3"] {
      #expect(
        error("b,a\n0,1\n0,\"\(text)\"\n", numbers: [1])
          == .invalidField(CSVLocation(file: "rows.csv", line: 3, column: "a"), value: text, expected: "a number"))
    }
  }

  /// A field too many or too few shifts the others, so that it is no row.
  @Test(arguments: [("a,b\n1,2\n1,2,3\n", 3), ("a,b\n1,2\n1,2,\n", 3), ("a,b\n1,2\n1\n", 1), ("a,b\n1,2\n,1,2\n", 3)])
  func everyRowHasAFieldForEachColumn(text: String, found: Int) {
    #expect(error(text) == .wrongFieldCount(CSVLocation(file: "rows.csv", line: 3), found: found, expected: 2))
  }

  @Test func faultsNameTheirPlace() {
    #expect(error("a,b\n1,\"2\n") == .malformedQuote(CSVLocation(file: "rows.csv", line: 2)))
    #expect(error("\n \n") == .emptyFile(file: "rows.csv"))
    #expect(error("\"a,b\n") == .malformedQuote(CSVLocation(file: "rows.csv", line: 1)))
    #expect(throws: MarketDataError.invalidUTF8(CSVLocation(file: "rows.csv", line: 2), byte: 6)) {
      try CSVReader(contents: Array("a,b\n1,".utf8) + [0xFF, 0x0A], name: "rows.csv").plainTable()
        .contents(numbers: [0], texts: [])
    }
  }
}
