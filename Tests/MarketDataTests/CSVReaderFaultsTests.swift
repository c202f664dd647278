import Foundation
import Testing

import MarketData

@Suite struct CSVReaderFaultsTests {
  @Test(arguments: [
    ("", "test.csv: the file is empty, where a table was expected"),
    ("\n \r\n\n", "test.csv: the file is empty, where a table was expected"),
    ("timestamp,close\n", "test.csv: the file holds a header and no rows"),
    ("timestamp,open,high,low,close,volume\n\n", "test.csv: the file holds a header and no rows"),
    ("a,b\n", "test.csv: the file holds a header and no rows"),
    (
      "date,close\n2024-01-01,1\n2024-01-02,0\n",
      "test.csv:3, column 'close': '0', where a positive, finite price was expected"
    ),
    (
      "date,close\n2024-01-01,1\n2024-01-02,-3.5\n",
      "test.csv:3, column 'close': '-3.5', where a positive, finite price was expected"
    ),
    (
      "date,close\n2024-01-01,1\n2024-01-02,NaN\n",
      "test.csv:3, column 'close': the value is missing ('NaN'), where every row must have one"
    ),
    (
      "date,close\n2024-01-01,inf\n",
      "test.csv:2, column 'close': 'inf', where a positive, finite price was expected"
    ),
    (
      "date,close\n2024-01-01,1e999\n",
      "test.csv:2, column 'close': '1e999', where a positive, finite price was expected"
    ),
    (
      "date,close\n2024-01-01,1\n2024-01-02,5x\n",
      "test.csv:3, column 'close': '5x', where a positive, finite price was expected"
    ),
    (
      "date,close,volume\n2024-01-01,1,-1\n",
      "test.csv:2, column 'volume': '-1', where a finite volume that is not negative was expected"
    ),
    (
      "date,close\n2024-01-01,1\n2024-01-01,2\n",
      "test.csv:3, column 'date': the time stamp '2024-01-01T00:00:00Z' is that of the row before, "
        + "where time stamps must differ"
    ),
    (
      "date,close\n2024-01-01,1\n2024-01-03,2\n2024-01-02,3\n",
      "test.csv:4, column 'date': the time stamp '2024-01-02T00:00:00Z' follows '2024-01-03T00:00:00Z', "
        + "which breaks the order of the rows before it"
    ),
    (
      "date,close\n2024-01-03,1\n2024-01-01,2\n2024-01-02,3\n",
      "test.csv:4, column 'date': the time stamp '2024-01-02T00:00:00Z' follows '2024-01-01T00:00:00Z', "
        + "which breaks the order of the rows before it"
    ),
    (
      "date,close\n2024-01-01,1\nyesterday,2\n",
      "test.csv:3, column 'date': 'yesterday', where a time stamp of the form iso8601 was expected"
    ),
    (
      "timestamp,close\n1704067200000,1\n17041536000000,2\n",
      "test.csv:3, column 'timestamp': '17041536000000', where a time stamp of the form milliseconds was expected"
    ),
    (
      "timestamp,close\n1,1\n2,2\n",
      "test.csv:2, column 'timestamp': '1', where a time stamp (ISO 8601, a date, or seconds, milliseconds, "
        + "microseconds or nanoseconds since 1970) was expected"
    ),
    (
      "date,close\n2024-01-01,1\n2024-01-02\n", "test.csv:3: 1 field, where 2 were expected"
    ),
    (
      "date,close\n2024-01-01,1\n2024-01-02,2,3\n", "test.csv:3: 3 fields, where 2 were expected"
    ),
    (
      "date,close\n2024-01-01,\"1\n2024-01-02,2\n",
      "test.csv:2: a quoted field does not end before a delimiter or the end of the line"
    ),
    (
      "date,close\n2024-01-01,\"1\"5\n",
      "test.csv:2: a quoted field does not end before a delimiter or the end of the line"
    ),
    (
      "date,close\n2024-01-01,1\n,2\n",
      "test.csv:3, column 'date': the value is missing (''), where every row must have one"
    ),
    (
      "date,price,last\n2024-01-01,1,1\n",
      "test.csv: the close could be any of the columns 'price', 'last'; choose one as close=NAME"
    ),
    (
      "date,a,b\n2024-01-01,1,1\n",
      "test.csv: the close could be any of the columns 'a', 'b'; choose one as close=NAME"
    ),
    (
      "date,time,close\n2024-01-01,2024-02-02,1\n",
      "test.csv: the timestamp could be any of the columns 'date', 'time'; choose one as timestamp=NAME"
    ),
    (
      "date,ret\n2024-01-01,1\n",
      "test.csv: no column could be recognised as the close; the columns are 'date', 'ret'; name it as close=NAME"
    ),
    (
      "symbol,close\nA,1\n",
      "test.csv: no column could be recognised as the timestamp; the columns are 'symbol', 'close'; "
        + "name it as timestamp=NAME"
    ),
    (
      "date,close\n03/04/2024,1\n04/05/2024,2\n",
      "test.csv:2, column 'date': '03/04/2024' can be read as day-month-year or as month-day-year; "
        + "state the time format"
    ),
    (
      "date,close\n13/04/2024,1\n04/14/2024,2\n",
      "test.csv:3, column 'date': '04/14/2024', where a time stamp of the form day-month-year was expected"
    ),
  ])
  func namesTheFault(text: String, message: String) throws {
    let error = try #require(barsError(text))
    #expect(error.description == message)
    #expect(error.kind == .badData)
  }

  @Test func showsOnlyTheBeginningOfLongValuesAndNoControlCharacters() throws {
    let long = String(repeating: "x", count: 500)
    let error = try #require(barsError("date,close\n2024-01-01,\(long)\n"))
    #expect(error.description.count < 200)
    let control = try #require(barsError("date,close\n2024-01-01,1\u{1B}[2J\u{0}\n"))
    #expect(control.description.unicodeScalars.allSatisfy { $0.value >= 32 })
  }

  @Test func textThatIsNotUTF8() throws {
    for bad: [UInt8] in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE2, 0x82]] {
      let contents = Array("date,close\n2024-01-01,1\n2024-01-02,".utf8) + bad + Array("\n".utf8)
      #expect(
        throws: MarketDataError.invalidUTF8(CSVLocation(file: "a.csv", line: 3), byte: contents.count - bad.count - 1)
      ) {
        try BarSeries(contents: contents, name: "a.csv")
      }
    }
  }

  @Test func filesThatCannotBeRead() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("plimsoll-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let none = folder.appendingPathComponent("none.csv")
    #expect(throws: MarketDataError.fileNotFound(file: none.path)) { try BarSeries(contentsOf: none) }
    #expect(throws: MarketDataError.isDirectory(file: folder.path)) { try BarSeries(contentsOf: folder) }
    let link = folder.appendingPathComponent("link.csv")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder)
    #expect(throws: MarketDataError.isDirectory(file: link.path)) { try BarSeries(contentsOf: link) }
    let empty = folder.appendingPathComponent("empty.csv")
    try Data().write(to: empty)
    #expect(throws: MarketDataError.emptyFile(file: empty.path)) { try BarSeries(contentsOf: empty) }
    let good = folder.appendingPathComponent("prix d'été.csv")
    try Data("date,close\n2024-01-01,1\n".utf8).write(to: good)
    #expect(try BarSeries(contentsOf: good).close == [1])
    #expect(try ReturnSeries(contentsOf: good, column: "close").values == [1])
  }

  @Test func kindsTellMissingInputFromBadData() {
    #expect(MarketDataError.fileNotFound(file: "").kind == .missingInput)
    #expect(MarketDataError.isDirectory(file: "").kind == .missingInput)
    #expect(MarketDataError.permissionDenied(file: "").kind == .missingInput)
    #expect(MarketDataError.readFailed(file: "", reason: "").kind == .inputOutput)
    #expect(MarketDataError.corruptArchive(file: "", reason: "").kind == .badData)
    #expect(MarketDataError.tooFewPrices(count: 1, needed: 2).kind == .badData)
  }

  @Test func damagedTextNeverEndsTheProcess() {
    let good = Array("timestamp,open,high,low,close,volume\n2024-01-01,1,2,0.5,\"1\",3\n2024-01-02,1,2,0.5,1,3\n".utf8)
    var generator = RepeatableGenerator(seed: 3)
    let alphabet = Array("0123456789.,;|\t\"\r\n-+eETZ: \u{0}nai".utf8) + [0xEF, 0xBB, 0xBF, 0xFF]
    var read = 0
    for _ in 0..<20_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let position = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.remove(at: position)
        case 1: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: position)
        default: bytes[position] = alphabet.randomElement(using: &generator) ?? 0
        }
      }
      guard let reader = try? CSVReader(contents: bytes, name: "damaged.csv") else { continue }
      if (try? reader.bars()) != nil { read += 1 }
      _ = try? reader.dataQuality()
      _ = try? reader.returns(column: "close")
    }
    #expect(read > 100)
  }
}
