import Testing

import MarketData

@Suite struct CSVReaderTests {
  private static let plain = """
    timestamp,open,high,low,close,volume
    2024-01-01,10,12,9,11,100
    2024-01-02,11,13,10,12,0

    """

  /// The same two bars in every outward form.
  @Test(arguments: [
    plain,
    String(plain.dropLast()),
    plain.replacing("\n", with: "\r\n"),
    plain.replacing("\n", with: "\r"),
    "\u{FEFF}" + plain,
    plain.replacing("\n", with: "\n\n \n"),
    plain.replacing(",", with: ";"),
    plain.replacing(",", with: "\t"),
    plain.replacing(",", with: "|"),
    plain.replacing(",", with: " , "),
    plain.replacing("11", with: "\"11\"").replacing("timestamp", with: "\"Time\""),
    plain.split(separator: "\n").dropFirst().joined(separator: "\n"),
    plain.replacing("timestamp,open,high,low,close,volume", with: "Date,Open,High,Low,Adj. Close,VOL"),
    "time,volume,close,low,high,open\n2024-01-01,100,11,9,12,10\n2024-01-02,0,12,10,13,11",
    "unix,open,high,low,close,volume\n1704067200,10,12,9,11,100\n1704153600,11,13,10,12,0",
    "1704067200000,10,12,9,11,100\n1704153600000,11,13,10,12,0\n",
    "open_time;open;high;low;price;volume\n1704067200000000;10;12;9;11;1e2\n1704153600000000;11;13;10;12;0e0",
    "date,open,high,low,close,volume\n2024-01-02,11,13,10,12,0\n2024-01-01,10,12,9,11,100",
  ])
  func readsTheSameBars(text: String) throws {
    let bars = try reader(text).bars().bars
    #expect(bars.timeStamps.map(\.dateDescription) == ["2024-01-01", "2024-01-02"])
    #expect(bars.open == [10, 11])
    #expect(bars.high == [12, 13])
    #expect(bars.low == [9, 10])
    #expect(bars.close == [11, 12])
    #expect(bars.volume == [100, 0])
    #expect(bars.columns.isEmpty)
  }

  @Test func reportsWhatItDetected() throws {
    let text = """
      Symbol;Date;Close;Trades;Trades;Funding
      BTC;31.01.2024;10,;1;2;
      """.replacing("10,", with: "10") + "\nBTC;30.01.2024;11;3;4;0.5\n"
    let (bars, detection) = try reader(text).bars()
    #expect(bars.close == [11, 10])
    #expect(bars.columns["Trades.1"] == [3, 1])
    #expect(bars.columns["Trades.2"] == [4, 2])
    #expect(bars.columns["Funding"]?[0] == 0.5)
    #expect(bars.columns["Funding"]?[1].isNaN == true)
    #expect(detection.file == "test.csv")
    #expect(detection.delimiter == ";")
    #expect(detection.hasHeader)
    #expect(detection.columns == [.timestamp: "Date", .close: "Close", .funding: "Funding", .symbol: "Symbol"])
    #expect(detection.symbol == "BTC")
    #expect(detection.otherColumns == ["Trades.1", "Trades.2"])
    #expect(detection.ignoredColumns.isEmpty)
    #expect(detection.timeForm == .dayMonthYear)
    #expect(detection.datesOnly)
    #expect(detection.zone == .assumedUTC)
    #expect(detection.order == .newestFirst)
    #expect(detection.barSeconds == 86_400)
    #expect(detection.rows == 2)
    #expect(detection.skippedRows == 0)
    #expect(
      detection.description == """
        test.csv: 2 rows
        delimiter ';', a header, newest first
        columns timestamp=Date, close=Close, funding=Funding, symbol=Symbol
        other numbers: Trades.1, Trades.2
        market BTC
        time stamps: day-month-year, zone assumed to be UTC, a bar every 86400.0 s
        """)
  }

  @Test func theZoneIsReportedAsStatedGivenOrAssumed() throws {
    let offset = try #require(UTCOffset("+08:00"))
    let zoned = "date,close\n2024-01-01T08:00:00+08:00,1\n"
    let zoneless = "date,close\n2024-01-01T08:00:00,1\n"
    #expect(try reader(zoned).bars().detection.zone == .stated)
    #expect(try reader(zoned, CSVOptions(zone: .utc)).bars().detection.zone == .stated)
    #expect(try reader("1704067200,1\n").bars().detection.zone == .stated)
    #expect(try reader(zoneless).bars().detection.zone == .assumedUTC)
    let (bars, detection) = try reader(zoneless, CSVOptions(zone: offset)).bars()
    #expect(detection.zone == .given(offset))
    #expect(bars.timeStamps == [stamp("2024-01-01")])
  }

  @Test func aLoneColumnOfNumbersIsTheClose() throws {
    let (bars, detection) = try reader("observation_date,DCOILWTICO\n2024-01-02,70.62\n2024-01-03,72.97\n").bars()
    #expect(bars.close == [70.62, 72.97])
    #expect(detection.columns[.close] == "DCOILWTICO")
  }

  @Test func aColumnWithoutANameCanHoldTheTime() throws {
    let bars = try reader(",close\n2024-01-02,1\n2024-01-03,2\n").bars().bars
    #expect(bars.timeStamps.first == stamp("2024-01-02"))
  }

  @Test func twoColumnsMayTellTheSameTime() throws {
    let (_, detection) = try reader("unix,date,close\n1704067200,2024-01-01,1\n1704153600,2024-01-02,2\n").bars()
    #expect(detection.columns[.timestamp] == "unix")
  }

  @Test func optionsOverrideDetection() throws {
    let text = "a,b,close,adj close\n2024-01-01,100,1,2\n2024-01-02,200,3,4\n"
    let options = CSVOptions(columns: [.close: "ADJ_CLOSE", .volume: "b", .timestamp: "a"])
    let bars = try reader(text, options).bars().bars
    #expect(bars.close == [2, 4])
    #expect(bars.volume == [100, 200])
    #expect(bars.columns == ["close": [1, 3]])
    let noHeader = "1,2024-01-01,5\n2,2024-01-02,6\n"
    #expect(try reader(noHeader, CSVOptions(columns: [.close: "3"])).bars().bars.close == [5, 6])
    #expect(
      try reader("date,close\n03/04/2024,1\n", CSVOptions(timeForm: .monthDayYear)).bars().bars.timeStamps
        == [stamp("2024-03-04")])
    #expect(
      try reader("t,close\n86400,1\n", CSVOptions(columns: [.timestamp: "t"], timeForm: .seconds)).bars()
        .bars.timeStamps == [stamp("1970-01-02")])
  }

  @Test func theOrderOfDayAndMonthIsReadFromTheWholeColumn() throws {
    let rows = (1...12).flatMap { month in (1...12).map { "\($0)/\(month)/2024 12:30,1" } }
    let text = "date,close\n" + rows.joined(separator: "\n") + "\n13/12/2024 12:30,1\n"
    #expect(try reader(text).bars().bars.timeStamps.first == stamp("2024-01-01T12:30:00Z"))
    #expect(try reader(text).bars().bars.timeStamps.dropFirst().first == stamp("2024-01-02T12:30:00Z"))
  }

  @Test func repeatedNamesAreNumberedPastTheOnesThatAreTaken() throws {
    let text = "date,close,x,x,x.2,x,,\n2024-01-01,1,2,3,4,5,6,7\n"
    let bars = try reader(text).bars().bars
    #expect(bars.columns == ["x.1": [2], "x.3": [3], "x.2": [4], "x.4": [5], ".1": [6], ".2": [7]])
    #expect(try reader(text, CSVOptions(columns: [.volume: "x.2"])).bars().bars.volume == [4])
    #expect(
      barsError(text, CSVOptions(columns: [.volume: "x"]))
        == .repeatedColumnName(file: "test.csv", column: "x", candidates: ["x.1", "x.3", "x.4"]))
  }

  @Test func columnsOfTheSameNameAreChosenByTheirNumbers() throws {
    let text = "date,close,close\n2024-01-01,1,2\n2024-01-02,3,4\n"
    let candidates = ["close.1", "close.2"]
    #expect(barsError(text) == .ambiguousColumns(file: "test.csv", role: .close, candidates: candidates))
    #expect(try reader(text, CSVOptions(columns: [.close: "close.1"])).bars().bars.close == [1, 3])
    #expect(try reader(text, CSVOptions(columns: [.close: "close.2"])).bars().bars.close == [2, 4])
    let times = "date,date,close\n2024-01-01,2024-01-02,1\n2024-01-02,2024-01-03,2\n"
    #expect(
      barsError(times) == .ambiguousColumns(file: "test.csv", role: .timestamp, candidates: ["date.1", "date.2"]))
  }

  @Test func rangesAreHalfOpen() throws {
    let options = CSVOptions(from: stamp("2024-01-02"), to: stamp("2024-01-04"))
    let text = "date,close\n2024-01-01,x\n2024-01-02,2\n2024-01-03,3\n2024-01-04,x\n"
    #expect(try reader(text, options).bars().bars.close == [2, 3])
    #expect(
      barsError(text, CSVOptions(from: stamp("2025-01-01")))
        == .noRowsInRange(file: "test.csv", from: stamp("2025-01-01"), to: nil))
  }

  @Test(arguments: ["", ".", "NA", "null", "-"])
  func missingValuesAreAnErrorOrSkipped(sign: String) throws {
    let text = "date,price\n2020-04-17,18.31\n2020-04-18,\(sign)\n2020-04-21,8.91\n"
    #expect(
      barsError(text) == .missingValue(CSVLocation(file: "test.csv", line: 3, column: "price"), value: sign))
    let (bars, detection) = try reader(text, CSVOptions(missing: .skipRow)).bars()
    #expect(bars.close == [18.31, 8.91])
    #expect(detection.rows == 2)
    #expect(detection.skippedRows == 1)
    #expect(detection.description.hasPrefix("test.csv: 2 rows, 1 skipped for a missing value\n"))
  }

  @Test func oneRowIsNotRows() throws {
    let description = try reader("date,close\n2024-01-02,1\n").bars().detection.description
    #expect(description.hasPrefix("test.csv: 1 row\n"))
    #expect(
      barsError("date,close\n2024-01-02,\n", CSVOptions(missing: .skipRow))?.description
        == "test.csv: the only row has a missing value and was skipped")
  }

  @Test func skippingHidesNoOtherFault() {
    let text = "date,price\n2020-04-17,18.31\n2020-04-20,-37.63\n"
    #expect(barsError(text, CSVOptions(missing: .skipRow))?.description.contains("-37.63") == true)
    #expect(
      barsError("date,price\n2020-04-17,.\n2020-04-18,\n", CSVOptions(columns: [.close: "price"], missing: .skipRow))
        == .allRowsSkipped(file: "test.csv", rows: 2))
  }

  @Test func quotedFieldsMayHoldDelimitersQuotesAndLines() throws {
    let text = "\"the \"\"date\"\"\",\"note, with\nlines\",close\n2024-01-01,\"a,b\",1\n2024-01-02,\"\",x\n"
    let location = CSVLocation(file: "test.csv", line: 4, column: "close")
    #expect(barsError(text) == .invalidField(location, value: "x", expected: "a positive, finite price"))
    let detection = try reader(text.replacing("x", with: "2")).bars().detection
    #expect(detection.columns[.timestamp] == "the \"date\"")
    #expect(detection.ignoredColumns == ["note, with lines"])
  }
}
