import MarketData
import Testing

/// Files that tempt a reader to guess.
@Suite struct CSVReaderDoubtsTests {
  /// What the message of the refusal must contain.
  @Test(arguments: [
    ("date,symbol,close\n2024-01-29,600000,7\n2024-01-30,600036,31\n", "several markets, '600000', '600036'"),
    ("date,Stock,close\n2024-01-29,AAPL,50\n2024-01-30,MSFT,400\n", "several markets, 'AAPL', 'MSFT'"),
    ("Dag;Slutkurs;Summa\nmån 29 jan;50,5;1305000000\ntis 30 jan;51,5;1306000000\n", "as the timestamp"),
    ("Datum;Schlusskurs\n29.01.2024;43.560\n30.01.2024;42.950\n", "'43.560' can be read"),
    ("Date,Last\n2024-01-29,110'160\n2024-01-30,110'300\n", "110'160"),
    ("date,close\n2024-01-29,4.05%\n2024-01-30,4.10\n", "test.csv:3, column 'close': '4.10', where a number with a"),
    ("close_time,open,high,low,close\n1706711459999,50,51,49,50.5\n1706711519999,50,51,49,50\n", "as the timestamp"),
    ("time,close\n2024-01-31T09:30:00Z,50\n2024-01-31T09:31:00,51\n", "test.csv:3, column 'time'"),
    ("date,open,high,low,prev_close\n2024-01-29,50,51,49,49.5\n", "as the close"),
    ("date,close,funding_rate\n2024-01-29,50,0.01\n2024-01-30,50,oops\n", "test.csv:3, column 'funding_rate': 'oops'"),
    ("date,volume,close\n2020-01-01,500\n2020-01-02,600\n", "2 fields, where 3 were expected"),
    ("date,time,close\n20240131,2300,50\n20240131,2461,51\n", "column 'time': '2461'"),
    ("sep=:\ntime:close\n1577836800:5\n", "as the"),
  ])
  func areRefusedWithTheReason(text: String, words: String) {
    let message = barsError(text)?.description ?? "no error"
    #expect(message.contains(words), "\(message)")
  }

  @Test(arguments: [
    ("Time (GMT+8),close\n2024-01-31 22:30:00,50\n", "2024-01-31T14:30:00Z"),
    ("Date (UTC-5),close\n2024-01-31 22:30:00,50\n", "2024-02-01T03:30:00Z"),
    ("datetime_utc+05:30,close\n2024-01-31 22:30:00,50\n", "2024-01-31T17:00:00Z"),
    ("Date (UTC),close\n2024-01-31 22:30:00,50\n", "2024-01-31T22:30:00Z"),
    ("Timestamps are UTC timezone,https://a.b\ndate,symbol,close\n2024-01-31 22:30:00,A,50\n", "2024-01-31T22:30:00Z"),
    ("All times GMT+8\ndate,symbol,close\n2024-01-31 22:30:00,A,50\n", "2024-01-31T14:30:00Z"),
  ])
  func zonesAreStatedElsewhere(text: String, expected: String) throws {
    let (bars, detection) = try reader(text).bars()
    #expect(bars.timeStamps == [stamp(expected)])
    guard case .statedBy = detection.zone else {
      Issue.record("the zone is \(detection.zone)")
      return
    }
  }

  @Test(arguments: [
    "Time (Etc/GMT-8),close\n2024-01-31 22:30:00,50\n",
    "Exported 2024-02-01 10:00 UTC in exchange local time\ndate,symbol,close\n2024-01-31 22:30:00,A,50\n",
    "Times are NOT UTC\ndate,symbol,close\n2024-01-31 22:30:00,A,50\n",
  ])
  func zonesThatAreNotClearAreAssumed(text: String) throws {
    #expect(try reader(text).bars().detection.zone == .assumedUTC)
  }

  @Test func withoutAHeaderTheBarsProveTheOrder() throws {
    let text = """
      2024-01-29,50.5,50,51,49,100
      2024-01-30,51.25,50.5,52,50,110
      2024-01-31,50.75,51.2,52,50,120
      2024-02-01,50.9,50.7,51,50.1,130

      """
    let bars = try reader(text).bars().bars
    #expect(bars.close == [50.5, 51.25, 50.75, 50.9])
    #expect(bars.open == [50, 50.5, 51.2, 50.7])
    let volumeFirst =
      "2024-01-29,1000,50,51,49,50.5\n2024-01-30,1130,50.5,52,50,51.25\n2024-01-31,1245,51.2,52,50,50.75\n"
    let second = try reader(volumeFirst).bars().bars
    #expect(second.timeStamps[0] == stamp("2024-01-29"))
    #expect(second.close == [50.5, 51.25, 50.75])
    #expect(second.volume == [1000, 1130, 1245])
  }

  @Test func theStartOfThePeriodIsTheTimeStamp() throws {
    let header = "time_period_start;time_period_end;time_open;time_close;price_open;price_high;price_low;price_close"
    let text =
      header + """

        2024-01-31T14:30:00Z;2024-01-31T14:31:00Z;2024-01-31T14:30:02.123Z;2024-01-31T14:30:59Z;50;51;49;50.5
        2024-01-31T14:31:00Z;2024-01-31T14:32:00Z;2024-01-31T14:31:00.5Z;2024-01-31T14:31:58Z;50.5;51;49;50

        """
    #expect(try reader(text).bars().bars.timeStamps.first == stamp("2024-01-31T14:30:00Z"))
  }

  @Test func unitsAndMoneyAreToldByTheNumbers() throws {
    let text = "Datum;Schlusskurs;Stücke;Volumen\n2024-01-29;10;100;1000\n2024-01-30;11;200;2200\n"
    let (bars, detection) = try reader(text).bars()
    #expect(bars.volume == [100, 200])
    #expect(detection.columns[.quoteVolume] == "Volumen")
    #expect(try reader("date,close,vol_30d\n2024-01-29,50,0.61\n").bars().bars.volume == nil)
  }

  @Test func timesOfDigitsHaveOneWidth() throws {
    let text = "date,time,close\n20240131,500,1\n20240131,120000,2\n"
    #expect(try reader(text).bars().bars.timeStamps[0] == stamp("2024-01-31T00:05:00Z"))
  }

  /// A comma beyond the first rows is no thousand only because those had none.
  @Test(arguments: ["0,125", "1,234", "12,5"])
  func lateCommasNeedAProofToo(field: String) {
    let rows = (0..<120).map { "\(1_704_067_200 + $0 * 60);5\n" }.joined()
    #expect(barsError("time;close\n" + rows + "1704190000;\(field)\n")?.description.contains("test.csv:122") == true)
  }

  @Test func mostRowsTellTheOrder() throws {
    let rows = (1...20).map { "2024-01-\($0 < 10 ? "0" : "")\($0),\($0)\n" }.joined()
    let message = barsError("date,close\n" + rows + "2023-12-01,5\n")?.description ?? ""
    #expect(message.contains("test.csv:22"), "\(message)")
  }

  @Test func zoneChangesAreCountedInSeconds() throws {
    let zones = ["Z", "+00:00", "+03:00", "+03:00", "Z", "UTC"]
    let rows = zones.enumerated().map { "2024-01-0\($0.offset + 1)T12:00:00\($0.element),1\n" }.joined()
    let issues = try reader("time,close\n" + rows).dataQuality().report.issues
    #expect(issues.first { $0.kind == .zoneChanges }?.count == 2)
  }

  @Test func extremePricesEndNothing() throws {
    var closes = [Double.leastNonzeroMagnitude, 1.7e308] + [Double](repeating: 1, count: 13)
    for index in 0..<40 { closes.append(index % 2 == 0 ? 1 : 0.9999999999999999) }
    let rows = closes.enumerated().map { "\(1_704_067_200 + $0.offset * 60),\($0.element)\n" }.joined()
    #expect(try reader("time,close\n" + rows).dataQuality().report.rows == closes.count)
  }
}
