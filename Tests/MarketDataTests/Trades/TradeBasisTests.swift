import MarketData
import Testing

/// Returns of leveraged trades, of the margin or of the position.
@Suite struct TradeBasisTests {
  /// Of an exchange that shows returns without prices.
  private let unproven = "symbol,leverage,ROI %\nBTC,1,5\nBTC,10,20\nBTC,4,-10\n"

  @Test func whatNothingProvesIsRefused() {
    let error = tradesError(unproven)
    #expect(
      error
        == .ambiguousTradeBasis(CSVLocation(file: "trades.csv", line: 3, column: "leverage"), leverage: "10"))
    #expect(
      error?.description.contains("at a leverage of '10', are the returns of the margin or of the position?") == true)
  }

  @Test(arguments: [
    (TradeBasis.position, [0.05, 0.2, -0.1]),
    // 0.05 / 1, 0.2 / 10 and -0.1 / 4.
    (.margin, [0.05, 0.02, -0.025]),
  ])
  func theBasisIsStated(basis: TradeBasis, returns: [Double]) throws {
    let (series, detection) = try trades(unproven, TradeOptions(basis: basis))
    #expect(areClose(series.returns, returns))
    #expect(detection.areOfMargin == (basis == .margin))
  }

  @Test(arguments: ["10x", "10X", "x10", "Cross 10x", "Isolated 10.0X", "10"])
  func leveragesAreWrittenInManyWays(leverage: String) throws {
    let text = "leverage,return %\n\(leverage),20\n"
    #expect(tradesError(text) != nil)
    #expect(areClose(try trades(text, TradeOptions(basis: .margin)).trades.returns, [0.02]))
  }

  @Test func withoutLeverageTheBasisIsAllTheSame() throws {
    for text in ["leverage,return %\n1,5\n1x,-2\n,3\n0,1\n", "return %\n5\n-2\n3\n1\n"] {
      let (series, detection) = try trades(text)
      #expect(areClose(series.returns, [0.05, -0.02, 0.03, 0.01]) && !detection.areOfMargin)
    }
  }

  @Test(arguments: [
    ("leverage,return %\n10,5\n,3\n", "trades.csv:3, column 'leverage': the value is missing"),
    ("leverage,return %\n10,5\n0,3\n", "trades.csv:3, column 'leverage': '0', where a positive leverage"),
    ("leverage,return %\n10,5\nhigh,3\n", "'high', where a leverage such as 10 or 10x"),
    ("leverage,return %\n10,5\n-2,3\n", "'-2', where a leverage such as 10 or 10x"),
    ("return %\n5\n", "no column could be recognised as the leverage"),
  ])
  func marginNeedsALeverage(text: String, words: String) {
    let message = tradesError(text, TradeOptions(basis: .margin))?.description ?? "no error"
    #expect(message.contains(words), "\(message)")
  }

  /// The prices prove percent of the margin; whoever states the unit does not lose that, nor is another one proven by it.
  @Test func aStatedUnitKeepsTheProof() throws {
    let text = "entry_price,exit_price,side,leverage,return\n100,101,long,5,5\n100,102,long,5,10\n"
    #expect(areClose(try trades(text, TradeOptions(scale: .percent)).trades.returns, [0.01, 0.02]))
    guard case .ambiguousTradeBasis? = tradesError(text, TradeOptions(scale: .fraction)) else {
      Issue.record("a basis that is not proven for the unit was taken")
      return
    }
  }

  /// What is computed from prices is of the position, whatever the leverage.
  @Test func computedReturnsAreOfThePosition() throws {
    let (series, _) = try trades("entry_price,exit_price,side,leverage\n100,101,long,10\n100,99,long,10x\n")
    #expect(areClose(series.returns, [0.01, -0.01]))
  }
}
