import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

@Suite struct SizeCommandTests {
  let folder: TemporaryFolder
  let odds = ["--win-rate", "0.55", "--average-win", "0.02", "--average-loss", "0.015"]

  init() throws {
    folder = try TemporaryFolder()
  }

  // MARK: Files

  /// Scores of four days; the last one is an alert.
  func scores() throws -> String {
    try folder.write(
      """
      timestamp,symbol,forecast_volatility,score,alert
      2024-01-01T00:00:00Z,BTC,2.0,40,0
      2024-01-02T00:00:00Z,BTC,2.1,50,0
      2024-01-03T00:00:00Z,BTC,2.2,60,0
      2024-01-04T00:00:00Z,BTC,4.0,95,1

      """, to: "scores.csv")
  }

  func labels() throws -> String {
    try folder.write(
      """
      timestamp,symbol,regime,p_bull,p_consolidation,p_bear,p_crisis
      2024-01-01T00:00:00Z,BTC,bull,0.7,0.1,0.1,0.1
      2024-01-02T00:00:00Z,BTC,consolidation,0.2,0.6,0.1,0.1
      2024-01-03T00:00:00Z,BTC,bear,0.1,0.2,0.6,0.1
      2024-01-04T00:00:00Z,BTC,crisis,0,0,0.25,0.75

      """, to: "labels.csv")
  }

  /// `count` trades, closed a day apart from 2023-01-01 on: three that win 2 %, then one that loses 1 %.
  func trades(_ count: Int) throws -> String {
    var text = "exit_time,return\n"
    for index in 0..<count {
      let day = String(format: "2023-%02d-%02d", index / 28 + 1, index % 28 + 1)
      text += "\(day)T12:00:00Z,\(index % 4 == 3 ? -0.01 : 0.02)\n"
    }
    return try folder.write(text, to: "trades.csv")
  }

  func rows(_ arguments: [String]) throws -> [[String: String]] {
    let run = Tool.run(["size"] + arguments)
    #expect(run.code == .success, "\(run.diagnostics)")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "timestamp,symbol,risk_fraction,notional_fraction,leverage,trace")
    return lines.dropFirst().map { line in
      let fields = line.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
      return Dictionary(
        uniqueKeysWithValues: zip(
          ["timestamp", "symbol", "risk_fraction", "notional_fraction", "leverage", "trace"], fields))
    }
  }

  func risks(_ arguments: [String]) throws -> [Double?] {
    try rows(arguments).map { $0["risk_fraction"].flatMap(Double.init) }
  }

  func near(_ left: Double?, _ right: Double) -> Bool { left.map { abs($0 - right) <= 1e-15 } ?? false }

  // MARK: One decision

  @Test func oddsAloneAreHalfKelly() throws {
    let row = try #require(try rows(odds).first)
    #expect(row["timestamp"]?.isEmpty == true && row["symbol"]?.isEmpty == true)
    #expect(near(row["risk_fraction"].flatMap(Double.init), 0.10625))
    #expect(near(row["leverage"].flatMap(Double.init).map { $0 * 0.015 }, 0.10625))
    #expect(row["notional_fraction"] == row["leverage"])
    #expect(row["trace"]?.contains("fraction 0.5 [from half-kelly]") == true)
  }

  @Test func noEdgeIsASizeOfNothing() throws {
    let row = try #require(
      try rows(["--win-rate", "0.4", "--average-win", "0.01", "--average-loss", "0.01"]).first)
    #expect(row["risk_fraction"] == "0.0" && row["notional_fraction"] == "0.0")
  }

  @Test func aStopOfItsOwnChangesTheSizeAndNotTheRisk() throws {
    let row = try #require(try rows(odds + ["--stop-distance", "0.03"]).first)
    #expect(near(row["risk_fraction"].flatMap(Double.init), 0.10625))
    #expect(near(row["notional_fraction"].flatMap(Double.init).map { $0 * 0.03 }, 0.10625))
  }

  @Test func theReasonsAreTold() throws {
    let run = Tool.run(["size"] + odds + ["--policy", "kelly,fraction=0.25,maximum-notional=0.25", "--explain"])
    #expect(run.code == .success)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.first?.hasPrefix("1. Kelly fraction") == true && lines.first?.contains("21.25 %") == true)
    #expect(lines.last?.contains("0.25 times the capital") == true)
  }

  @Test func jsonHasTheWholeTrace() throws {
    let document = try JSONValue(parsing: Tool.run(["size"] + odds + ["--json"]).output.utf8)
    let row = try #require(document.arrayValue?.first)
    #expect(row["timestamp"] == .null && row["symbol"] == .null)
    let trace = try #require(row["trace"]?.arrayValue)
    #expect(trace.map { $0["rule"]?.stringValue } == ["kelly", "fraction"])
    #expect(trace[0]["inputs"]?["winRate"]?.doubleValue == 0.55)
    #expect(trace[0]["source"]?.stringValue == "--win-rate")
    let product = trace.compactMap { $0["value"]?.doubleValue }.reduce(1, *)
    #expect(near(row["risk_fraction"]?.doubleValue, product))
  }

  // MARK: Joins

  @Test func regimeAndScoreAreThoseOfTheRowsBar() throws {
    let risks = try risks(
      odds + ["--policy", "regime-aware", "--scores", try scores(), "--labels", try labels()])
    for (risk, expected) in zip(risks, [1, 0.5, 0.25, 0.1 * 0.8]) { #expect(near(risk, 0.2125 * expected)) }
    #expect(risks.count == 4)
  }

  @Test func aDailyRegimeIsNotKnownBeforeItsDayIsOver() throws {
    var text = "timestamp,symbol,forecast_volatility,score,alert\n"
    for hour in 0..<48 {
      text += String(format: "2024-01-%02dT%02d:00:00Z,BTC,1,50,0\n", 1 + hour / 24, hour % 24)
    }
    let hourly = try folder.write(text, to: "hourly.csv")
    let risks = try risks(
      odds + ["--policy", "kelly,regime,high-forecast-cut", "--scores", hourly, "--labels", try labels()])
    // The bar of 23:00 ends at midnight, when the regime of the first day is known.
    for (hour, risk) in risks.enumerated() {
      #expect(near(risk, 0.2125 * (hour < 23 ? 0.1 : hour < 47 ? 1 : 0.5)), "hour \(hour)")
    }
  }

  @Test func whatComesLaterChangesNothing() throws {
    let arguments = ["--policy", "regime-aware", "--trades", try trades(40)]
    let all = try rows(arguments + ["--scores", try scores(), "--labels", try labels()])
    for length in 2...3 {
      let cut = try folder.write(try folder.text(of: "scores.csv").lines(length + 1), to: "cut-scores.csv")
      let labels = try folder.write(try folder.text(of: "labels.csv").lines(length + 1), to: "cut-labels.csv")
      let part = try rows(arguments + ["--scores", cut, "--labels", labels])
      #expect(part.map { $0["risk_fraction"] } == all.prefix(length).map { $0["risk_fraction"] })
    }
  }

  @Test func aStaleRegimeSizesAsInACrisisAndSaysSo() throws {
    let signals = try folder.write(
      "timestamp,symbol\n2024-01-05T00:00:00Z,BTC\n2024-01-07T00:00:00Z,BTC\n2024-01-07T00:00:01Z,BTC\n",
      to: "signals.csv")
    _ = try labels()
    let text = try folder.text(of: "labels.csv").replacing("crisis,0,0,0.25,0.75", with: "bull,1,0,0,0")
    let labels = try folder.write(text, to: "bull.csv")
    let arguments = odds + ["--policy", "kelly,regime", "--labels", labels, "--signals", signals]
    let run = Tool.run(["size"] + arguments)
    #expect(run.diagnostics.contains("1 of 3 decisions have a regime that is too old"))
    let rows = try rows(arguments)
    #expect(near(rows[1]["risk_fraction"].flatMap(Double.init), 0.2125))
    #expect(near(rows[2]["risk_fraction"].flatMap(Double.init), 0.02125))
    #expect(rows[2]["trace"]?.contains("stale-regime") == true)
    let patient = try risks(arguments + ["--maximum-age", "3d"])
    #expect(patient.allSatisfy { near($0, 0.2125) })
  }

  @Test func expectedMultipliersComeFromTheProbabilities() throws {
    let risks = try risks(odds + ["--policy", "kelly,expected-regime", "--labels", try labels()])
    #expect(near(risks[0], 0.2125 * (0.7 + 0.05 + 0.025 + 0.01)))
  }

  // MARK: Trades

  @Test func tradesCountOnceTheyAreClosed() throws {
    let signals = try folder.write(
      "timestamp\n2023-01-01T00:00:00Z\n2023-01-04T11:59:59Z\n2023-01-04T12:00:00Z\n2023-02-02T11:59:59Z\n"
        + "2023-02-02T12:00:00Z\n2024-01-01T00:00:00Z\n",
      to: "signals.csv")
    let rows = try rows(["--trades", try trades(40), "--signals", signals, "--policy", "full-kelly"])
    // Until the fourth trade is lost, nothing is known of a loss.
    #expect(rows[0]["risk_fraction"] == "" && rows[1]["risk_fraction"] == "")
    #expect(rows[1]["trace"]?.contains("no-odds [trades 3 ") == true)
    // p = 3/4, b = 2: f* = 0.625.
    #expect(near(rows[2]["risk_fraction"].flatMap(Double.init), 0.625))
    #expect(rows[2]["trace"]?.contains("few-trades") == true)
    // 29 trades at noon of 29 days, then 30.
    #expect(rows[3]["trace"]?.contains("few-trades") == true)
    #expect(rows[4]["trace"]?.contains("few-trades") == false)
    #expect(near(rows[5]["risk_fraction"].flatMap(Double.init), 0.625))
  }

  @Test func wholeEvidenceLooksAhead() throws {
    let signals = try folder.write("timestamp\n2023-01-01T00:00:00Z\n", to: "signals.csv")
    let risks = try risks([
      "--trades", try trades(40), "--signals", signals, "--policy", "full-kelly", "--evidence", "whole",
    ])
    #expect(near(risks[0], 0.625))
  }

  @Test func theLowerBoundIsBelowTheEstimate() throws {
    let risk = try #require(try risks(["--trades", try trades(40), "--policy", "lower-bound"]).first ?? nil)
    #expect(risk > 0 && risk < 0.625)
  }

  @Test func lossesInARowComeFromTrades() throws {
    let file = try folder.write(
      "exit_time,return\n2023-01-01,0.02\n2023-01-02,-0.01\n2023-01-03,-0.01\n2023-01-04,0\n2023-01-05,-0.01\n",
      to: "streak.csv")
    let rows = try rows(["--trades", file, "--policy", "kelly,loss-streak"])
    #expect(rows[0]["trace"]?.contains("loss-streak 0.5 [losses 3 ") == true)
  }

  @Test func theSharpeRatioIsThatOfTheTrades() throws {
    let run = Tool.run("size", "--trades", try trades(40), "--policy", "estimation-error", "--json")
    let trace = try #require(try JSONValue(parsing: run.output.utf8).arrayValue?.first?["trace"]?.arrayValue)
    let inputs = try #require(trace.first { $0["rule"] == "estimation-error" }?["inputs"])
    let returns = (0..<40).map { $0 % 4 == 3 ? -0.01 : 0.02 }
    let mean = returns.reduce(0, +) / 40
    let deviation = (returns.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 39).squareRoot()
    // 28 trades in January, 12 in February: 31 days less 28 lie between them.
    let years = (39.0 + 3) / 365.25
    let sharpe = mean / deviation * (39 / years).squareRoot()
    #expect(abs((inputs["sharpeRatio"]?.doubleValue ?? 0) - sharpe) < 1e-9)
    #expect(abs((inputs["years"]?.doubleValue ?? 0) - years) < 1e-12)
  }

  @Test func noTradesAreAnError() throws {
    let file = try folder.write("exit_time,return\n", to: "none.csv")
    let run = Tool.run("size", "--trades", file)
    #expect(run.code == .badData)
    #expect(run.diagnostics.contains("none.csv"))
  }

  // MARK: Units

  @Test func theTargetIsAgainstTheVolatilityOfAYear() throws {
    let rows = try rows(["--policy", "volatility-target=0.2", "--scores", try scores()])
    // Four days, none of them on a weekend, are those of an exchange.
    let expected = 0.2 / (0.02 * 252.0.squareRoot())
    #expect(abs((rows[0]["notional_fraction"].flatMap(Double.init) ?? 0) - expected) < 1e-14)
    #expect(rows[0]["risk_fraction"] == "")
    let fraction = try self.rows([
      "--policy", "volatility-target=0.2", "--scores", folder("scores.csv"), "--scale", "fraction",
      "--periods-per-year", "1",
    ])
    #expect(near(fraction[0]["notional_fraction"].flatMap(Double.init), 0.1))
  }

  // MARK: Policies as files

  @Test func aPolicyIsAFile() throws {
    let file = try folder.write(
      """
      {"name": "mine", "base": "kelly", "regime": {"multipliers": {"bull": 1.5, "consolidation": 1, "bear": 0, "crisis": 0}}}
      """, to: "mine.json")
    let risks = try risks(odds + ["--policy", file, "--labels", try labels()])
    for (risk, expected) in zip(risks, [1.5, 1, 0, 0]) { #expect(near(risk, 0.2125 * expected)) }
  }

  @Test(arguments: [
    ("{\"base\": \"kely\"}", "base: there is no base \"kely\""),
    ("{\"base\": \"kelly\", \"regim\": {}}", "there is no member \"regim\""),
    ("{\"base\": \"kelly\", \"fraction\": 1.5}", "fraction"),
    ("{\"base\": \"kelly\",\n \"base\": \"kelly\"}", "line 2"),
    ("{}", "there is no member \"base\""),
    ("[]", "expected an object"),
  ])
  func aPolicyThatIsNoneIsRefused(text: String, expected: String) throws {
    let file = try folder.write(text, to: "bad.json")
    let run = Tool.run(["size"] + odds + ["--policy", file])
    #expect(run.code == .badData)
    #expect(run.diagnostics.contains("bad.json") && run.diagnostics.contains(expected), "\(run.diagnostics)")
  }
}

extension String {
  /// The first lines of the text.
  fileprivate func lines(_ count: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).prefix(count).joined(separator: "\n") + "\n"
  }
}
