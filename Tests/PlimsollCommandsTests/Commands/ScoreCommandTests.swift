import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

@Suite struct ScoreCommandTests {
  private let folder: TemporaryFolder
  private let prices: String
  private let garch: String

  init() throws {
    folder = try TemporaryFolder()
    prices = try folder.write(Tool.bars(700), to: "a b,c:d.x.csv")
    garch = folder("garch")
    #expect(Tool.run("train", "ewma", prices, "-o", garch).code == .success)
  }

  private func rows(_ arguments: String...) throws -> [[String]] {
    let run = Tool.run(["score"] + arguments)
    #expect(run.code == .success, "\(run.diagnostics)")
    return run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The score by its definition: the percentage of the window that is lower, and half of what is equal.
  private func scores(of values: [Double], days: Int, smallest: Int) -> [Double?] {
    values.indices.map { index in
      let window = values[max(0, index - days + 1)...index]
      guard window.count >= smallest else { return nil }
      let lower = window.count { $0 < values[index] }
      let equal = window.count { $0 == values[index] }
      return 100 * (Double(lower) + Double(equal) / 2) / Double(window.count)
    }
  }

  @Test func scoresAreRanksAmongThoseUpToThen() throws {
    let table = try rows(garch, prices)
    #expect(table[0] == ["timestamp", "symbol", "forecast_volatility", "score", "alert"])
    let forecasts = Tool.run("forecast", garch, prices, "--every", "--json")["rows"]?.arrayValue ?? []
    #expect(table.count == forecasts.count + 1 && forecasts.count == 699)
    let volatilities = forecasts.map { $0["volatility"]?.doubleValue ?? .nan }
    #expect(table.dropFirst().map { Double($0[2]) } == volatilities)
    #expect(table.dropFirst().map { .string($0[0]) } == forecasts.map { $0["timestamp"] })
    let expected = scores(of: volatilities, days: 365, smallest: 100)
    for (row, score) in zip(table.dropFirst(), expected) {
      #expect(row[1] == "a-b-c-d.x")
      #expect(row[3].isEmpty == (score == nil))
      if let score { #expect(abs((Double(row[3]) ?? .nan) - score) < 1e-9) }
      #expect(row[4] == (score ?? 0 >= 90 ? "1" : "0"))
    }
    #expect(table[99][3].isEmpty && !table[100][3].isEmpty)
  }

  @Test func optionsChangeTheWindowAndTheThreshold() throws {
    let table = try rows(garch, prices, "--window", "30", "--smallest-history", "10", "--threshold", "50").dropFirst()
    let expected = scores(of: table.map { Double($0[2]) ?? .nan }, days: 30, smallest: 10)
    #expect(
      table.map { Double($0[3]).map { ($0 * 1e6).rounded() } } == expected.map { $0.map { ($0 * 1e6).rounded() } })
    #expect(table.map { $0[4] } == expected.map { $0 ?? 0 >= 50 ? "1" : "0" })
    for bad in [["--window", "0"], ["--threshold", "100.1"], ["--threshold", "-1"], ["--smallest-history", "0"]] {
      #expect(Tool.run(["score", garch, prices] + bad).code == .usage)
    }
    #expect(try rows(garch, prices, "--market", "X Y")[1][1] == "X-Y")
  }

  /// The volatility per period of the mean variance of all periods ahead.
  @Test func theForecastIsOfTheHorizon() throws {
    #expect(Tool.run("train", "garch", prices, "--returns", "simple", "-o", folder("g")).code == .success)
    let table = try rows(folder("g"), prices, "--horizon", "5")
    let forecasts = Tool.run("forecast", folder("g"), prices, "--every", "--horizon", "5", "--json")["rows"]
    for (row, forecast) in zip(table.dropFirst(), forecasts?.arrayValue ?? []) {
      let expected = ((forecast["aggregatedVariance"]?.doubleValue ?? .nan) / 5).squareRoot()
      #expect(abs((Double(row[2]) ?? .nan) / expected - 1) < 1e-12)
    }
  }

  @Test func autoregressionsAndNetworksScore() throws {
    #expect(Tool.run("train", "har", Tool.oil, "--measure", "squared-return", "-o", folder("h")).code == .success)
    let autoregression = try rows(folder("h"), Tool.oil)
    #expect(autoregression.count > 8000 && autoregression[1][1] == "wti_daily")
    let sample = try SampleNetwork(Tool.bars(700))
    let model = try sample.write(to: folder("lstm"))
    let network = try rows(model, prices, "--horizon", "1").dropFirst()
    let expected = try sample.variances(horizon: 1).filter { !$0.isNaN }
    #expect(network.count == expected.count)
    for (row, variance) in zip(network, expected) {
      #expect(abs((Double(row[2]) ?? .nan) / variance.squareRoot() - 1) < 1e-12)
    }
  }

  @Test func jsonIsAnArrayOfTheRows() throws {
    let run = Tool.run("score", garch, prices, "--json")
    let rows = try #require(JSONValue(parsing: run.output.utf8).objectValue == nil ? run.output : nil)
    guard case .array(let values) = try JSONValue(parsing: rows.utf8) else {
      Issue.record("an array is expected")
      return
    }
    #expect(values.count == 699)
    #expect(values[0]["score"] == .null && values[0]["alert"] == 0 && values[0]["symbol"] == "a-b-c-d.x")
    #expect(values[698]["score"]?.doubleValue != nil)
    #expect(Tool.run("score", garch, prices, "-o", folder("s.csv")).output == "")
    #expect(try folder.text(of: "s.csv") == Tool.run("score", garch, prices).output)
  }

  @Test func stabilityAddsColumns() throws {
    let table = try rows(garch, prices, "--stability")
    #expect(
      table[0].suffix(4) == ["stability", "volatility_percentile", "trend_percentile", "liquidity_percentile"])
    #expect(table.dropFirst().map { $0.prefix(5) } == (try rows(garch, prices)).dropFirst().map { $0[...] })
    // 30 days, and 100 values of them, are needed before.
    #expect(table[128][5].isEmpty && !table[130][5].isEmpty)
    for row in table.suffix(100) {
      let numbers = row.suffix(4).compactMap { Double($0) }
      #expect(abs(numbers[0] - (100 - numbers[1] + numbers[2] + numbers[3]) / 3) < 1e-9)
    }
    let oil = folder("oil")
    #expect(Tool.run("train", "ewma", Tool.oil, "-o", oil).code == .success)
    let plain = try rows(oil, Tool.oil, "--stability")
    let last = try #require(plain.last)
    #expect(last[8].isEmpty)
    let numbers = last[5...7].compactMap { Double($0) }
    #expect(abs(numbers[0] - (100 - numbers[1] + numbers[2]) / 2) < 1e-9)
  }

  @Test func returnsWithoutTimeHaveNoScore() throws {
    #expect(Tool.run("train", "ewma", Tool.mark, "--return-column", "return", "-o", folder("e")).code == .success)
    let run = Tool.run("score", folder("e"), Tool.mark, "--return-column", "return")
    #expect(run.code == .badData)
    #expect(run.error == "\(Tool.mark): scores are of forecasts with time stamps, which the file has none of")
  }
}
