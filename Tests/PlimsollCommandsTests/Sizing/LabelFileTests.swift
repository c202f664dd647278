import MarketData
import PlimsollCommands
import PositionSizing
import Testing

@Suite struct LabelFileTests {
  private let files = SizingFiles()
  private static let header = "timestamp,symbol,regime,p_bull,p_consolidation,p_bear,p_crisis\n"

  private func time(_ text: String) throws -> TimeStamp { try SizingFiles.time(text) }

  @Test func regimesComeWithTheirProbabilities() throws {
    let file = try files.labels(
      Self.header + """
        2024-01-01T00:00:00Z,BTC,,,,,
        2024-01-02T00:00:00Z,BTC,bull,0.7,0.1,0.1,0.1
        2024-01-03T00:00:00Z,BTC,crisis,0,0,0,1

        """)
    #expect(file.classNames == ["bull", "consolidation", "bear", "crisis"])
    let market = try file.markets.market("BTC")
    #expect(market.stamps.count == 3)
    #expect(market.timeline.count == 2)
    #expect(market.timeline.state(at: try time("2024-01-02T12:00Z")) == .missing)
    let bull = try RegimeReading(regime: "bull", classNames: file.classNames, probabilities: [0.7, 0.1, 0.1, 0.1])
    #expect(
      market.timeline.state(at: try time("2024-01-03"))
        == .current(Sourced(bull, from: InputSource("labels.csv", at: try time("2024-01-02")))))
  }

  @Test func ofARuleThereAreNoProbabilities() throws {
    let file = try files.labels(Self.header + "2024-01-01,A,,,,,\n2024-01-02,A,bear,,,,\n2024-01-03,A,bull,,,,\n")
    let state = try file.markets.market("A").timeline.state(at: try time("2024-01-03"))
    #expect(state.latest?.value == (try RegimeReading(regime: "bear", classNames: file.classNames)))
  }

  @Test(arguments: ["calm", "hidden-1", "sehr ruhig"])
  func regimesMayHaveOtherNames(name: String) throws {
    let file = try files.labels("time,regime,P_\(name),p_wild\n2024-01-01,\(name),0.9,0.1\n2024-01-02,wild,0.2,0.8\n")
    #expect(file.classNames == [name, "wild"])
    let reading = try file.markets.market(nil).timeline.state(at: try time("2024-01-02")).latest?.value
    #expect(reading?.regime == name)
    #expect(reading?.probabilities == [0.9, 0.1])
    let alone = try files.labels("timestamp,regime\n2024-01-01,\(name)\n2024-01-02,wild\n")
    #expect(alone.classNames.isEmpty)
    #expect(try alone.markets.market("X").timeline.count == 2)
  }

  @Test func aDailyLabelIsNotSeenByHoursOfItsDay() throws {
    let labels = try files.labels("timestamp,regime\n2024-01-01,bull\n2024-01-02,crisis\n2024-01-03,bear\n")
    let rows = (0..<72).map { "\(1_704_067_200 + 3600 * $0),0.01" }.joined(separator: "\n")
    let scores = try files.scores("timestamp,forecast_volatility\n" + rows + "\n")
    var cursor = try labels.markets.market("A").timeline.cursor()
    let seen = try scores.markets.market("A").ends.map { cursor.advance(to: $0).latest?.value.regime }
    // The decision at the end of the hour from 23:00 falls on the end of the day.
    let expected = Array(repeating: String?.none, count: 23) + Array(repeating: "bull", count: 24)
    #expect(seen == expected + Array(repeating: "crisis", count: 24) + ["bear"])
  }

  @Test(arguments: [
    (
      "2024-01-01,A,bull,0.4,0.2,0.2,0.1\n",
      "data/labels.csv:2, columns 'p_bull', 'p_consolidation', 'p_bear', 'p_crisis': the probabilities sum to 0.9, "
        + "expected 1"
    ),
    (
      "2024-01-01,A,bull,1,0,0,0\n2024-01-02,A,bull,1.5,-0.5,0,0\n",
      "data/labels.csv:3, column 'p_bull': '1.5', where a number from 0 to 1 was expected"
    ),
    (
      "2024-01-01,A,bull,0.5,,0.5,0\n",
      "data/labels.csv:2, column 'p_consolidation': '', where a number from 0 to 1, as the row has others was expected"
    ),
    (
      "2024-01-01,A,bull,1,0,0,much\n",
      "data/labels.csv:2, column 'p_crisis': 'much', where a number was expected"
    ),
  ])
  func faults(rows: String, message: String) {
    #expect(files.refusal { _ = try $0.labels(Self.header + rows) } == message)
  }

  @Test func theBarIsStatedWithAnOptionOfItsOwn() {
    #expect(
      files.refusal { _ = try $0.labels(Self.header + "2024-01-01,A,bull,1,0,0,0\n").markets.market("A") }
        == "data/labels.csv: the length of a bar cannot be told from the only row of 'A' | --labels-bar 1d states it")
  }

  @Test func aFileOfScoresIsRecognised() {
    let refusal = files.refusal { _ = try $0.labels("timestamp,forecast_volatility\n2024-01-01,0.1\n") }
    #expect(
      refusal == "data/labels.csv: no column is named 'regime'; the columns are 'timestamp', 'forecast_volatility' | "
        + "this looks like a file of 'plimsoll score', which is given with --scores")
  }
}
