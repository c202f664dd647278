import MarketData
import Testing

/// Small invented files in the layouts of the programs that write them; the returns are worked out by hand.
@Suite struct TradeLayoutTests {
  @Test func freqtrade() throws {
    let (series, detection) = try trades(
      """
      ,pair,stake_amount,amount,open_date,close_date,open_rate,close_rate,fee_open,fee_close,trade_duration,profit_ratio,profit_abs,exit_reason,is_open,enter_tag,leverage,is_short
      0,BTC/USDT,100.0,0.0025,2024-01-02 00:00:00+00:00,2024-01-05 08:00:00+00:00,40000.0,42000.0,0.001,0.001,4800,0.0479,4.79,roi,False,,1.0,False
      1,ETH/USDT,100.0,0.05,2024-01-03 00:00:00+00:00,2024-01-04 00:00:00+00:00,2000.0,2050.0,0.001,0.001,1440,-0.027,-2.7,stop_loss,False,,1.0,True
      2,BTC/USDT,100.0,0.0025,2024-01-06 00:00:00+00:00,,41000.0,,0.001,0.001,0,,,,True,,1.0,False

      """)
    #expect(series.returns == [-0.027, 0.0479])
    #expect(series.trades.map(\.symbol) == ["ETH/USDT", "BTC/USDT"])
    #expect(series.trades.map(\.side) == [.short, .long])
    #expect(series.closeTimes == ["2024-01-04", "2024-01-05T08:00:00Z"].map(stamp))
    #expect(series.trades[0].openedAt == stamp("2024-01-03"))
    #expect(detection.openTrades == 1 && detection.trades == 2)
    #expect(detection.columns[.return] == ["profit_ratio"] && detection.columns[.closeTime] == ["close_date"])
    #expect(detection.scale == .fraction && detection.scaleEvidence == .prices && !detection.areOfMargin)
    #expect(!detection.datesOnly && detection.zone == .stated)
  }

  /// A ratio of the margin is five times that of the position: 0.01 · 5 and -0.02 · 5.
  @Test func freqtradeWithLeverage() throws {
    let (series, detection) = try trades(
      """
      pair,open_date,close_date,open_rate,close_rate,profit_ratio,leverage,is_short
      BTC/USDT:USDT,2024-01-02 00:00:00+00:00,2024-01-03 00:00:00+00:00,100,101,0.05,5.0,False
      BTC/USDT:USDT,2024-01-03 00:00:00+00:00,2024-01-04 00:00:00+00:00,100,102,-0.1,5.0,True

      """)
    #expect(areClose(series.returns, [0.01, -0.02]))
    #expect(detection.areOfMargin && detection.scale == .fraction)
  }

  @Test func backtestingPy() throws {
    let (series, detection) = try trades(
      """
      ,Size,EntryBar,ExitBar,EntryPrice,ExitPrice,SL,TP,PnL,Commission,ReturnPct,EntryTime,ExitTime,Duration,Tag
      0,10,1,5,100.0,103.0,,,30.0,0,0.03,2024-01-02,2024-01-08,6 days,
      1,-10,6,9,103.0,104.03,,,-10.3,0,-0.01,2024-01-09,2024-01-12,3 days,

      """)
    #expect(series.returns == [0.03, -0.01])
    #expect(series.trades.map(\.side) == [.long, .short])
    // Dates: what was closed on a day is known at its end.
    #expect(series.closeTimes == ["2024-01-09", "2024-01-13"].map(stamp))
    #expect(detection.datesOnly && detection.scaleEvidence == .prices && detection.scale == .fraction)
  }

  /// Moves too small to tell the units apart: here the layout does.
  @Test func backtestingPyWithSmallTrades() throws {
    let (series, detection) = try trades(
      """
      Size,EntryBar,ExitBar,EntryPrice,ExitPrice,PnL,ReturnPct,EntryTime,ExitTime
      10,1,5,1000.0,1001.0,10.0,0.001,2024-01-02,2024-01-08

      """)
    #expect(series.returns == [0.001])
    #expect(detection.scale == .fraction && detection.scaleEvidence == .name)
  }

  @Test func vectorbt() throws {
    let (series, detection) = try trades(
      """
      Exit Trade Id,Column,Size,Entry Timestamp,Avg Entry Price,Entry Fees,Exit Timestamp,Avg Exit Price,Exit Fees,PnL,Return,Direction,Status,Position Id
      0,BTC-USD,1.0,2024-01-02 00:00:00,100.0,0.1,2024-01-05 00:00:00,230.0,0.23,129.67,1.2967,Long,Closed,0
      1,BTC-USD,1.0,2024-01-06 00:00:00,220.0,0.22,2024-01-08 00:00:00,231.0,0.231,-11.451,-0.05205,Short,Closed,1
      2,BTC-USD,1.0,2024-01-09 00:00:00,230.0,0.23,2024-01-10 00:00:00,235.0,0.0,4.77,0.02074,Long,Open,2

      """)
    #expect(series.returns == [1.2967, -0.05205])
    #expect(series.trades.map(\.symbol) == ["BTC-USD", "BTC-USD"])
    #expect(detection.openTrades == 1 && detection.scale == .fraction && detection.scaleEvidence == .prices)
    #expect(detection.columns[.fees] == ["Entry Fees", "Exit Fees"])
  }

  /// Newest first, the exit above the entry, the last trade still open.
  @Test func tradingView() throws {
    let (series, detection) = try trades(
      """
      \u{FEFF}Trade #,Type,Date and time,Signal,Price USDT,Position size (qty),Position size (value),Net P&L USDT,Net P&L %,Favorable excursion USDT,Favorable excursion %,Cumulative P&L USDT,Cumulative P&L %
      3,Exit long,2024-01-10 00:00,Open,2100,1,2000,100,5.00,120,6.00,178,17.8
      3,Entry long,2024-01-09 00:00,L,2000,1,2000,100,5.00,120,6.00,178,17.8
      2,Exit short,2024-01-07 12:00,TP,1960,1,2000,38.5,1.93,45,2.25,78,7.8
      2,Entry short,2024-01-06 00:00,S,2000,1,2000,38.5,1.93,45,2.25,78,7.8
      1,Exit long,2024-01-05 00:00,SL,1950,1,2000,-51.5,-2.58,10,0.5,39.5,3.95
      1,Entry long,2024-01-03 00:00,L,2000,1,2000,-51.5,-2.58,10,0.5,39.5,3.95

      """)
    #expect(areClose(series.returns, [-0.0258, 0.0193]))
    #expect(series.trades.map(\.side) == [.long, .short])
    #expect(series.trades.map(\.openedAt) == ["2024-01-03", "2024-01-06"].map(stamp))
    #expect(series.closeTimes == ["2024-01-05", "2024-01-07T12:00:00Z"].map(stamp))
    #expect(detection.hasRowsForEntryAndExit && detection.openTrades == 1)
    #expect(detection.columns[.return] == ["Net P&L %"] && detection.scale == .percent)
  }

  /// Of the oldest layout, whose entry rows have no profit; without a column of percents.
  @Test func tradingViewWithoutPercents() throws {
    let (series, detection) = try trades(
      """
      Trade #,Type,Signal,Date/Time,Price,Contracts,Profit
      1,Entry Long,L,2024-01-03 14:30,100,2,
      1,Exit Long,X,2024-01-03 15:30,103,2,5.6
      2,Entry Short,S,2024-01-04 14:30,100,2,
      2,Exit Short,X,2024-01-04 15:30,101,2,-2.4
      3,Entry Long,L,2024-01-05 14:30,100,2,

      """)
    // 5.6 / 200 and -2.4 / 200: the profit is net of what the prices do not show.
    #expect(areClose(series.returns, [0.028, -0.012]))
    #expect(detection.source == .profitOfEntry && detection.openTrades == 1)
  }

  @Test func quantConnect() throws {
    let (series, detection) = try trades(
      """
      Entry Time,Symbols,Exit Time,Direction,Entry Price,Exit Price,Quantity,P&L,Fees,MAE,MFE,Drawdown,IsWin,Order IDs
      2024-01-02T14:31:00Z,SPY,2024-01-03T20:00:00Z,Buy,400,408,10,80,2,-5,90,0,1,"1,2"
      2024-01-04T14:31:00Z,SPY,2024-01-05T20:00:00Z,Sell,410,414.1,10,-41,2,-5,90,0,0,"3,4"

      """)
    // 8/400 - 2/4000 and -4.1/410 - 2/4100.
    #expect(areClose(series.returns, [0.0195, -0.01 - 2.0 / 4100]))
    #expect(detection.source == .pricesLessFees && detection.contractSize == nil)
    #expect(series.trades.map(\.symbol) == ["SPY", "SPY"])
  }

  /// Lots of 100,000 and a price named twice; the deposit is no trade, and the last trade is open.
  @Test func metaTrader() throws {
    let (series, detection) = try trades(
      """
      Ticket,Open Time,Type,Size,Item,Price,S/L,T/P,Close Time,Price,Commission,Swap,Profit
      1,2024.01.15 08:30:00,buy,0.10,eurusd,1.25000,0,0,2024.01.15 14:22:00,1.26250,-1.00,-0.25,125.00
      2,2024.01.15 09:00:00,balance,0.00,,,,,,,0.00,0.00,1000.00
      3,2024.01.16 10:15:00,sell,0.20,eurusd,1.25000,0,0,2024.01.17 11:00:00,1.25625,-2.00,0.50,-125.00
      4,2024.01.18 10:15:00,sell,0.20,eurusd,1.25000,0,0,,,-2.00,0.00,0.00

      """)
    // Sizes of 12,500 and 25,000: 0.01 - 1.25/12,500 and -0.005 - 1.5/25,000.
    #expect(areClose(series.returns, [0.0099, -0.00506]))
    #expect(detection.contractSize.map { abs($0 - 100_000) < 1e-6 } == true)
    #expect(detection.openTrades == 1 && detection.otherRows == 1)
    #expect(series.closeTimes == ["2024-01-15T14:22:00Z", "2024-01-17T11:00:00Z"].map(stamp))
  }

  @Test func metaTrader5Positions() throws {
    let (series, detection) = try trades(
      """
      Time\tPosition\tSymbol\tType\tVolume\tPrice\tS / L\tT / P\tTime\tPrice\tCommission\tSwap\tProfit
      2024.01.15 08:30:00\t71\tXAUUSD\tbuy\t1\t2000\t\t\t2024.01.15 14:22:00\t2020\t0.00\t0.00\t2 000.00

      """)
    #expect(areClose(series.returns, [0.01]))
    #expect(series.trades[0].openedAt == stamp("2024-01-15T08:30:00Z"))
    #expect(detection.contractSize.map { abs($0 - 100) < 1e-9 } == true)
  }

  /// The profit proves two units in a contract; fees and commissions add up.
  @Test func futures() throws {
    let (series, detection) = try trades(
      """
      Id,ContractName,EnteredAt,ExitedAt,EntryPrice,ExitPrice,Fees,PnL,Size,Type,Commissions
      1,MNQZ6,09/28/2026 10:43:54 +02:00,09/28/2026 10:47:38 +02:00,30000,30030,0.72,-60,1,Short,0.48

      """)
    #expect(areClose(series.returns, [-0.001 - 1.2 / 60_000]))
    #expect(detection.contractSize == 2)
    #expect(series.closeTimes == [stamp("2026-09-28T08:47:38Z")])
  }

  @Test(arguments: [
    ("return\n0.02\n-0.01\n", [0.02, -0.01], ReturnScale.fraction),
    ("0.02\n-0.01\n", [0.02, -0.01], .fraction),
    ("date,ret\n2024-01-02,0.02\n2024-01-01,-0.01\n", [-0.01, 0.02], .fraction),
    ("exit_date,pnl_pct\n2024-01-02,2.5\n2024-01-03,-1\n", [0.025, -0.01], .percent),
    ("exit_date,Return [%]\n2024-01-02,0.25\n2024-01-03,-0.1\n", [0.0025, -0.001], .percent),
    ("closedAt,pnlPercent\n2024-01-02,2.5\n2024-01-03,-1\n", [0.025, -0.01], .percent),
    ("closed_at,profit\n2024-01-02,2.5%\n2024-01-03,-1%\n", [0.025, -0.01], .fraction),
    ("date;Rendite;return\n02.01.2024;x;0,025\n13.01.2024;y;-0,01\n", [0.025, -0.01], .fraction),
    ("time,trade_return,cum_return\n2024-01-02,0.03,0.09\n2024-01-03,0.04,0.14\n", [0.03, 0.04], .fraction),
    ("buy_date,buy_price,sell_date,sell_price,return\n2024-01-02,10,2024-01-03,11,10\n", [0.1], .percent),
  ])
  func plainFiles(text: String, returns: [Double], scale: ReturnScale) throws {
    let options = text.first == "0" ? TradeOptions(columns: [.return: "1"]) : TradeOptions()
    let (series, detection) = try trades(text, options)
    #expect(areClose(series.returns, returns))
    #expect(detection.scale == scale)
  }
}
