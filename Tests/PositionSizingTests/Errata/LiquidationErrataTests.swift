import PositionSizing
import Testing

/// Isolated positions in linear contracts: the collateral is in the currency of the price, the margin entry · size / L.
@Suite("Errata: liquidation")
struct LiquidationErrataTests {
  private static let maintenance = 0.004

  /// The fall of the price at which a long position is liquidated: 1 − (1 − 1/L)/(1 − m).
  private func fatalFall(_ leverage: Leverage) -> Double {
    1 - (1 - 1 / leverage.value) / (1 - Self.maintenance)
  }

  /// The leverage that a fall just liquidates.
  private func fatalLeverage(fall: Double) throws -> Leverage {
    try Leverage(1 / (1 - (1 - fall) * (1 - Self.maintenance)))
  }

  /// The first move against a position, in millionths, at which its equity is below the maintenance margin.
  private func firstFatalMove(leverage: Double, direction: Double) -> Double {
    var move = 0
    while move < 1_000_000 {
      let price = 1 - direction * Double(move) / 1_000_000
      let equity = 1 / leverage + direction * (price - 1)
      if equity < Self.maintenance * price { break }
      move += 1
    }
    return Double(move) / 1_000_000
  }

  @Test("At a leverage of 10 a fall of 9.64 % liquidates, not one of 10 %")
  func tenfold() throws {
    #expect(abs(fatalFall(try Leverage(10)) - 0.0964) < 0.0001)
    #expect(abs(firstFatalMove(leverage: 10, direction: 1) - fatalFall(try Leverage(10))) < 2e-6)
    // A short position: (1 + 1/L)/(1 + m) − 1.
    #expect(abs(firstFatalMove(leverage: 10, direction: -1) - (1.1 / 1.004 - 1)) < 2e-6)
    #expect(abs(1.1 / 1.004 - 1 - 0.0956) < 0.0001)
  }

  @Test("A fall of 20 % liquidates above a leverage of 4.92, not from 2 on")
  func twentyPercent() throws {
    let fatal = try fatalLeverage(fall: 0.20)
    #expect(abs(fatal.value - 4.92) < 0.005)
    #expect(abs(firstFatalMove(leverage: fatal.value, direction: 1) - 0.20) < 2e-6)
    #expect(abs(fatalFall(try Leverage(2)) - 0.498) < 0.0005)
    #expect(firstFatalMove(leverage: 2, direction: 1) > 0.49)
  }

  @Test(
    "A stop at −15 % is never reached above a leverage of 6.52, one at −8 % above 11.95",
    arguments: [(0.15, 6.52), (0.08, 11.95)])
  func stopBeyondLiquidation(stop: Double, leverage: Double) throws {
    let fatal = try fatalLeverage(fall: stop)
    #expect(abs(fatal.value - leverage) < 0.005)
    #expect(firstFatalMove(leverage: leverage - 0.1, direction: 1) > stop)
    #expect(firstFatalMove(leverage: leverage + 0.1, direction: 1) < stop)
  }
}
