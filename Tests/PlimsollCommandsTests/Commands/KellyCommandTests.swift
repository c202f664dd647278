import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

@Suite struct KellyCommandTests {
  private static let odds = ["kelly", "--win-rate", "0.55", "--average-win", "0.02", "--average-loss", "0.015"]

  private func isClose(_ value: JSONValue?, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
    (value?.doubleValue).map { abs($0 - expected) <= tolerance * max(1, abs(expected)) } ?? false
  }

  @Test func theOddsOfATrade() throws {
    let run = Tool.run(Self.odds + ["--json"])
    #expect((run.code, run.diagnostics) == (.success, ""))
    #expect(
      run.keys == [
        "winRate", "averageWin", "averageLoss", "payoffRatio", "edge", "kellyFraction", "notionalFraction", "leverage",
        "fallTo", "fractions",
      ])
    #expect(isClose(run["edge"], 0.55 * 4 / 3 - 0.45))
    #expect(isClose(run["kellyFraction"], 0.2125))
    #expect(isClose(run["notionalFraction"], 14.1666666666666667))
    #expect(isClose(run["leverage"], 14.1666666666666667))
    let rows = try #require(run["fractions"]?.arrayValue)
    #expect(rows.map { $0["fraction"]?.doubleValue } == [1, 0.5, 0.25])
    #expect(
      Set(try #require(rows[0].objectValue).keys) == [
        "fraction", "riskFraction", "notionalFraction", "leverage", "expectedLogGrowth", "logGrowthVariance",
        "doublingTrades", "growthShare", "varianceShare", "volatilityShare", "halvingProbability",
        "fallingProbability", "doublingBeforeHalvingProbability", "halvingBound", "fallingBound",
      ])
    for (key, expected) in [
      ("riskFraction", [0.2125, 0.10625, 0.053125]), ("growthShare", [1, 0.75, 0.4375]),
      ("varianceShare", [1, 0.25, 0.0625]), ("volatilityShare", [1, 0.5, 0.25]),
      ("halvingProbability", [0.5, 0.125, 0.0078125]),
      ("doublingBeforeHalvingProbability", [2.0 / 3, 8.0 / 9, 128.0 / 129]),
    ] as [(String, [Double])] { #expect(zip(rows, expected).allSatisfy { isClose($0[key], $1) }, "\(key)") }
    for (row, expected) in zip(rows, Self.expectedGrowth) {
      #expect(isClose(row["expectedLogGrowth"], expected.growth))
      #expect(isClose(row["doublingTrades"], expected.doubling, 1e-10))
      #expect(isClose(row["halvingBound"], expected.halvingBound))
    }
  }

  /// In Python: p·log1p(b f) + q·log1p(−f), ln 2 over it, and 2^−r with the root r that SciPy finds.
  private static let expectedGrowth: [(growth: Double, doubling: Double, halvingBound: Double)] = [
    (0.02970211407031373, 23.33662778747196, 0.5), (0.02232091743707957, 31.05370478224552, 0.12474494385655174),
    (0.013075753226294281, 53.01011487170639, 0.007844050014627027),
  ]

  @Test func aFractionAndALevelOfOnesOwn() throws {
    let run = Tool.run(Self.odds + ["--fraction", "0.3", "--fall-to", "0.8", "--json"])
    let rows = try #require(run["fractions"]?.arrayValue)
    #expect(rows.map { $0["fraction"]?.doubleValue } == [1, 0.5, 0.3, 0.25])
    #expect(run["fallTo"] == 0.8)
    #expect(isClose(rows[2]["riskFraction"], 0.06375))
    #expect(isClose(rows[0]["fallingProbability"], 0.8))
    #expect(isClose(rows[1]["fallingProbability"], 0.512))
    #expect(isClose(rows[0]["halvingProbability"], 0.5))
    #expect(Tool.run(Self.odds + ["--fraction", "0.5", "--json"])["fractions"]?.arrayValue?.count == 3)
    let text = Tool.run(Self.odds + ["--fall-to", "0.8"]).output
    #expect(text.contains("ever 80%") && text.contains("ever 50%"))
  }

  @Test func whatPeopleRead() {
    let text = Tool.run(Self.odds).output
    #expect(
      text.hasPrefix("won in 55 % of trades, 2 % gained or 1.5 % lost: an edge of 0.2833 for each unit at risk\n"))
    #expect(text.contains("\nKelly fraction  21.25 % of the capital at risk\n"))
    #expect(text.contains("\nposition        14.17 times the capital, with borrowed money\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func withoutAnEdgeNothingIsBet() throws {
    for win in ["0.02", "0.019"] {
      let options = ["kelly", "--win-rate", "0.5", "--average-win", win, "--average-loss", "0.02"]
      let run = Tool.run(options + ["--json"])
      #expect(run.code == .success)
      #expect(run["kellyFraction"] == 0.0)
      #expect(run["leverage"] == 0.0)
      let row = try #require(run["fractions"]?.arrayValue?.first)
      #expect(row["expectedLogGrowth"] == 0.0)
      for key in ["growthShare", "halvingProbability", "fallingBound", "doublingTrades"] { #expect(row[key] == .null) }
      #expect(Tool.run(options).output.contains("There is no edge: bet nothing. The Kelly fraction is 0.\n"))
    }
  }

  @Test func whatIsSureIsBetWhole() {
    let run = Tool.run("kelly", "--win-rate", "1", "--average-win", "0.02", "--average-loss", "0.01", "--json")
    #expect(run["kellyFraction"] == 1.0)
    #expect(run[["fractions"]]?.arrayValue?.first?["halvingBound"] == 0.0)
  }

  @Test func oneAsset() throws {
    let run = Tool.run("kelly", "--expected-return", "0.3", "--volatility", "0.6", "--json")
    #expect((run.code, run.diagnostics) == (.success, ""))
    #expect(isClose(run["kellyFraction"], 0.3 / 0.36))
    #expect(isClose(run["notionalFraction"], 0.3 / 0.36))
    #expect(isClose(run["sharpeRatio"], 0.5))
    #expect(isClose(run["growthRate"], 0.125))
    let rows = try #require(run["fractions"]?.arrayValue)
    for (key, expected) in [
      ("growthShare", [1, 0.75, 0.4375]), ("volatilityShare", [1, 0.5, 0.25]), ("volatility", [0.5, 0.25, 0.125]),
      ("halvingProbability", [0.5, 0.125, 0.0078125]), ("leverage", [0.3 / 0.36, 0.15 / 0.36, 0.075 / 0.36]),
    ] as [(String, [Double])] { #expect(zip(rows, expected).allSatisfy { isClose($0[key], $1) }, "\(key)") }
    let short = Tool.run("kelly", "--expected-return", "-0.3", "--volatility", "0.6", "--json")
    #expect(isClose(short["kellyFraction"], -0.3 / 0.36))
    let flat = Tool.run("kelly", "--expected-return", "-0.3", "--volatility", "0.6", "--long-only", "--json")
    #expect(flat["notionalFraction"] == 0.0)
    #expect(flat["fractions"]?.arrayValue?.first?["halvingProbability"] == .null)
    let text = Tool.run("kelly", "--expected-return", "0", "--volatility", "0.6").output
    #expect(text.contains("There is no edge within the limits: hold nothing."))
  }

  /// By hand: both Sharpe ratios are ½, so that the weights are (S₁ − ρ S₂)/(σ(1 − ρ²)).
  @Test func severalAssets() throws {
    let options = [
      "kelly", "--expected-return", "0.3,0.4", "--volatility", "0.6,0.8", "--correlation", "0.7", "--json",
    ]
    let run = Tool.run(options)
    #expect(run["kellyFraction"] == .null)
    let weights = try #require(run["weights"]?.arrayValue)
    #expect(isClose(weights[0], 0.15 / 0.306) && isClose(weights[1], 0.15 / 0.408))
    #expect(run["unconstrainedWeights"] == run["weights"])
    let limited = Tool.run(options + ["--long-only", "--maximum-leverage", "0.5"])
    let held = try #require(limited["weights"]?.arrayValue)
    // w₂ = (μ₂ − μ₁ + c(Σ₁₁ − Σ₁₂))/(Σ₁₁ + Σ₂₂ − 2Σ₁₂).
    let second = (0.1 + 0.5 * (0.36 - 0.336)) / (0.36 + 0.64 - 0.672)
    #expect(isClose(held[1], second) && isClose(held[0], 0.5 - second))
    #expect(isClose(limited["leverage"], 0.5))
    #expect(isClose(limited["leveragePrice"], 0.3 - 0.36 * (0.5 - second) - 0.336 * second))
    let capped = Tool.run(options + ["--maximum-asset", "0.25"])
    #expect(capped["weights"] == [0.25, 0.25])
    #expect(capped["assetsAtLimit"] == [1, 2])
    // Half of it at its own multiple: variance over expected return.
    let (gain, variance) = (0.175, 0.0625 * (0.36 + 0.64 + 0.672))
    let halved = try #require(capped["fractions"]?.arrayValue?[1])
    let exponent = 2 / (0.5 * variance / gain) - 1
    #expect(isClose(halved["doublingBeforeHalvingProbability"], 1 / (1 + pow(0.5, exponent))))
    #expect(isClose(halved["growthRate"], 0.5 * gain - 0.125 * variance))
  }

  @Test(arguments: [
    ("", "kelly needs the odds of a trade or the returns of assets"),
    ("--win-rate 0.5 --average-win 0.02", "option --average-loss is missing"),
    ("--average-loss 0.02", "option --win-rate is missing"),
    ("--volatility 0.02", "option --expected-return is missing"),
    ("--expected-return 0.02", "option --volatility is missing"),
    ("--long-only", "option --expected-return is missing"),
    (
      "--win-rate 0.5 --average-win 0.02 --average-loss 0.02 --volatility 0.3",
      "option --win-rate belongs to the odds of a trade, --volatility to assets"
    ),
    (
      "--average-loss 0.02 --long-only",
      "option --average-loss belongs to the odds of a trade, --long-only to assets"
    ),
    (
      "--win-rate 55 --average-win 0.02 --average-loss 0.02",
      "the win rate is 55.0, expected a probability from 0 to 1"
    ),
    (
      "--win-rate 0.5 --average-win -0.1 --average-loss 0.02",
      "the average win is -0.1, expected a finite number that is not negative"
    ),
    (
      "--win-rate 0.5 --average-win 0.1 --average-loss 0",
      "the average loss is 0.0, expected a positive, finite number"
    ),
    (
      "--win-rate 0.5 --average-win 0.1 --average-loss 0.1 --fraction 0",
      "option --fraction: the multiple of the Kelly fraction is 0.0, expected a number above 0, at most 1"
    ),
    (
      "--win-rate 0.5 --average-win 0.1 --average-loss 0.1 --fraction 1.5",
      "option --fraction: the multiple of the Kelly fraction is 1.5, expected a number above 0, at most 1"
    ),
    (
      "--win-rate 0.5 --average-win 0.1 --average-loss 0.1 --fall-to 1",
      "option --fall-to: '1' is not a number between 0 and 1, both excluded"
    ),
    ("--win-rate nan --average-win 1 --average-loss 1", "option --win-rate: 'nan' is not a number"),
    ("--expected-return 0.1,0.2 --volatility 0.3", "there are 1 volatilities, expected 2"),
    ("--expected-return 0.1,0.2 --volatility 0.3,0.4", "there are 0 correlations, expected 1"),
    ("--expected-return 0.1 --volatility 0.3 --correlation 0.1", "there are 1 correlations, expected 0"),
    ("--expected-return 0.1 --volatility 0", "the volatility of asset 1 is 0.0, expected a positive, finite number"),
    (
      "--expected-return 0.1,0.2 --volatility 0.3,0.4 --correlation 1.5",
      "the correlation of assets 1 and 2 is 1.5, expected a number from -1 to 1"
    ),
    (
      "--expected-return 0.1,0.2 --volatility 0.3,0.4 --correlation 1",
      "the covariance of 2 assets is not positive definite: some mix of them would be without risk"
    ),
    (
      "--expected-return 0.1 --volatility 0.3 --maximum-leverage 0",
      "option --maximum-leverage: '0' is not a number greater than 0"
    ),
  ])
  func whatCannotBeAskedIsAUsageError(options: String, message: String) {
    let run = Tool.run(["kelly"] + options.split(separator: " ").map(String.init))
    #expect(run.code == .usage)
    #expect(run.error == message)
    #expect(run.output == "")
  }

  @Test func hintsSayWhatToDo() {
    #expect(Tool.run("kelly").hint?.hasPrefix("for example: plimsoll kelly --win-rate") == true)
    #expect(
      Tool.run("kelly", "--win-rate", "0.5").hint == "--win-rate, --average-win and --average-loss go together")
    #expect(
      Tool.run("kelly", "--win-rate", "55", "--average-win", "2", "--average-loss", "2").hint
        == "all are fractions: 0.55 is 55 %")
    #expect(
      Tool.run("kelly", "--expected-return", "0.1,0.2", "--volatility", "0.3,0.4").hint
        == "--correlation lists those of assets 1 and 2, 1 and 3 and so on, then of 2 and 3")
  }

  @Test func theCommandLineChoosesTheForm() {
    let environment = ["PLIMSOLL_WIN_RATE": "0.6", "PLIMSOLL_AVERAGE_WIN": "0.02", "PLIMSOLL_AVERAGE_LOSS": "0.02"]
    #expect(isClose(Tool.run("kelly", "--json", environment: environment)["kellyFraction"], 0.2))
    let assets = Tool.run(
      "kelly", "--expected-return=-0.1,0.2", "--volatility", "0.3,0.4", "--correlation", "0", "--json",
      environment: environment)
    #expect(assets["unconstrainedWeights"]?.arrayValue?.count == 2)
  }

  @Test func theExamplesOfTheHelpWork() {
    let examples = Tool.run("kelly", "--help").output.split(separator: "\n").filter {
      $0.hasPrefix("  plimsoll kelly ")
    }
    #expect(examples.count == 4)
    for example in examples {
      #expect(Tool.run(example.split(separator: " ").dropFirst().map(String.init)).code == .success, "\(example)")
    }
  }
}
