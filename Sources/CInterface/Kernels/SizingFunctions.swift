// swift-format-ignore-file: AlwaysUseLowerCamelCase
// The functions have the names of plimsoll.h, against which the compiler checks them.
public import CPlimsoll
import PositionSizing

/// Makes all inputs unknown.
@c @implementation
public func plimsoll_sizing_inputs_clear(
  _ inputs: UnsafeMutablePointer<plimsoll_sizing_inputs>?, _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    unsafe try Arguments.place(inputs, "inputs").pointee = plimsoll_sizing_inputs(
      structure_size: MemoryLayout<plimsoll_sizing_inputs>.size, win_rate: .nan, average_win: .nan, average_loss: .nan,
      trade_count: .nan, kelly_lower_bound: .nan, sharpe_ratio: .nan, sharpe_years: .nan, expected_return: .nan,
      stop_distance: .nan, forecast_volatility: .nan, mean_volatility: .nan, volatility_score: .nan,
      volatility_alert: .nan, annualization: .nan, confidence: .nan, agreement: .nan, correlation: .nan,
      consecutive_losses: .nan, regime: nil, regime_names: nil, regime_probabilities: nil, regime_count: 0)
  }
}

/// Makes a policy.
@c @implementation
public func plimsoll_policy_new(
  _ text: UnsafePointer<CChar>?, _ policy: UnsafeMutablePointer<plimsoll_policy>?,
  _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let place = unsafe try Arguments.place(policy, "policy")
    let stored = try StoredPolicy(text: unsafe Arguments.text(text, "text"))
    unsafe place.pointee = HandleTable.insert(.policy(stored))
  }
}

/// Sizes a position.
@c @implementation
public func plimsoll_size(
  _ policy: plimsoll_policy, _ inputs: UnsafePointer<plimsoll_sizing_inputs>?,
  _ position: UnsafeMutablePointer<plimsoll_position>?, _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let place = unsafe try Arguments.place(position, "position")
    let sized = unsafe try sizedPosition(policy, inputs)
    unsafe place.pointee = plimsoll_position(
      risk_fraction: sized.risk?.value ?? .nan, notional_fraction: sized.notional?.value ?? .nan,
      leverage: sized.leverage?.value ?? .nan)
  }
}

/// Why the size is what it is.
@c @implementation
public func plimsoll_size_explanation(
  _ policy: plimsoll_policy, _ inputs: UnsafePointer<plimsoll_sizing_inputs>?, _ text: UnsafeMutablePointer<CChar>?,
  _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(text, capacity: capacity, needed: needed, "text")
    let sized = unsafe try sizedPosition(policy, inputs)
    try result.write(sized.explanation.joined(separator: "\n"))
  }
}

private func sizedPosition(
  _ policy: plimsoll_policy, _ inputs: UnsafePointer<plimsoll_sizing_inputs>?
) throws(InterfaceError) -> SizedPosition {
  let policy = try HandleTable.policy(policy)
  let inputs = unsafe try Arguments.structure(inputs, "inputs", size: \.structure_size)
  return try policy.position(unsafe StatedInputs(inputs))
}

extension StatedInputs {
  /// The inputs of a caller.
  fileprivate init(_ inputs: plimsoll_sizing_inputs) throws(InterfaceError) {
    unsafe (winRate, averageWin) = (Self.known(inputs.win_rate), Self.known(inputs.average_win))
    unsafe (averageLoss, tradeCount) = (Self.known(inputs.average_loss), Self.known(inputs.trade_count))
    kellyLowerBound = unsafe Self.known(inputs.kelly_lower_bound)
    unsafe (sharpeRatio, sharpeYears) = (Self.known(inputs.sharpe_ratio), Self.known(inputs.sharpe_years))
    unsafe (expectedReturn, stopDistance) = (Self.known(inputs.expected_return), Self.known(inputs.stop_distance))
    forecastVolatility = unsafe Self.known(inputs.forecast_volatility)
    unsafe (meanVolatility, volatilityScore) = (Self.known(inputs.mean_volatility), Self.known(inputs.volatility_score))
    unsafe (volatilityAlert, annualization) = (Self.known(inputs.volatility_alert), Self.known(inputs.annualization))
    unsafe (confidence, agreement) = (Self.known(inputs.confidence), Self.known(inputs.agreement))
    unsafe (correlation, consecutiveLosses) = (
      Self.known(inputs.correlation), Self.known(inputs.consecutive_losses)
    )
    regime = unsafe inputs.regime == nil ? nil : try Arguments.text(inputs.regime, "regime")
    regimeProbabilities = unsafe try Self.probabilities(inputs)
  }

  private static func known(_ value: Double) -> Double? { value.isNaN ? nil : value }

  private static func probabilities(
    _ inputs: plimsoll_sizing_inputs
  ) throws(InterfaceError) -> [(name: String, probability: Double)]? {
    let count = unsafe inputs.regime_count
    guard unsafe inputs.regime_probabilities != nil || inputs.regime_names != nil || count != 0 else { return nil }
    let numbers = unsafe try Arguments.array(
      inputs.regime_probabilities, count: count, "regime_probabilities", "regime_count")
    let names = unsafe try Arguments.array(inputs.regime_names, count: count, "regime_names", "regime_count")
    var probabilities: [(name: String, probability: Double)] = []
    for (index, number) in numbers.enumerated() {
      probabilities.append((unsafe try Arguments.text(names[index], "regime_names[\(index)]"), number))
    }
    return probabilities
  }
}
