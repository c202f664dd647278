import CPlimsoll
import PositionSizing
import Testing

/// Sizes through C: what Swift has.
@Suite struct SizingCallTests {
  /// A decision of which nothing but the odds is known.
  private static func odds() -> plimsoll_sizing_inputs {
    var inputs = unsafe plimsoll_sizing_inputs()
    unsafe Call.ok { unsafe plimsoll_sizing_inputs_clear(&inputs, $0) }
    unsafe (inputs.win_rate, inputs.average_win, inputs.average_loss) = (0.55, 0.02, 0.015)
    return unsafe inputs
  }

  private static func policy(_ text: String) -> plimsoll_policy {
    var policy: plimsoll_policy = 0
    unsafe Call.ok { unsafe plimsoll_policy_new(text, &policy, $0) }
    return policy
  }

  private static func size(_ text: String, _ inputs: plimsoll_sizing_inputs) -> (plimsoll_position, String) {
    let policy = policy(text)
    var position = plimsoll_position()
    let explanation = unsafe withUnsafePointer(to: inputs) { inputs in
      unsafe Call.ok { unsafe plimsoll_size(policy, inputs, &position, $0) }
      return unsafe Call.text { unsafe plimsoll_size_explanation(policy, inputs, $0, $1, $2, $3) }
    }
    unsafe Call.ok { unsafe plimsoll_free(policy, $0) }
    return (position, explanation)
  }

  @Test func halfOfTheKellyFraction() {
    // p − q·L/W = 0.55 − 0.45 · 0.75 = 0.2125, half of it 0.10625; over the loss at the stop 7.08333….
    let (position, explanation) = unsafe Self.size("half-kelly", Self.odds())
    #expect(abs(position.risk_fraction - 0.10625) < 1e-15)
    #expect(abs(position.notional_fraction - 0.10625 / 0.015) < 1e-14)
    #expect(position.leverage == position.notional_fraction)
    #expect(explanation.split(separator: "\n").count == 3)
    #expect(explanation.hasSuffix("of which 10.63 % of the capital is lost at the stop."))
  }

  @Test func allThatIsKnownArrives() throws {
    var stated = unsafe Self.odds()
    unsafe (stated.trade_count, stated.kelly_lower_bound) = (40, 0.1)
    unsafe (stated.sharpe_ratio, stated.sharpe_years) = (1.2, 3)
    unsafe (stated.forecast_volatility, stated.mean_volatility, stated.volatility_score) = (2.5, 2, 95)
    unsafe (stated.volatility_alert, stated.annualization) = (1, 0.16)
    unsafe (stated.confidence, stated.agreement, stated.correlation, stated.consecutive_losses) = (0.7, 2, 0.6, 4)
    unsafe (stated.expected_return, stated.stop_distance) = (0.1, 0.02)
    var inputs = SizingInputs(
      odds: Sourced(
        try OddsEvidence(
          TradeOdds(winRate: 0.55, averageWin: 0.02, averageLoss: 0.015), tradeCount: 40, lowerBound: RiskFraction(0.1))
      ),
      stopDistance: Sourced(0.02))
    inputs.sharpe = Sourced(try SharpeEvidence(sharpeRatio: 1.2, years: 3))
    inputs.expectedReturn = Sourced(0.1)
    inputs.volatility = .current(
      Sourced(try VolatilityReading(forecastVolatility: 2.5, trailingMean: 2, score: 95, isAlert: true)))
    inputs.annualization = 0.16
    (inputs.confidence, inputs.agreement) = (Sourced(0.7), Sourced(2))
    (inputs.correlation, inputs.consecutiveLosses) = (Sourced(0.6), Sourced(4))
    let names = ["bull", "consolidation", "bear", "crisis"]
    inputs.regime = .current(
      Sourced(try RegimeReading(regime: "bear", classNames: names, probabilities: [0.1, 0.2, 0.6, 0.1])))
    try unsafe Self.withRegime("bear", names, [0.1, 0.2, 0.6, 0.1], &stated) { stated in
      for policy in SizingPolicy.presets {
        let expected = try policy.size(inputs)
        let (position, explanation) = unsafe Self.size(policy.name, stated)
        #expect(position.risk_fraction == expected.risk?.value || expected.risk == nil && position.risk_fraction.isNaN)
        #expect(position.notional_fraction == expected.notional?.value)
        #expect(position.leverage == expected.leverage?.value)
        #expect(explanation == expected.explanation.joined(separator: "\n"))
      }
      let json = #"{"base": "kelly", "regime": {"reading": "expected"}, "caps": {"maximumNotional": 0.25}}"#
      let (position, explanation) = unsafe Self.size(json, stated)
      #expect(position.notional_fraction == 0.25 && explanation.contains("0.25"))
    }
  }

  private static func withRegime(
    _ regime: String, _ names: [String], _ probabilities: [Double], _ inputs: inout plimsoll_sizing_inputs,
    _ body: (plimsoll_sizing_inputs) throws -> Void
  ) rethrows {
    let texts = names.map { Array($0.utf8CString) }
    var pointers: [UnsafePointer<CChar>?] = unsafe []
    func add(_ index: Int) throws {
      if index < texts.count {
        return try unsafe texts[index].withUnsafeBufferPointer { text in
          unsafe pointers.append(text.baseAddress)
          try add(index + 1)
        }
      }
      try unsafe regime.withCString { regime in
        try unsafe pointers.withUnsafeBufferPointer { pointers in
          try unsafe probabilities.withUnsafeBufferPointer { probabilities in
            unsafe inputs.regime = regime
            unsafe inputs.regime_names = pointers.baseAddress
            unsafe (inputs.regime_probabilities, inputs.regime_count) = (probabilities.baseAddress, names.count)
            try unsafe body(inputs)
          }
        }
      }
    }
    do { try add(0) } catch { throw error }
  }

  @Test func inputsThatAreNone() {
    let policy = Self.policy("half-kelly")
    var position = plimsoll_position(risk_fraction: 7, notional_fraction: 7, leverage: 7)
    func fails(_ status: Int, _ part: String, _ change: (inout plimsoll_sizing_inputs) -> Void) {
      var inputs = unsafe Self.odds()
      unsafe change(&inputs)
      unsafe Call.fails(status, part) { unsafe plimsoll_size(policy, &inputs, &position, $0) }
    }
    unsafe fails(PLIMSOLL_INVALID_DATA, "go together") { unsafe $0.win_rate = .nan }
    unsafe fails(PLIMSOLL_INVALID_DATA, "needs the odds of a trade") {
      unsafe ($0.win_rate, $0.average_win, $0.average_loss) = (.nan, .nan, .nan)
    }
    unsafe fails(PLIMSOLL_INVALID_DATA, "from 0 to 1") { unsafe $0.win_rate = 1.5 }
    unsafe fails(PLIMSOLL_INVALID_DATA, "average loss") { unsafe $0.average_loss = 0 }
    unsafe fails(PLIMSOLL_INVALID_DATA, "finite") { unsafe $0.average_win = .infinity }
    unsafe fails(PLIMSOLL_INVALID_DATA, "trade_count is 1.5") { unsafe $0.trade_count = 1.5 }
    unsafe fails(PLIMSOLL_INVALID_DATA, "number of trades") { unsafe $0.trade_count = 0 }
    unsafe fails(PLIMSOLL_INVALID_DATA, "agreement is 1e+300") { unsafe $0.agreement = 1e300 }
    unsafe fails(PLIMSOLL_INVALID_DATA, "consecutive_losses is -1.0") { unsafe $0.consecutive_losses = -1 }
    unsafe fails(PLIMSOLL_INVALID_DATA, "sharpe_years go together") { unsafe $0.sharpe_ratio = 1 }
    unsafe fails(PLIMSOLL_INVALID_DATA, "forecast_volatility") { unsafe $0.volatility_score = 50 }
    unsafe fails(PLIMSOLL_INVALID_DATA, "volatility_alert is 2.0") {
      unsafe ($0.forecast_volatility, $0.volatility_alert) = (1, 2)
    }
    unsafe fails(PLIMSOLL_INVALID_DATA, "annualization") { unsafe $0.annualization = -1 }
    unsafe fails(PLIMSOLL_INVALID_ARGUMENT, "structure_size is 1, expected") { unsafe $0.structure_size = 1 }
    unsafe fails(PLIMSOLL_NULL_POINTER, "regime_probabilities is NULL") { unsafe $0.regime_count = 4 }
    unsafe fails(PLIMSOLL_INVALID_ARGUMENT, "regime_count is 18446744073709551615") { unsafe $0.regime_count = -1 }
    #expect(position.risk_fraction == 7)
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "inputs is NULL") { unsafe plimsoll_size(policy, nil, &position, $0) }
    var inputs = unsafe Self.odds()
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "position is NULL") { unsafe plimsoll_size(policy, &inputs, nil, $0) }
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "inputs is NULL") { unsafe plimsoll_sizing_inputs_clear(nil, $0) }
    unsafe Call.ok { unsafe plimsoll_free(policy, $0) }
  }

  @Test func textsThatAreNoPolicy() {
    var policy: plimsoll_policy = 7
    for (text, part) in [
      ("", "is no policy"), ("kelly", "expected one of full-kelly, half-kelly"), ("{", "line 1, column 2: not JSON"),
      ("\n {\"base\": 1}", "base"), ("{}", "there is no member \"base\""),
      ("{\"base\": \"kelly\", \"bases\": 1}", "bases"),
      (#"{"base": "kelly", "fraction": 1e999}"#, "policy"), (#"{"base": "kelly", "base": "kelly"}"#, "line 1"),
      (#"{"base": "kelly", "fraction": {"estimationError": {"assets": 1e30}}}"#, "policy"),
    ] {
      unsafe Call.fails(PLIMSOLL_INVALID_ARGUMENT, part) { unsafe plimsoll_policy_new(text, &policy, $0) }
    }
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "text is NULL") { unsafe plimsoll_policy_new(nil, &policy, $0) }
    #expect(policy == 7)
  }
}
