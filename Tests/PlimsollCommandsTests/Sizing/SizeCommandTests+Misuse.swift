import Foundation
import PlimsollCommands
import Testing

/// What does not fit together, and what is told of.
extension SizeCommandTests {
  @Test(arguments: [
    (["--policy", "regime-aware"], "needs --labels; and --scores"),
    (["--policy", "eight-layers"], "--correlation"),
    (["--policy", "half-kely"], "half-kelly"),
    (["--policy", "kelly,fraction"], "fraction=N"),
    (["--policy", "fraction=0.5"], "starts from one of"),
    (["--trades", "t.csv"], "which?"),
    (["--confidence", "1.1", "--policy", "kelly,confidence-limit"], "confidence"),
    (["--stop-distance", "0"], "stop distance"),
    (["--sharpe", "1"], "--years"),
    (["--maximum-age", "1d"], "--scores and --labels"),
  ])
  func misuseIsToldBeforeAnythingIsRead(arguments: [String], expected: String) {
    let run = Tool.run(["size"] + odds + arguments)
    #expect(run.code == .usage)
    #expect(run.diagnostics.contains(expected), "\(run.diagnostics)")
  }

  @Test(arguments: [
    ["--win-rate", "1.2", "--average-win", "0.02", "--average-loss", "0.015"],
    ["--win-rate", "0.5", "--average-win", "0.02", "--average-loss", "0"],
    ["--win-rate", "0.5", "--average-win", "0.02"],
    ["--win-rate", "nan", "--average-win", "0.02", "--average-loss", "0.01"],
  ])
  func impossibleOddsHaveNoSize(odds: [String]) {
    let run = Tool.run(["size"] + odds)
    #expect(run.code == .usage)
    #expect(run.output.isEmpty)
  }

  @Test func anUnknownRegimeIsNamed() throws {
    let labels = try folder.write(
      "timestamp,symbol,regime\n2024-01-01,BTC,bull\n2024-01-02,BTC,calm\n", to: "labels.csv")
    let run = Tool.run(["size"] + odds + ["--policy", "kelly,regime", "--labels", labels])
    #expect(run.code == .badData)
    #expect(run.diagnostics.contains("labels.csv:3, column 'regime': the regime 'calm' has no multiplier"))
    #expect(run.diagnostics.contains("bear, bull, consolidation, crisis"), "\(run.diagnostics)")
  }

  @Test func filesThatThePolicyDoesNotUseAreToldOf() throws {
    let run = Tool.run(["size"] + odds + ["--scores", try scores()])
    #expect(run.code == .success)
    #expect(run.diagnostics.contains("half-kelly does not use it"))
  }

  @Test func aColumnThatThePolicyNeedsIsNamed() throws {
    let scores = try folder.write(
      "timestamp,forecast_volatility\n2024-01-01,1\n2024-01-02,1\n", to: "bare-scores.csv")
    let run = Tool.run(["size"] + odds + ["--policy", "kelly,high-forecast-cut", "--scores", scores])
    #expect(run.code == .badData)
    #expect(run.diagnostics.contains("there is no column 'alert'"), "\(run.diagnostics)")
    let threshold = Tool.run(["size"] + odds + ["--policy", "kelly,high-forecast-cut=90", "--scores", scores])
    #expect(threshold.diagnostics.contains("there is no column 'score'"))
    let labels = try folder.write("timestamp,regime\n2024-01-01,bull\n2024-01-02,bull\n", to: "bare-labels.csv")
    let expected = Tool.run(["size"] + odds + ["--policy", "kelly,expected-regime", "--labels", labels])
    #expect(expected.code == .badData)
    #expect(expected.diagnostics.contains("no probabilities of regimes"))
  }

  @Test(arguments: [("0", false), ("1", true), ("36525", true), ("36526", false)])
  func theDaysOfAMeanHaveLimits(days: String, isLegal: Bool) throws {
    let run = Tool.run(["size"] + odds + ["--policy", "kelly,volatility-scaling=\(days)", "--scores", try scores()])
    #expect(run.code == (isLegal ? .success : .usage), "\(run.diagnostics)")
  }

  @Test func aVolatilityThatNoMarketHasIsToldOf() throws {
    let arguments = ["size", "--policy", "volatility-target", "--scores", try scores()]
    #expect(!Tool.run(arguments).diagnostics.contains("--scale"))
    #expect(Tool.run(arguments + ["--scale", "fraction"]).diagnostics.contains("--scale states the unit"))
  }

  @Test func aSingleRowIsAnnualizedByItsBar() throws {
    let row = try folder.write("timestamp,forecast_volatility\n2024-01-01,2\n", to: "row.csv")
    let rows = try rows(["--policy", "volatility-target=0.2", "--scores", row, "--scores-bar", "1d"])
    let expected = 0.2 / (0.02 * 365.0.squareRoot())
    #expect(abs((rows[0]["notional_fraction"].flatMap(Double.init) ?? 0) - expected) < 1e-14)
  }

  @Test func theRegimeOfAnotherMarketServesAndIsToldOf() throws {
    let scores = try folder.write(
      "timestamp,symbol,forecast_volatility,score,alert\n2024-01-01,ETH,1,5,0\n2024-01-02,ETH,1,5,0\n", to: "eth.csv")
    let run = Tool.run(
      ["size"] + odds + ["--policy", "regime-aware", "--scores", scores, "--labels", try labels()])
    #expect(run.code == .success)
    #expect(run.diagnostics.contains("the file is of 'BTC' and serves 'ETH' too"), "\(run.diagnostics)")
  }

  @Test func tradesOfItsOwnMarketCountWhereThatIsAskedFor() throws {
    let trades = try folder.write(
      "exit_time,symbol,return\n2023-01-01,A,0.02\n2023-01-02,A,-0.01\n2023-01-01,B,0.01\n2023-01-02,B,-0.01\n"
        + "2023-01-03,B,0.01\n", to: "two.csv")
    let signals = try folder.write(
      "timestamp,symbol\n2024-01-01,A\n2024-01-01,B\n", to: "signals.csv")
    let arguments = ["--policy", "full-kelly", "--trades", trades, "--signals", signals]
    let own = try risks(arguments + ["--trades-of", "own"])
    #expect(near(own[0], 0.25) && own[1].map { abs($0 - 1.0 / 3) < 1e-15 } == true)
    let all = Tool.run(["size"] + arguments)
    #expect(all.diagnostics.contains("the trades of 2 markets count together"))
    let other = try folder.write("timestamp,symbol\n2024-01-01,C\n", to: "c.csv")
    let none = Tool.run("size", "--trades", trades, "--signals", other, "--trades-of", "own")
    #expect(none.code == .badData && none.diagnostics.contains("'A', 'B'"))
  }

  @Test func aRegimeStaysOverAWeekend() throws {
    var text = "timestamp,symbol,regime\n"
    for day in 0..<100 where day % 7 < 5 {
      // 2024-01-01 is a Monday.
      text += "\(String(format: "2024-%02d-%02d", [1, 2, 3, 4][day / 28], day % 28 + 1)),SPY,bull\n"
    }
    // Every month has 28 days here, so that weeks are whole; the days left out lie between months.
    let labels = try folder.write(text, to: "weekdays.csv")
    let signals = try folder.write("timestamp,symbol\n2024-01-15T15:00:00Z,SPY\n", to: "monday.csv")
    let risks = try risks(odds + ["--policy", "kelly,regime", "--labels", labels, "--signals", signals])
    #expect(near(risks[0], 0.2125))
  }

  @Test func noSharpeRatioIsNoSize() throws {
    let trades = try folder.write("exit_time,return\n2023-01-01T00:00Z,-0.01\n2023-01-05T00:00Z,0.02\n", to: "pair.csv")
    let signals = try folder.write("timestamp\n2023-01-02T00:00:00Z\n2023-01-06T00:00:00Z\n", to: "signals.csv")
    let rows = try rows(["--policy", "estimation-error", "--trades", trades, "--signals", signals])
    #expect(rows[0]["risk_fraction"] == "" && rows[0]["trace"]?.contains("no-sharpe") == true)
    #expect(rows[1]["trace"]?.contains("estimation-error") == true)
    let timeless = try folder.write("return\n-0.01\n0.02\n", to: "timeless.csv")
    let run = Tool.run("size", "--policy", "estimation-error", "--trades", timeless)
    #expect(run.code == .usage && run.diagnostics.contains("--years"), "\(run.diagnostics)")
    #expect(Tool.run("size", "--policy", "estimation-error", "--trades", timeless, "--years", "2").code == .success)
  }

  @Test func oneInputHasOneSource() throws {
    let signals = try folder.write("timestamp,stop_distance\n2024-01-01,0.02\n", to: "stops.csv")
    let run = Tool.run(["size"] + odds + ["--signals", signals, "--stop-distance", "0.03"])
    #expect(run.code == .usage && run.diagnostics.contains("--stop-distance"))
    #expect(Tool.run(["size"] + odds + ["--signals", signals]).code == .success)
    let twice = Tool.run(["size"] + odds + ["--policy", "-", "--scores", "-"])
    #expect(twice.code == .usage && twice.diagnostics.contains("standard input"))
    #expect(Tool.run(["size"] + odds + ["--evidence", "whole"]).code == .usage)
  }

  @Test func percentForFractionsIsToldOf() throws {
    let percent = ["--win-rate", "0.55", "--average-win", "2", "--average-loss", "1.5"]
    #expect(Tool.run(["size"] + percent).diagnostics.contains("0.02 is 2 %"))
    #expect(!Tool.run(["size"] + odds).diagnostics.contains("warning"))
    let cap = Tool.run(["size"] + odds + ["--policy", "kelly,maximum-notional=25"])
    #expect(cap.diagnostics.contains("the largest size is 25.0"))
    let target = Tool.run("size", "--policy", "volatility-target=20", "--scores", try scores())
    #expect(target.diagnostics.contains("2000.0 % a year"))
    let cut = Tool.run(["size"] + odds + ["--policy", "kelly,high-forecast-cut=0.9", "--scores", try scores()])
    #expect(cut.diagnostics.contains("low on a scale from 0 to 100"))
  }

  @Test func aRangeThatIsNoneIsRefused() throws {
    let arguments = ["size"] + odds + ["--scores", try scores(), "--labels", try labels(), "--policy", "regime-aware"]
    let turned = Tool.run(arguments + ["--from", "2024-01-02", "--to", "2024-01-02"])
    #expect(turned.code == .usage && turned.diagnostics.contains("is not before --to"))
    let empty = Tool.run(arguments + ["--from", "2034-01-01"])
    #expect(empty.code == .success && empty.diagnostics.contains("no decision in the range"))
    #expect(Tool.run(arguments + ["--explain", "--json"]).code == .usage)
  }

  @Test func onlySomeDecisionsArePrinted() throws {
    let arguments = odds + ["--policy", "regime-aware", "--scores", try scores(), "--labels", try labels()]
    let all = try rows(arguments)
    #expect(try rows(arguments + ["--last", "1"]) == [all[3]])
    #expect(try rows(arguments + ["--from", "2024-01-02", "--to", "2024-01-04"]) == [all[1], all[2]])
  }
}
