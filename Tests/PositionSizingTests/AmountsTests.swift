import PositionSizing
import Testing

@Suite("Risk, notional and leverage")
struct AmountsTests {
  @Test("A risk fraction lies from 0 to 1", arguments: [0, .leastNonzeroMagnitude, 0.5, 1.0])
  func riskInRange(value: Double) throws {
    #expect(try RiskFraction(value).value == value)
  }

  @Test(
    "Anything else is no risk fraction",
    arguments: [-.leastNonzeroMagnitude, -1, 1.0.nextUp, .infinity, -.infinity, .nan])
  func riskOutOfRange(value: Double) {
    #expect(throws: SizingError.self) { try RiskFraction(value) }
  }

  @Test("The notional fraction is the risk over the distance of the stop")
  func notional() throws {
    let risk = try RiskFraction(0.2125)
    let notional = try NotionalFraction(risk, stopDistance: 0.015)
    #expect(abs(notional.value - 14.166_666_666_666_666) < 1e-14)
    #expect(notional.leverage.value == notional.value)
    #expect(abs(try RiskFraction(notional, stopDistance: 0.015).value - 0.2125) < 1e-16)
  }

  @Test("A short position has the leverage of its size, and a risk")
  func short() throws {
    let notional = try NotionalFraction(-2)
    #expect(notional.leverage.value == 2)
    #expect(try RiskFraction(notional, stopDistance: 0.1).value == 0.2)
    #expect(throws: SizingError.self) { try RiskFraction(notional, stopDistance: 0.6) }
  }

  @Test("There is no stop at no distance, nor beyond", arguments: [0, -0.01, .nan, .infinity])
  func impossibleStop(distance: Double) throws {
    let risk = try RiskFraction(0.01)
    #expect(throws: SizingError.self) { try NotionalFraction(risk, stopDistance: distance) }
  }

  @Test("Money is borrowed above a leverage of 1, not at it")
  func borrowing() throws {
    #expect(try !Leverage(1).isBorrowing)
    #expect(try Leverage(1.0.nextUp).isBorrowing)
    #expect(throws: SizingError.self) { try Leverage(-0.1) }
  }
}
