import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

@Suite struct BarsCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Ten hours from 2024-01-01, without the fifth, with a column of trades.
  private static let hours: String = {
    let rows = (0..<10).filter { $0 != 4 }.map { hour in
      let price = 100 + hour
      return "2024-01-01T0\(hour):00:00Z,\(price),\(price + 5),\(price - 5),\(price).25,0.1,\(hour)"
    }
    return "timestamp,open,high,low,close,volume,trades\n" + rows.joined(separator: "\n") + "\n"
  }()

  private func hours() throws -> String { try folder.write(Self.hours, to: "hours.csv") }

  @Test func barsAsReadKeepEveryDigit() throws {
    let run = Tool.run("bars", try hours(), "-o", folder("b.csv"))
    #expect(run.code == .success)
    #expect(run.diagnostics == "")
    let text = try folder.text(of: "b.csv")
    #expect(text.hasPrefix("timestamp,open,high,low,close,volume,trades\n"))
    #expect(text.contains("\n2024-01-01T03:00:00Z,103.0,108.0,98.0,103.25,0.1,3.0\n"))
    // What was written reads as the same.
    #expect(Tool.run("bars", folder("b.csv"), "-o", folder("c.csv")).code == .success)
    #expect(try folder.text(of: "c.csv") == text)
  }

  @Test func longerBarsTellHowCompleteTheyAre() throws {
    let run = Tool.run(
      "bars", try hours(), "--bar", "2h", "--rule", "trades=sum", "-o", folder("b.csv"), "--json")
    #expect(run.code == .success)
    let lines = try folder.text(of: "b.csv").split(separator: "\n")
    #expect(
      lines == [
        "timestamp,open,high,low,close,volume,trades,bars,complete",
        "2024-01-01T00:00:00Z,100.0,106.0,95.0,101.25,0.2,1.0,2,1",
        "2024-01-01T02:00:00Z,102.0,108.0,97.0,103.25,0.2,5.0,2,1",
        "2024-01-01T04:00:00Z,105.0,110.0,100.0,105.25,0.1,5.0,1,0",
        "2024-01-01T06:00:00Z,106.0,112.0,101.0,107.25,0.2,13.0,2,1",
        "2024-01-01T08:00:00Z,108.0,114.0,103.0,109.25,0.2,17.0,2,1",
      ])
    #expect(
      run.keys == [
        "rows", "first", "last", "bar", "barSeconds", "sourceBar", "sourceRows", "incomplete", "dropped",
        "lastIsRunning", "columns", "joined", "detection",
      ])
    #expect(run["rows"] == 5)
    #expect(run["sourceRows"] == 9)
    #expect(run["bar"] == "2h")
    #expect(run["barSeconds"] == 7200.0)
    #expect(run["sourceBar"] == "1h")
    #expect(run["incomplete"] == 1)
    #expect(run["dropped"] == 0)
    #expect(run["lastIsRunning"] == false)
    #expect(
      run.diagnostics
        == "plimsoll: warning: \(folder("hours.csv")): 1 of 5 bars of 2h is incomplete and was kept; "
        + "--incomplete drop leaves such bars out\n")
  }

  @Test func incompleteBars() throws {
    let file = try hours()
    let dropped = Tool.run("bars", file, "--bar", "4h", "--incomplete", "drop", "--json")
    #expect(dropped["rows"] == 1)
    #expect(dropped["dropped"] == 2)
    #expect(dropped["lastIsRunning"] == true)
    #expect(
      dropped.diagnostics.contains("the file ends before its last bar of 4h does, which was left out\n"))
    let running = Tool.run("bars", file, "--bar", "4h", "--running", "drop", "--json")
    #expect(running["rows"] == 2)
    #expect(running["incomplete"] == 1)
    let error = Tool.run("bars", file, "--bar", "4h", "--incomplete", "error")
    #expect(error.code == .badData)
    #expect(
      error.error == "\(file): the bar of 4h from 2024-01-01T04:00:00Z is incomplete: it has 3 source bars only")
    #expect(error.hint == "--incomplete drop leaves such bars out")
    #expect(
      Tool.run("bars", file, "--bar", "1d", "--incomplete", "drop").error == "\(file): none of the bars is complete")
  }

  @Test func theZoneOfTheBars() throws {
    let run = Tool.run("bars", try hours(), "--bar", "4h", "--bar-zone", "+05:00", "-o", "-")
    let stamps = run.output.split(separator: "\n").dropFirst().map { $0.prefix(20) }
    #expect(stamps == ["2023-12-31T23:00:00Z", "2024-01-01T03:00:00Z", "2024-01-01T07:00:00Z"])
    #expect(run.diagnostics.contains("\nmade from   bars of 1h\n"))
  }

  @Test func columnsThatWereKnownAtTheClose() throws {
    let flows = try folder.write(
      "date,inflow,outflow\n2023-12-30,1,2\n2023-12-31,-3,\n2024-01-01,5,6\n", to: "flows.csv")
    let run = Tool.run(
      "bars", try hours(), "--join", flows, "--lag", "inflow=3h", "--lag", "outflow=0h", "--max-age", "outflow=1d",
      "-o", folder("b.csv"), "--json")
    #expect(run.code == .success)
    #expect(run.diagnostics == "")
    let lines = try folder.text(of: "b.csv").split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(lines[0].suffix(2) == ["inflow", "outflow"])
    // The row of 31 December is known at three, which is the close of the third hour; the last outflow is of 30
    // December and older than a day at the first close.
    #expect(lines.dropFirst().map { $0[7] } == ["1.0", "1.0", "-3.0", "-3.0", "-3.0", "-3.0", "-3.0", "-3.0", "-3.0"])
    #expect(lines.dropFirst().allSatisfy { $0[8] == "" })
    let joined = run["joined"]?.arrayValue ?? []
    #expect(joined.map { $0["name"] } == ["inflow", "outflow"])
    #expect(joined.map { $0["lagSeconds"] } == [10800.0, 0.0])
    #expect(joined.map { $0["maximumAgeSeconds"] } == [.null, 86400.0])
    #expect(joined.map { $0["missing"] } == [0, 9])
    let ends = Tool.run("bars", try hours(), "--join", flows, "--stamps", "end", "-o", "-").output
    #expect(ends.contains("2024-01-01T00:00:00Z,100.0,105.0,95.0,100.25,0.1,0.0,5.0,6.0\n"))
  }

  @Test func aLagThatIsNotStatedIsTold() throws {
    let prices = try folder.write("date,close,open\n2023-12-29,7,8\n2023-12-30,9,10\n", to: "other.csv")
    let run = Tool.run("bars", try hours(), "--join", prices, "--lag", "other.open=1h", "-o", folder("b.csv"))
    #expect(
      run.diagnostics
        == "plimsoll: warning: no publication lag is stated for 'other.close', taken as known at the end of each "
        + "period; --lag COLUMN=TIME states one, --lag COLUMN=0h that there is none\n")
    #expect(
      try folder.text(of: "b.csv").hasPrefix(
        "timestamp,open,high,low,close,volume,trades,other.open,other.close\n"
          + "2024-01-01T00:00:00Z,100.0,105.0,95.0,100.25,0.1,0.0,10.0,9.0\n"))
  }

  @Test func oneColumnOfAnySign() throws {
    let rates = try folder.write(
      "timestamp,rate\n2023-12-31T16:00Z,0.01\n2024-01-01T00:00Z,-0.02\n2024-01-01T08:00Z,\n", to: "rates.csv")
    let run = Tool.run("bars", try hours(), "--join", rates, "--stamps", "end", "--lag", "*=90m", "-o", "-")
    let rows = run.output.split(separator: "\n").dropFirst()
    #expect(rows.map { $0.split(separator: ",").last } == ["0.01"] + [Substring](repeating: "-0.02", count: 8))
    #expect(!run.diagnostics.contains("warning"))
  }

  @Test func namesThatAreTaken() throws {
    let file = try folder.write(
      "timestamp,close,bars\n" + (0..<48).map { "\(1_704_067_200 + 3600 * $0),1,4\n" }.joined(), to: "b.csv")
    let run = Tool.run("bars", file, "--bar", "4h", "--json")
    #expect(run["columns"] == ["timestamp", "close", "bars.1", "bars", "complete"])
    #expect(run.diagnostics.contains("its column 'bars' is written as 'bars.1', since the name is taken"))
  }

  @Test(arguments: [
    (["--bar", "4"], "option --bar: '4' is not a bar size such as 15m, 4h, 1d, 1w or 1mo"),
    (["--incomplete", "drop"], "option --incomplete needs --bar SIZE"),
    (["--rule", "trades=sum"], "option --rule needs --bar SIZE"),
    (["--lag", "x=6h"], "option --lag needs --join FILE"),
    (["--max-age", "x=6h"], "option --max-age needs --join FILE"),
    (
      ["--bar", "4h", "--rule", "trades=total"], "option --rule: 'total' is not one of first, last, sum, mean, min, max"
    ),
    (["--bar", "4h", "--rule", "x=sum", "--rule", "x=min"], "option --rule names the column 'x' twice"),
    (
      ["--join", "f", "--lag", "x=1mo"],
      "option --lag: '1mo' is not a length of time such as 0h, 90m, 6h or 2d"
    ),
    (["--join", "f", "--lag", "x=1h", "--lag", "x=2h"], "option --lag names the column 'x' twice"),
  ])
  func mistakes(arguments: [String], message: String) {
    let run = Tool.run(["bars", "p.csv"] + arguments)
    #expect(run.code == .usage)
    #expect(run.error == message)
  }

  @Test func columnsThatAreNotThere() throws {
    let file = try hours()
    let rule = Tool.run("bars", file, "--bar", "2h", "--rule", "trade=sum")
    #expect(rule.code == .badData)
    #expect(rule.error == "\(file): no column is named 'trade'; the other columns are 'trades'")
    #expect(rule.hint == "did you mean 'trades'?")
    let lag = Tool.run("bars", file, "--join", Tool.oil, "--lag", "prize=1h")
    #expect(lag.code == .usage)
    #expect(lag.error == "option --lag: no joined file has a column of numbers named 'prize'")
    #expect(lag.hint == "did you mean 'price'?")
  }

  @Test func sizesThatDoNotFit() throws {
    let file = try hours()
    let run = Tool.run("bars", file, "--bar", "90m")
    #expect(run.code == .badData)
    #expect(run.error == "\(file): bars of 90m cannot be made from bars of 1h, of which it is no multiple")
  }

  @Test func columnsWithARoleAreWrittenAndAddedUp() throws {
    let rows = (0..<4).map { "2024-01-01T0\($0):00:00Z,10,5,\($0 + 1),0.0\($0),7\n" }.joined()
    let text = "timestamp,close,volume,inflow,funding_rate,quote_volume\n" + rows
    let same = Tool.run("bars", "-", "-o", "-", input: text).output
    #expect(same.hasPrefix("timestamp,close,volume,quote_volume,funding_rate,inflow\n"))
    #expect(same.contains("2024-01-01T02:00:00Z,10.0,5.0,7.0,0.02,3.0\n"))
    let longer = Tool.run("bars", "-", "--bar", "4h", "-o", "-", input: text).output
    #expect(longer.contains("2024-01-01T00:00:00Z,10.0,20.0,28.0,0.03,10.0,4,1\n"))
  }

  @Test func barsThatContradictThemselvesAreWarnedOf() {
    let text = "date,open,high,low,close\n2024-01-01,1,1,2,1\n2024-01-02,1,2,1,2\n"
    let run = Tool.run("bars", "-", "-o", "-", input: text)
    #expect(run.diagnostics.contains("1 bar contradicts itself and is written so; --repair drop-impossible"))
  }

  @Test func joinedFilesHaveTheZoneOfTheOption() throws {
    let bars = "time,close\n2024-01-02 00:00,1\n2024-01-02 01:00,1\n2024-01-02 02:00,1\n2024-01-03 00:00,1\n"
    let flows = try folder.write("date,flow\n2024-01-01,1\n2024-01-02,2\n", to: "flows.csv")
    let run = Tool.run(
      "bars", "-", "--time-zone=-05:00", "--join", flows, "--lag", "*=0h", "-o", "-", input: bars)
    // The local day ends at the same instant in both files.
    #expect(run.output.contains("2024-01-02T05:00:00Z,1.0,1.0\n"))
    let broken = try folder.write("date,flow\n2024-01-01,1\n2024-01-02,x\n2024-01-03,3\n", to: "broken.csv")
    let refused = Tool.run("bars", "-", "--join", broken, "-o", "-", input: bars)
    #expect(refused.code == .badData)
    #expect(refused.error?.contains("there is no column of numbers to join") == true)
  }
}
