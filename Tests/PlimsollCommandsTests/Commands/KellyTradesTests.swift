import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import PositionSizing
import Testing

@Suite struct KellyTradesTests {
  /// 30 wins of 2 %, 10 losses of 1 %: p = ¾, b = 2, f* = ¾ − ¼/2.
  private static let even = [Double](repeating: 0.02, count: 30) + [Double](repeating: -0.01, count: 10)
  /// 29 wins of 2 %, one trade that broke even, 9 losses of 1 % and one of 10 %: L = 1.9 %.
  private static let uneven =
    [Double](repeating: 0.02, count: 29) + [0] + [Double](repeating: -0.01, count: 9) + [-0.1]

  private func kelly(_ returns: [Double], _ options: String...) -> Run {
    let file = "return\n" + returns.map { "\($0)\n" }.joined()
    return Tool.run(["kelly", "--trades", "-", "--trade-scale", "fraction"] + options, input: file)
  }

  private func isClose(_ value: JSONValue?, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
    (value?.doubleValue).map { abs($0 - expected) <= tolerance * max(1, abs(expected)) } ?? false
  }

  private func spans(_ interval: JSONValue?, _ low: Double, _ high: Double) -> Bool {
    isClose(interval?["low"], low) && isClose(interval?["high"], high)
  }

  // MARK: Estimates

  @Test func tradesOfTwoOutcomesAreTheStatedOdds() throws {
    let run = kelly(Self.even, "--json")
    #expect(run.code == .success)
    #expect(!run.diagnostics.contains("won or lost"))
    #expect(
      run.keys == [
        "trades", "wins", "losses", "breakEven", "isScarce", "confidence", "resamples", "winRate", "winRateInterval",
        "averageWin", "averageWinInterval", "averageLoss", "averageLossInterval", "payoffRatio", "payoffRatioInterval",
        "edge", "kellyFraction", "kellyFractionInterval", "lowerBound", "empiricalKelly", "notionalFraction",
        "leverage", "fallTo", "fractions",
      ])
    #expect([run["trades"], run["wins"], run["losses"], run["breakEven"]] == [40, 30, 10, 0])
    #expect(run["isScarce"] == false)
    for (key, expected) in [
      ("winRate", 0.75), ("averageWin", 0.02), ("averageLoss", 0.01), ("payoffRatio", 2), ("edge", 1.25),
      ("kellyFraction", 0.625), ("notionalFraction", 62.5), ("leverage", 62.5), ("confidence", 0.95),
    ] { #expect(isClose(run[key], expected), "\(key)") }
    // By SciPy: binomtest(30, 40).proportion_ci(0.95, "wilson").
    #expect(spans(run["winRateInterval"], 0.5980603857923197, 0.858128813609037))
    // No resample can change what is always the same.
    #expect(spans(run["averageWinInterval"], 0.02, 0.02))
    #expect(spans(run["averageLossInterval"], 0.01, 0.01))
    #expect(spans(run["payoffRatioInterval"], 2, 2))
    #expect(isClose(run["empiricalKelly"]?["fraction"], 0.625))
    #expect(isClose(run["empiricalKelly"]?["ruinousFraction"], 1))
    #expect(isClose(run["empiricalKelly"]?["logGrowth"], 0.75 * log(2.25) + 0.25 * log(0.375)))
    let stated = Tool.run("kelly", "--win-rate", "0.75", "--average-win", "0.02", "--average-loss", "0.01", "--json")
    let rows = try #require(run["fractions"]?.arrayValue)
    let expected = try #require(stated["fractions"]?.arrayValue)
    #expect(rows.map { $0["fraction"]?.doubleValue } == [1, 0.5, 0.25])
    for (row, expected) in zip(rows, expected) {
      for (key, value) in try #require(expected.objectValue) {
        #expect(isClose(row[key], try #require(value.doubleValue), 1e-9), "\(key)")
      }
    }
  }

  @Test func aLossLargerThanTheAverageIsInTheTradesThemselves() {
    let run = kelly(Self.uneven, "--json")
    #expect([run["trades"], run["wins"], run["losses"], run["breakEven"]] == [40, 29, 10, 1])
    #expect(run["isScarce"] == false)
    #expect(isClose(run["winRate"], 29.0 / 39))
    #expect(isClose(run["averageLoss"], 0.019))
    // p − q·L/W = 29/39 − 10/39·0.95.
    #expect(isClose(run["kellyFraction"], 0.5))
    #expect(spans(run["winRateInterval"], 0.5891834407830603, 0.8543121945900741))
    // By SciPy: the root of Σ x/(1 + f·x) over x = r/L, and the mean of ln(1 + f·x) there, of all 40 trades.
    #expect(isClose(run["empiricalKelly"]?["fraction"], 0.14327668332169027))
    #expect(isClose(run["empiricalKelly"]?["logGrowth"], 0.04913232364439925))
    #expect(isClose(run["empiricalKelly"]?["ruinousFraction"], 0.19))
    #expect(kelly(Self.uneven).output.contains("\nThe Kelly fraction is beyond ruin"))
    #expect(!kelly(Self.even).output.contains("beyond ruin"))
  }

  @Test func intervalsAreThoseOfTheEvidence() throws {
    let returns = Self.uneven.enumerated().map { $1 * (1 + 0.01 * Double($0)) }
    let run = kelly(returns, "--confidence", "0.8", "--resamples", "500", "--seed", "7", "--json")
    let expected = try TradeEvidence(returns: returns).intervals(confidence: 0.8, resamples: 500, seed: 7)
    #expect((run["confidence"], run["resamples"]) == (0.8, 500))
    #expect(spans(run["winRateInterval"], 0.6454189265319566, 0.8220734449993085))
    for (key, interval) in [
      ("averageWin", expected.averageWin), ("averageLoss", expected.averageLoss),
      ("payoffRatio", expected.payoffRatio),
      ("kellyFraction", expected.kellyFraction.lowerBound.value...expected.kellyFraction.upperBound.value),
    ] {
      let printed = run[key + "Interval"]
      #expect(printed?["low"]?.doubleValue == interval?.lowerBound, "\(key)")
      #expect(printed?["high"]?.doubleValue == interval?.upperBound, "\(key)")
      let estimate = try #require(run[key]?.doubleValue)
      #expect(try #require(interval).contains(estimate), "\(key)")
    }
    #expect(run["lowerBound"]?.doubleValue == expected.lowerBound.value)
    #expect(try #require(run["lowerBound"]?.doubleValue) < (try #require(run["kellyFraction"]?.doubleValue)))
    let other = kelly(returns, "--confidence", "0.8", "--resamples", "500", "--seed", "8", "--json")
    #expect(other["kellyFractionInterval"] != run["kellyFractionInterval"])
    #expect(other["winRateInterval"] == run["winRateInterval"])
    #expect(kelly(returns, "--seed", "7", "--json").output == kelly(returns, "--seed", "7", "--json").output)
  }

  @Test func aFractionAndALevelOfOnesOwn() throws {
    let run = kelly(Self.even, "--fraction", "0.3", "--fall-to", "0.8", "--json")
    let rows = try #require(run["fractions"]?.arrayValue)
    #expect(rows.map { $0["fraction"]?.doubleValue } == [1, 0.5, 0.3, 0.25])
    #expect(isClose(rows[2]["riskFraction"], 0.1875))
    #expect(isClose(rows[1]["fallingProbability"], 0.512))
  }

  // MARK: Few trades, and none

  @Test func fewerThanThirtyTradesAreAWarning() {
    let warning = "only 29 trades were won or lost; odds from fewer than 30 say little"
    let losses = [Double](repeating: -0.01, count: 9)
    for (wins, breakEven, isScarce) in [(20, 0, true), (20, 5, true), (21, 0, false), (22, 0, false)] {
      let returns = [Double](repeating: 0.02, count: wins) + [Double](repeating: 0, count: breakEven) + losses
      let run = kelly(returns, "--json")
      #expect(run.code == .success)
      #expect(run["isScarce"] == .bool(isScarce))
      #expect(run.diagnostics.contains("plimsoll: warning: standard input: \(warning)\n") == isScarce)
      #expect(kelly(returns).output.contains("\nWarning: \(warning).\n") == isScarce)
    }
  }

  @Test func withoutAnEdgeNothingIsBet() {
    let run = kelly([0.01, -0.01], "--json")
    #expect((run["kellyFraction"], run["lowerBound"]) == (0.0, 0.0))
    #expect(run["empiricalKelly"]?["fraction"] == 0.0)
    #expect(run["empiricalKelly"]?["logGrowth"] == 0.0)
    #expect(kelly([0.01, -0.01]).output.contains("There is no edge: bet nothing. The Kelly fraction is 0.\n"))
  }

  @Test func withoutAWinThereIsNoAverageWin() {
    let run = kelly([-0.01, -0.03], "--json")
    #expect(run.code == .success)
    for key in ["averageWin", "averageWinInterval", "payoffRatio", "payoffRatioInterval"] {
      #expect(run[key] == .null, "\(key)")
    }
    #expect(run["winRate"] == 0.0)
    #expect(run["edge"] == -1.0)
    #expect(isClose(run["averageLoss"], 0.02))
  }

  @Test func weakEvidenceSupportsNoBet() {
    let returns = [0.02, 0.02, -0.01]
    #expect(kelly(returns, "--json")["lowerBound"] == 0.0)
    #expect(kelly(returns).output.contains("\nlower bound     0: the evidence is too weak for any bet\n"))
  }

  @Test(arguments: [
    ("exit_time,return\n", "there is no closed trade, so that nothing is known of the odds"),
    ("return\n0\n0\n", "there is no trade that was won or lost, so that nothing is known of the odds"),
    ("return\n0.01\n0\n0.02\n", "none of 3 trades was lost, so that the average loss is not known"),
    ("return\n0.01\n-1\n", ""),
  ])
  func fromTheseTradesThereAreNoOdds(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "trades.csv")
    let run = Tool.run("kelly", "--trades", file, "--trade-scale", "fraction")
    #expect(run.code == .badData)
    #expect(run.output == "")
    #expect(try #require(run.error).hasPrefix(message.isEmpty ? file : "\(file): \(message)"))
  }

  @Test func aFileThatIsNotThere() throws {
    #expect(Tool.run("kelly", "--trades", try TemporaryFolder()("trades.csv")).code == .inputMissing)
  }

  // MARK: What people read

  @Test func whatPeopleRead() {
    let text = kelly(Self.uneven, "--fall-to", "0.8").output
    #expect(text.hasPrefix("40 closed trades: 29 won, 10 lost, 1 broke even\n\n"))
    #expect(text.contains("\nwin rate %           74.36  58.92  85.43\n"))
    #expect(text.contains("\nKelly fraction  50 % of the capital at risk\n"))
    #expect(text.contains("\nmost growth     14.33 % at risk, over the trades as they were: 4.913 % a trade\n"))
    #expect(text.contains("\nruin            19 % at risk, where the worst of the trades takes all\n"))
    #expect(text.contains("ever 80%") && text.contains("ever 50%"))
    #expect(kelly(Self.uneven).output.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  // MARK: A Sharpe ratio

  /// S = 1, N = 1, T = 1: c* = ½, and c − c² is expected of c times the Kelly fraction.
  @Test func aSharpeRatioFromAYear() throws {
    let run = Tool.run("kelly", "--sharpe", "1", "--years", "1", "--json")
    #expect((run.code, run.diagnostics) == (.success, ""))
    #expect(run.keys == ["sharpeRatio", "years", "assets", "kellyMultiple", "expectedGrowthRate", "fractions"])
    #expect((run["kellyMultiple"], run["expectedGrowthRate"], run["assets"]) == (0.5, 0.25, 1))
    let rows = try #require(run["fractions"]?.arrayValue)
    #expect(rows.map { $0["fraction"]?.doubleValue } == [1, 0.5, 0.25])
    #expect(rows.map { $0["expectedGrowthRate"]?.doubleValue } == [0, 0.25, 0.1875])
    let several = Tool.run("kelly", "--sharpe", "1", "--years", "2", "--assets", "8", "--json")
    #expect(several["kellyMultiple"] == 0.2)
    #expect(several["fractions"]?.arrayValue?.count == 4)
    let text = Tool.run("kelly", "--sharpe", "1", "--years", "2", "--assets", "8").output
    #expect(text.contains("\nKelly multiple  0.2 of the estimated Kelly fraction grows the most\n"))
    #expect(text.contains("of the best mix of 8 assets, estimated from 2 years"))
  }

  // MARK: Forms

  @Test(arguments: [
    ("--trades t.csv --win-rate 0.5", "option --win-rate belongs to the odds of a trade, --trades to closed trades"),
    ("--trades t.csv --volatility 0.5", "option --trades belongs to closed trades, --volatility to assets"),
    ("--confidence 0.9 --long-only", "option --confidence belongs to closed trades, --long-only to assets"),
    ("--trades t.csv --sharpe 1 --years 1", "option --trades belongs to closed trades, --sharpe to a Sharpe ratio"),
    ("--trade-scale percent", "option --trades is missing"),
    ("--resamples 200", "option --trades is missing"),
    ("--trades t.csv --resamples 99", "option --resamples: '99' is not a whole number from 100 to 1000000"),
    ("--trades t.csv --confidence 1", "option --confidence: '1' is not a number between 0 and 1, both excluded"),
    ("--sharpe 1", "option --years is missing"),
    ("--assets 3", "option --sharpe is missing"),
    ("--sharpe 0 --years 1", "option --sharpe: '0' is not a number greater than 0"),
    ("--sharpe 1 --years 1 --fall-to 0.8", "option --fall-to is of no use to a Sharpe ratio"),
  ])
  func whatCannotBeAskedIsAUsageError(options: String, message: String) {
    let run = Tool.run(["kelly"] + options.split(separator: " ").map(String.init))
    #expect(run.code == .usage)
    #expect(run.error == message)
    #expect(run.output == "")
  }

  @Test func theCommandLineChoosesTheForm() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("return\n" + Self.even.map { "\($0)\n" }.joined(), to: "trades.csv")
    let environment = ["PLIMSOLL_TRADES": file, "PLIMSOLL_TRADE_SCALE": "fraction", "PLIMSOLL_EXPECTED_RETURN": "0.3"]
    let trades = Tool.run("kelly", "--json", environment: environment)
    #expect(isClose(trades["kellyFraction"], 0.625))
    let assets = Tool.run("kelly", "--volatility", "0.6", "--json", environment: environment)
    #expect(isClose(assets["kellyFraction"], 0.3 / 0.36))
    let narrower = Tool.run("kelly", "--confidence", "0.5", "--json", environment: environment)
    #expect(narrower["confidence"] == 0.5)
  }
}
