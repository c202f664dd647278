import MarketData
import Testing

/// Which trades are closed.
@Suite struct TradeStatusTests {
  /// A liquidation has no exit price; without it losses would be missing.
  @Test(arguments: [
    "close_time,entry_price,exit_price,return,status\n2024-01-02,100,101,0.01,closed\n2024-01-03,100,,-0.9,closed\n",
    "close_time,entry_price,exit_price,return,status\n2024-01-02,100,101,0.01,\n2024-01-03,100,,-0.9,Liquidated\n",
    "close_time,entry_price,exit_price,return\n2024-01-02,100,101,0.01\n2024-01-03,100,,-0.9\n",
    "entry_price,exit_price,return,is_open\n100,101,0.01,False\n100,,-0.9,False\n",
    "entry_price,exit_price,return\n100,101,0.01\n100,-,-0.9\n",
  ])
  func aTradeWithoutAnExitPriceIsClosed(text: String) throws {
    let (series, detection) = try trades(text, TradeOptions(scale: .fraction))
    #expect(series.returns == [0.01, -0.9] && detection.openTrades == 0)
  }

  @Test(arguments: [
    "entry_price,exit_price,side\n100,101,long\n100,,long\n",
    "entry_price,exit_price,side,return\n100,101,long,0.01\n100,,long,\n",
    "close_time,entry_price,exit_price,side\n2024-01-02,100,101,long\n,100,,long\n",
    // Of an open trade, the return up to now.
    "close_time,entry_price,exit_price,side,return\n2024-01-02,100,101,long,0.01\n,100,,long,0.05\n",
    "close_time,return,status\n2024-01-02,0.01,closed\n2024-01-03,0.05,open\n",
    "return,is_open\n0.01,no\n0.05,yes\n",
  ])
  func anOpenTradeIsLeftOut(text: String) throws {
    let (series, detection) = try trades(text)
    #expect(areClose(series.returns, [0.01]) && detection.openTrades == 1)
  }

  @Test(arguments: [
    ("close_time,return,status\n2024-01-02,0.01,closed\n,0.05,closed\n", "column 'close_time': the value is missing"),
    (
      "close_time,entry_price,exit_price,side\n2024-01-02,100,101,long\n2024-01-03,100,,long\n",
      "trades.csv:3, column 'exit_price': the value is missing"
    ),
    ("return,status\n0.01,closed\n,closed\n", "trades.csv:3, column 'return': the value is missing"),
  ])
  func aClosedTradeNeedsWhatIsReadOfIt(text: String, words: String) {
    let message = tradesError(text)?.description ?? "no error"
    #expect(message.contains(words), "\(message)")
  }

  /// Each order pays its own commission: 3/100 less (1 + 1)/200, and -1/100 less (1 + 2)/200.
  @Test func costsOfEntryAndExitAddUp() throws {
    let (series, detection) = try trades(
      """
      Trade #,Type,Date/Time,Price,Contracts,Commission,Swap
      1,Entry long,2024-01-03 14:30,100,2,1,
      1,Exit long,2024-01-03 15:30,103,2,1,
      2,Exit short,2024-01-04 15:30,101,2,1,-1
      2,Entry short,2024-01-04 14:30,100,2,1,0

      """)
    #expect(areClose(series.returns, [0.02, -0.025]) && detection.source == .pricesLessFees)
  }

  @Test func feesOfEntriesHaveTheSignOfThoseOfExits() {
    let text = """
      Trade #,Type,Date/Time,Price,Contracts,Commission
      1,Entry long,2024-01-03 14:30,100,2,-1
      1,Exit long,2024-01-03 15:30,103,2,1

      """
    #expect(tradesError(text)?.description.contains("trades.csv:3, column 'Commission': '1'") == true)
  }
}
