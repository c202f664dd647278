import MarketData
import NumericalMethods
import PlimsollCommands
import PositionSizing
import Testing

@Suite struct ScoreFileTests {
  private let files = SizingFiles()
  private static let header = "timestamp,symbol,forecast_volatility,score,alert\n"

  private func time(_ text: String) throws -> TimeStamp { try SizingFiles.time(text) }

  @Test func aRowIsKnownAtTheEndOfItsBar() throws {
    let file = try files.scores(
      Self.header + """
        2024-01-01T00:00:00Z,BTC,0.01,,0
        2024-01-01T01:00:00Z,BTC,0.02,55.5,0
        2024-01-01T02:00:00Z,BTC,0.03,91,1

        """)
    let market = try file.markets.market("BTC")
    #expect(market.bar == BarSize(1, .hour))
    #expect(market.stamps == (try ["00", "01", "02"].map { try time("2024-01-01T\($0):00Z") }))
    #expect(market.ends == (try ["01", "02", "03"].map { try time("2024-01-01T\($0):00Z") }))
    #expect(market.timeline.state(at: try time("2024-01-01T00:59:59.999999Z")) == .missing)
    // Without a score, that there is no alert says nothing.
    let first = Sourced(
      try VolatilityReading(forecastVolatility: 0.01),
      from: InputSource("scores.csv", at: try time("2024-01-01T00:00Z")))
    #expect(market.timeline.state(at: try time("2024-01-01T01:00Z")) == .current(first))
    let last = Sourced(
      try VolatilityReading(forecastVolatility: 0.03, score: 91, isAlert: true),
      from: InputSource("scores.csv", at: try time("2024-01-01T02:00Z")))
    #expect(market.timeline.state(at: try time("2024-01-01T05:00Z")) == .current(last))
    #expect(
      market.timeline.state(at: try time("2024-01-01T05:00:01Z")) == .stale(last, age: .seconds(7201)))
    #expect(files.warned.isEmpty)
  }

  @Test func theGreatestAgeCanBeStated() throws {
    let text = Self.header + "2024-01-01,A,0.01,,\n2024-01-02,A,0.01,,\n"
    #expect(try files.scores(text).markets.market("A").timeline.maximumAge == .seconds(2 * 86_400))
    let stated = try files.scores(text, maximumAge: .seconds(60)).markets.market("A").timeline
    #expect(stated.maximumAge == .seconds(60))
    #expect(stated.state(at: try time("2024-01-03T00:01:01Z")).latest != nil)
    let months = try files.scores(text, bar: BarSize(1, .month)).markets.market("A").timeline
    #expect(months.maximumAge == .seconds(62 * 86_400))
  }

  @Test(arguments: [
    ("newest first", "2024-01-03,A,0.03,,\n2024-01-02,A,0.02,,\n2024-01-01,A,0.01,,\n"),
    (
      "mixed", "2024-01-01,A,0.01,,\n2024-01-02,B,0.9,,\n2024-01-02,A,0.02,,\n2024-01-03,B,0.9,,\n2024-01-03,A,0.03,,\n"
    ),
    (
      "one after another",
      "2024-01-01,B,0.9,,\n2024-01-02,B,0.9,,\n2024-01-01,A,0.01,,\n2024-01-02,A,0.02,,\n2024-01-03,A,0.03,,\n"
    ),
    (
      "each in its own order",
      "2024-01-01,B,0.9,,\n2024-01-02,B,0.9,,\n2024-01-03,A,0.03,,\n2024-01-02,A,0.02,,\n2024-01-01,A,0.01,,\n"
    ),
  ])
  func ordersOfRows(name: String, rows: String) throws {
    let market = try files.scores(Self.header + rows).markets.market("A")
    #expect(market.symbol == "A")
    #expect(market.stamps == (try (1...3).map { try time("2024-01-0\($0)") }))
    let known = market.ends.map { market.timeline.state(at: $0).latest?.value.forecastVolatility }
    #expect(known == [0.01, 0.02, 0.03])
  }

  @Test func rowsWithoutAForecastArePassedOver() throws {
    let text = Self.header + "2024-01-01,A,0.01,,\n2024-01-02,A,,,\n2024-01-03,A,NaN,50,1\n2024-01-04,A,0.04,,\n"
    let market = try files.scores(text).markets.market(nil)
    #expect(market.stamps.count == 4)
    #expect(market.timeline.count == 2)
    let state = market.timeline.state(at: try time("2024-01-04T12:00Z"))
    #expect(state == .stale(try #require(state.latest), age: .seconds(2.5 * 86_400)))
    #expect(state.latest?.source.timeStamp == (try time("2024-01-01")))
  }

  @Test func aFileOfOneMarketServesAll() throws {
    let one = try files.scores(Self.header + "2024-01-01,A,0.01,,\n2024-01-02,A,0.01,,\n").markets
    #expect(one.symbols == ["A"])
    #expect(try one.market("B").symbol == "A")
    let unnamed = try files.scores("timestamp,forecast_volatility\n2024-01-01,0.01\n2024-01-02,0.01\n").markets
    #expect(unnamed.symbols.isEmpty)
    #expect(try unnamed.market("B").symbol == nil)
  }

  @Test func ofSeveralMarketsTheOneAskedForIsNeeded() throws {
    let text = Self.header + "2024-01-01,ETH,0.01,,\n2024-01-02,ETH,0.01,,\n2024-01-01,BTC,0.01,,\n2024-01-02,BTC,1,,\n"
    let markets = try files.scores(text).markets
    #expect(markets.symbols == ["ETH", "BTC"])
    #expect(
      files.refusal { _ in _ = try markets.market("BTD") }
        == "data/scores.csv: the file does not tell of the market 'BTD'; it tells of 'ETH', 'BTC' | did you mean 'BTC'?"
    )
    #expect(
      files.refusal { _ in _ = try markets.market(nil) }
        == "data/scores.csv: the file tells of several markets, 'ETH', 'BTC', where the decisions name none")
  }

  @Test func theBarOfASingleRowHasToBeStated() throws {
    let text = Self.header + "2024-01-01,A,0.01,,\n2024-01-02,A,0.02,,\n2024-01-01,B,0.01,,\n"
    let markets = try files.scores(text).markets
    #expect(try markets.market("A").timeline.count == 2)
    #expect(
      files.refusal { _ in _ = try markets.market("B") }
        == "data/scores.csv: the length of a bar cannot be told from the only row of 'B' | --scores-bar 1d states it")
    let stated = try files.scores(text, bar: BarSize(4, .hour)).markets.market("B")
    #expect(stated.ends == [try time("2024-01-01T04:00Z")])
  }

  @Test func aStatedBarShorterThanTheSpacingIsWarnedOf() throws {
    let text = Self.header + "2024-01-01,A,0.01,,\n2024-01-02,A,0.02,,\n"
    _ = try files.scores(text, bar: BarSize(1, .day))
    _ = try files.scores(text, bar: BarSize(2, .day))
    #expect(files.warned.isEmpty)
    _ = try files.scores(text, bar: BarSize(23, .hour))
    #expect(
      files.warned
        == "plimsoll: warning: data/scores.csv: the rows of 'A' are 1d apart, but --scores-bar has them known after 23h\n"
    )
  }

  @Test func barsThatEndTogetherAreRefused() {
    // A month after 30 January is 28 February, as it is after 31 January.
    let text = Self.header + "2023-01-30,A,0.01,,\n2023-01-31,A,0.02,,\n"
    #expect(
      files.refusal { _ = try $0.scores(text, bar: BarSize(1, .month)) }
        == "data/scores.csv: the time in seconds from the value of 2023-01-30T00:00:00Z to that of 2023-01-31T00:00:00Z "
        + "in scores.csv is 0.0, expected a positive number | the length of a bar is taken to be 1mo")
  }

  @Test func timeStampsWithoutAZoneAreWarnedOf() throws {
    _ = try files.scores(Self.header + "2024-01-01 00:00:00,A,0.01,,\n2024-01-01 01:00:00,A,0.02,,\n")
    #expect(
      files.warned == "plimsoll: warning: data/scores.csv: the time stamps name no zone and are taken as UTC\n")
  }

  @Test(arguments: [
    (
      "2024-01-01,A,0.01,,\n2024-01-02,A,-0.02,,\n",
      "data/scores.csv:3, column 'forecast_volatility': '-0.02', where a positive number was expected"
    ),
    (
      "2024-01-01,A,0,,\n", "data/scores.csv:2, column 'forecast_volatility': '0', where a positive number was expected"
    ),
    (
      "2024-01-01,A,calm,,\n", "data/scores.csv:2, column 'forecast_volatility': 'calm', where a number was expected"
    ),
    (
      "2024-01-01,A,0.1,100.5,\n",
      "data/scores.csv:2, column 'score': '100.5', where a number from 0 to 100 without a percent sign was expected"
    ),
    (
      "2024-01-01,A,0.1,55%,\n",
      "data/scores.csv:2, column 'score': '55%', where a number from 0 to 100 without a percent sign was expected"
    ),
    (
      "2024-01-01,A,0.1,50,maybe\n",
      "data/scores.csv:2, column 'alert': 'maybe', where 1 for an alert or 0 for none was expected"
    ),
    (
      "yesterday,A,0.1,50,0\n2024-01-02,A,0.1,50,0\n",
      "data/scores.csv:2, column 'timestamp': 'yesterday', where a time stamp of the form iso8601 was expected"
    ),
    (
      ",A,0.1,50,0\n2024-01-02,A,0.1,50,0\n",
      "data/scores.csv:2, column 'timestamp': the value is missing (''), where every row must have one"
    ),
    (
      "2024-01-01,,0.1,50,0\n2024-01-02,A,0.1,50,0\n",
      "data/scores.csv:2, column 'symbol': '', where the name of a market was expected"
    ),
    (
      "2024-01-01,A,0.1,,\n2024-01-01,B,0.1,,\n2024-01-02,B,0.1,,\n2024-01-01,A,0.1,,\n",
      "data/scores.csv:5, column 'timestamp': '2024-01-01', which is also the time stamp of line 2 of 'A', where each "
        + "row of a market has one of its own"
    ),
    (
      "2024-01-01,A,0.1,,\n2024-01-03,A,0.1,,\n2024-01-02,A,0.1,,\n",
      "data/scores.csv:4, column 'timestamp': the time stamp '2024-01-02' follows '2024-01-03', which breaks the order "
        + "of the rows before it"
    ),
    (
      "2024-01-03,A,0.1,,\n2024-01-01,A,0.1,,\n2024-01-02,A,0.1,,\n",
      "data/scores.csv:4, column 'timestamp': the time stamp '2024-01-02' follows '2024-01-01', which breaks the order "
        + "of the rows before it"
    ),
    ("", "data/scores.csv: the file holds a header and no rows"),
  ])
  func faults(rows: String, message: String) {
    #expect(files.refusal { _ = try $0.scores(Self.header + rows) } == message)
  }

  @Test(arguments: [
    ("timestamp,symbol,regime\n2024-01-01,A,bull\n", "--labels"),
    ("timestamp,confidence\n2024-01-01,0.5\n", "--signals"),
    ("timestamp,open,high,low,close\n2024-01-01,1,2,1,2\n", "this looks like a file of prices"),
    ("timestamp,forecast_volatilty\n2024-01-01,0.5\n", "did you mean 'forecast_volatilty'?"),
  ])
  func filesOfOtherKindsAreRecognised(text: String, hint: String) {
    let refusal = files.refusal { _ = try $0.scores(text) }
    #expect(refusal.hasPrefix("data/scores.csv: no column is named 'forecast_volatility'; the columns are 'timestamp'"))
    #expect(refusal.contains(hint), "\(refusal)")
  }
}
