import PositionSizing
import Testing

@Suite("Traces on one line")
struct TraceTextTests {
  @Test("A trace has each factor with its value, its inputs and its source")
  func example() throws {
    let position = try SizingPolicy.regimeAware.size(
      .example {
        $0.stopDistance = Sourced(0.04)
        $0.ageRegime()
      })
    let kelly = try #require(position.trace.first?.value)
    #expect(abs(kelly - 0.2125) < 1e-15)
    #expect(
      position.traceText
        == "kelly \(kelly) [winRate 0.55 averageWin 0.02 averageLoss 0.015 trades 200 from trades.csv "
        + "2024-01-02T00:00:00Z]; stop-distance 1.0 [stopDistance 0.04 from given]; stale-regime 0.1 "
        + "[ageSeconds 86400.0 regime crisis from labels.csv 2024-01-03T00:00:00Z]; high-forecast-cut 0.8 "
        + "[isHigh yes score 97.0 from scores.csv 2024-01-04T00:00:00Z]")
  }

  @Test("Probabilities of regimes are inputs of their mean multiplier")
  func probabilities() throws {
    let policy = SizingPolicy(name: "mean", base: .kelly, regime: RegimeLayer(reading: .expected))
    let text = try policy.size(.example()).traceText
    #expect(
      text.hasSuffix(
        "expected-regime 0.4625 [bull 0.25 consolidation 0.25 bear 0.25 crisis 0.25 from labels.csv "
          + "2024-01-03T00:00:00Z]"))
  }

  @Test("Where there is no size there is no value")
  func refusal() throws {
    let position = try SizingPolicy.halfKelly.size(
      .example {
        $0.odds = nil
        $0.closedTrades = Sourced(3, from: InputSource("trades.csv"))
      })
    #expect(position.traceText == "no-odds [trades 3 from trades.csv]")
  }

  @Test("The numbers of a line multiply to the size, and need no quotes")
  func product() throws {
    var draw = RandomSizing(seed: 43)
    for _ in 0..<10_000 {
      let policy = try draw.policy()
      let position = try policy.size(draw.doubtfulInputs())
      let text = position.traceText
      try #require(!text.contains { $0 == "," || $0 == "\"" || $0.isNewline })
      guard let notional = position.notional?.value else { continue }
      var product = 1.0
      for (factor, told) in zip(position.trace, text.split(separator: "; ", omittingEmptySubsequences: false)) {
        let words = told.split(separator: " ")
        let value = try #require(Double(words[1]))
        try #require(words[0] == factor.reason.name && value == factor.value)
        product *= value
      }
      let size = policy.startsFromNotional ? notional : try #require(position.risk?.value)
      try #require(abs(product - size) <= 1e-14 * size + .leastNormalMagnitude)
    }
  }

  @Test("Names that look like a part of a trace, or have several words, do not end one")
  func signsInNames() throws {
    let classes = ["bull; fraction 9", "bear [from] x", "flat\nmarket"]
    let table = try RegimeMultipliers([classes[0]: 1, classes[1]: 0.5, classes[2]: 0])
    let reading = try RegimeReading(regime: classes[1], classNames: classes, probabilities: [0.5, 0.25, 0.25])
    var policy = SizingPolicy(name: "mine; yours [2]", base: .kelly, fraction: .multiple(.half))
    for (layer, expected) in [
      (
        RegimeLayer(table, reading: .expected),
        "expected-regime 0.625 [bull:_fraction_9 0.5 bear_(from)_x 0.25 flat_market 0.25 from labels: a (b).csv]"
      ), (RegimeLayer(table), "regime 0.5 [regime bear_(from)_x from labels: a (b).csv]"),
    ] {
      policy.regime = layer
      let text = try policy.size(
        .example { $0.regime = .current(Sourced(reading, from: InputSource("labels; a [b].csv"))) }
      ).traceText
      #expect(text.hasSuffix("; fraction 0.5 [from mine: yours (2)]; \(expected)"))
      #expect(text.split(separator: "; ").count == 3)
    }
  }

  @Test("A name of several lines becomes one")
  func names() throws {
    var policy = SizingPolicy.halfKelly
    policy.name = "half\nKelly\r\nof, mine"
    #expect(try policy.size(.example()).traceText.hasSuffix("; fraction 0.5 [from half Kelly of, mine]"))
  }
}
