import Foundation
import MarketData
import PlimsollCommands
import Testing

/// Files of trades as `size` reads them: what is told, what is warned of, and the options that state what is not proven.
@Suite struct TradeFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ text: String, _ options: String...) throws -> Run {
    Tool.run(["size", "--trades", try folder.write(text, to: "trades.csv"), "--policy", "kelly"] + options)
  }

  private func risk(_ run: Run) -> Double? {
    run.output.split(separator: "\n").dropFirst().last?.split(separator: ",", omittingEmptySubsequences: false)
      .dropFirst(2).first.flatMap { Double($0) }
  }

  // MARK: What is told

  @Test func theSimulatedTradesAreReadWithoutAWarning() throws {
    let file = Tool.package.appendingPathComponent("notebooks-data/simulated_trades.csv").path
    let run = Tool.run(["size", "--trades", file])
    #expect(run.code == .success)
    #expect(!run.diagnostics.contains("warning"), "\(run.diagnostics)")
    let lines = run.diagnostics.split(separator: "\n")
    #expect(lines.count == 1 && lines.first?.hasPrefix("\(file): ") == true)
    for part in [
      "closed trades; columns close-time=exit_time, open-time=entry_time", "return=return", "entry-price=entry_price",
      "fractions of the position, by prices of the same trades", "multiples of 1d apart", "--trade-bar 1d",
    ] {
      #expect(run.diagnostics.contains(part), "\(part): \(run.diagnostics)")
    }
  }

  @Test(arguments: [
    (
      "exit_time,return\n2024-01-02T10:30Z,0.02\n2024-01-03T11:31Z,-0.01\n",
      "fractions by the custom for columns of that"
    ),
    ("exit_time,pnl_pct\n2024-01-02T10:30Z,2\n2024-01-03T11:31Z,-1\n", "percent by size of the values alone"),
    (
      "entry_price,exit_price,side,fee\n100,102,long,1\n100,99,long,1\n", "before costs: without a column of quantities"
    ),
    ("exit_time,return %\n2024-01-02 10:30,2\n2024-01-03 11:31,-1\n", "are taken as UTC; --trade-zone states another"),
    (
      "exit_date,return %\n2024-01-02,2\n2024-01-03,-1\n",
      "the closes are dates, so that these trades count from the end"
    ),
    ("exit_time,return %\n2024-01-02,2\n2024-01-03T11:31,-1\n", "1 of 2 closes are dates"),
    ("return %,status\n2,closed\n-1,closed\n1,open\n", "left out: 1 trade not closed"),
    ("side,return %\nbuy,2\nsell,-1\ndeposit,\nbalance,\n", "left out: 2 rows of something else than trades"),
  ])
  func whatHadToBeAssumedIsWarnedOf(text: String, words: String) throws {
    let run = try run(text)
    #expect(run.code == .success && run.diagnostics.contains(words), "\(run.diagnostics)")
    #expect(run.diagnostics.split(separator: "\n").count { $0.contains("warning") && $0.contains(words) } == 1)
  }

  @Test(arguments: [
    "exit_time,return %\n2024-01-02T10:30Z,2\n2024-01-03T11:31Z,-1\n", "return %\n2\n-1\n", "return\n2%\n-1%\n",
    "entry_price,exit_price,side,qty,fee\n100,102,long,1,0.1\n100,99,long,1,0.1\n",
  ])
  func whatIsProvenIsNotWarnedOf(text: String) throws {
    let run = try run(text)
    #expect(run.code == .success && !run.diagnostics.contains("trades.csv: the "), "\(run.diagnostics)")
  }

  // MARK: Options

  @Test(arguments: [
    ("return\n2\n-1\n2\n-1\n", "--trade-scale percent or --trade-scale fraction"),
    ("return %,leverage\n2,5\n-1,5\n", "--trade-basis margin or --trade-basis position"),
    ("entry_price,exit_price\n100,102\n100,99\n", "--trade-side long or --trade-side short"),
    ("return,ret\n0.02,0.02\n", "for example: --trade-column return=return"),
    ("date,x\n2024-01-02,5\n", "--trade-column return=NAME"),
    ("exit_time,return\n3/4/2024 10:00,0.02\n", "--trade-time-format"),
    ("return,status\n0.02,open\n", "1 trade not closed"),
  ])
  func theHintNamesTheOption(text: String, words: String) throws {
    let run = try run(text)
    #expect(run.code == .badData)
    #expect(
      run.diagnostics.split(separator: "\n").contains { $0.contains("hint") && $0.contains(words) },
      "\(run.diagnostics)")
  }

  /// p = 1/2, and W = 2 L: a Kelly fraction of 1/4, whatever the unit; of which nothing is left where W and L change places.
  @Test(arguments: [
    ("return\n2\n-1\n2\n-1\n", ["--trade-scale", "percent"], 0.25),
    ("gain\n2\n-1\n", ["--trade-column", "return=gain", "--trade-scale", "percent"], 0.25),
    ("entry_price,exit_price\n100,102\n100,99\n", ["--trade-side", "long"], 0.25),
    ("entry_price,exit_price\n100,102\n100,99\n", ["--trade-side", "short"], 0),
    ("return %,symbol\n2,A\n-1,A\n-5,B\n", ["--trade-symbol", "A"], 0.25),
    // 20 % of the margin at a leverage of 10 is 2 %.
    ("return %,leverage\n20,10\n-1,1\n", ["--trade-basis", "margin"], 0.25),
    // Of the position: W = 20 L, 1/2 - 1/40.
    ("return %,leverage\n20,10\n-1,1\n", ["--trade-basis", "position"], 0.475),
  ])
  func whatIsNotProvenIsStated(text: String, options: [String], expected: Double) throws {
    let file = try folder.write(text, to: "trades.csv")
    let run = Tool.run(["size", "--trades", file, "--policy", "kelly"] + options)
    #expect(run.code == .success, "\(run.diagnostics)")
    let found = try #require(risk(run))
    #expect(abs(found - expected) <= 1e-12, "\(run.output)")
  }

  /// The decision at noon knows the third trade where its close is the start of an hour or a time in another zone, and
  /// not where it is the start of a day or written in the west.
  @Test(arguments: [
    ([], true), (["--trade-bar", "1h"], true), (["--trade-bar", "2h"], true),
    (["--trade-bar", "3h"], false), (["--trade-bar", "1d"], false), (["--trade-zone", "+01:00"], true),
    (["--trade-zone=-03:00"], false), (["--trade-time-format", "iso8601"], true),
  ])
  func timesOfClosesAreStated(options: [String], knows: Bool) throws {
    let trades = try folder.write(
      "exit_time,return %\n2024-01-01 10:00,2\n2024-01-01 11:00,-1\n2024-01-03 10:00,-9\n", to: "trades.csv")
    let signals = try folder.write("timestamp\n2024-01-03T12:00:00Z\n", to: "signals.csv")
    let run = Tool.run(["size", "--trades", trades, "--policy", "kelly", "--signals", signals] + options)
    #expect(run.code == .success, "\(run.diagnostics)")
    #expect(risk(run) == (knows ? 0 : 0.25), "\(run.output)")
  }

  /// A date counts from the end of its day, which a bar of a day does not double.
  @Test(arguments: [("2024-01-03T23:59:59Z", false), ("2024-01-04T00:00:00Z", true)])
  func aBarOfADayIsNotAddedToADate(time: String, knows: Bool) throws {
    let trades = try folder.write(
      "exit_date,return %\n2024-01-01,2\n2024-01-01,-1\n2024-01-03,-9\n", to: "trades.csv")
    let signals = try folder.write("timestamp\n\(time)\n", to: "signals.csv")
    for bar in [[], ["--trade-bar", "1d"], ["--trade-bar", "1h"]] {
      let run = Tool.run(["size", "--trades", trades, "--policy", "kelly", "--signals", signals] + bar)
      #expect(run.code == .success, "\(run.diagnostics)")
      #expect(risk(run) == (knows ? 0 : 0.25), "\(bar): \(run.output)")
    }
  }

  @Test func daysAndMonthsAreToldApart() throws {
    let trades = try folder.write(
      "exit_time,return %\n3/4/2024 10:00,2\n3/4/2024 11:00,-1\n", to: "trades.csv")
    let signals = try folder.write("timestamp\n2024-03-05T00:00:00Z\n", to: "signals.csv")
    let arguments = ["size", "--trades", trades, "--policy", "kelly", "--signals", signals, "--trade-time-format"]
    #expect(risk(Tool.run(arguments + ["month-day-year"])) == 0.25)
    #expect(risk(Tool.run(arguments + ["day-month-year"])) == nil)
  }

  /// A short that lost more than its size is evidence like any other: W = 0.5, L = 1.5, p = 3/4.
  @Test func aShortCanLoseMoreThanItsSize() throws {
    let text = "side,return %\nshort,50\nshort,50\nshort,50\nshort,-150\n"
    #expect(risk(try run(text)) == 0)
    #expect(
      try run(text.replacing("short,-150", with: "long,-150")).diagnostics.contains("trades.csv:5, column 'return %'"))
  }
}
