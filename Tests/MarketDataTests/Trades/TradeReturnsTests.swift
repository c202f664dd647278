import MarketData
import Testing

/// Returns that are computed, their units and their limits.
@Suite struct TradeReturnsTests {
  private let times = "open_time,close_time"

  @Test(arguments: [
    // 5/100 for who is long, -5/100 for who is short.
    ("entry,exit,side\n100,105,long\n100,105,short\n", TradeOptions(), [0.05, -0.05], TradeDetection.Source.prices),
    ("entry_price,exit_price\n100,105\n", TradeOptions(side: .short), [-0.05], .prices),
    ("entry_price,exit_price,direction\n100,105,1\n100,105,-1\n", TradeOptions(), [0.05, -0.05], .prices),
    ("buy_price,sell_price\n100,105\n", TradeOptions(), [0.05], .prices),
    ("entry_price,exit_price,qty\n100,105,2\n100,105,-2\n", TradeOptions(), [0.05, -0.05], .prices),
    // 10/200 less 1/200.
    ("entry_price,exit_price,qty,side,fee\n100,105,2,buy,1\n", TradeOptions(), [0.045], .pricesLessFees),
    ("entry_price,exit_price,qty,side,fee\n100,105,2,buy,-1\n", TradeOptions(), [0.045], .pricesLessFees),
    // Totals are of the parts.
    (
      "entry_price,exit_price,qty,side,entry_fee,exit_fee,total_fees\n100,105,2,buy,1,1,2\n", TradeOptions(), [0.04],
      .pricesLessFees
    ),
    ("entry_price,exit_price,qty,side,pnl\n100,105,2,long,9\n", TradeOptions(), [0.045], .profitOfEntry),
    ("entry_price,qty,pnl\n100,2,9\n", TradeOptions(), [0.045], .profitOfEntry),
    ("entry_price,qty,gross_pnl,fees\n100,2,9,1\n", TradeOptions(), [0.04], .profitOfEntry),
    ("position_value,net_pnl,pnl\n200,9,10\n", TradeOptions(), [0.045], .profitOfValue),
  ])
  func areComputed(text: String, options: TradeOptions, returns: [Double], source: TradeDetection.Source) throws {
    let (series, detection) = try trades(text, options)
    #expect(areClose(series.returns, returns))
    #expect(detection.source == source)
    #expect(detection.scale == nil && series.closeTimes == nil)
  }

  @Test(arguments: [
    ("return\n2.1\n-1.9\n", "trades.csv:2, column 'return': the return '2.1' can be read as percent or as a fraction"),
    ("return\n0.01\n1\n", "trades.csv:3, column 'return': the return '1' can be read"),
    ("return\n0.05\n0.05\n", "trades.csv:2, column 'return': the return '0.05' can be read"),
    // Percents of who trades often, which as fractions would be 5 % to 60 %.
    ("return\n0.05\n-0.6\n0.3\n-0.1\n", "trades.csv:3, column 'return': the return '-0.6' can be read"),
    ("roi\n0.01\n0.02\n", "trades.csv:3, column 'roi': the return '0.02' can be read"),
    ("pnl_pct\n0.02\n-0.499\n", "trades.csv:3, column 'pnl_pct': the return '-0.499' can be read"),
    (
      "entry_price,exit_price,side,return\n100,105,long,0.3\n100,105,long,0.2\n",
      "trades.csv:2, column 'return': the return is '0.3', but the prices of the trade give the fraction 0.05"
    ),
  ])
  func unitsThatAreNotProvenAreRefused(text: String, words: String) {
    let message = tradesError(text)?.description ?? "no error"
    #expect(message.contains(words), "\(message)")
  }

  @Test(arguments: [
    ("return\n0.0499\n0.0499\n0.999\n", TradeOptions(), [0.0499, 0.0499, 0.999]),
    ("roi\n0.01\n0.02\n", TradeOptions(scale: .percent), [0.0001, 0.0002]),
    ("pnl_pct\n0.02\n-0.5\n", TradeOptions(), [0.0002, -0.005]),
    ("return\n2.1\n-1.9\n", TradeOptions(scale: .percent), [0.021, -0.019]),
    ("return\n2.1\n-0.9\n", TradeOptions(scale: .fraction), [2.1, -0.9]),
    ("pnl_pct\n0.02\n-0.03\n", TradeOptions(scale: .fraction), [0.02, -0.03]),
    ("entry_price,exit_price,side,return\n100,105,long,0.3\n", TradeOptions(scale: .fraction), [0.3]),
    ("entry_price,exit_price,side,pnl_pct\n100,105,long,0.0479\n", TradeOptions(), [0.0479]),
    ("entry_price,exit_price,side,return\n100,105,long,4.79\n", TradeOptions(), [0.0479]),
    ("position_value,pnl,return\n200,10,4.79\n", TradeOptions(), [0.0479]),
    ("return\n0\n0\n", TradeOptions(), [0, 0]),
    // A percent sign is no matter of doubt.
    ("return\n210%\n-1.9%\n", TradeOptions(scale: .percent), [2.1, -0.019]),
  ])
  func unitsAreProvenOrStated(text: String, options: TradeOptions, returns: [Double]) throws {
    #expect(areClose(try trades(text, options).trades.returns, returns))
  }

  @Test func nobodyLosesMoreThanAllUnlessShort() throws {
    let fraction = TradeOptions(scale: .fraction)
    #expect(try trades("side,return\nlong,-0.9999\n", fraction).trades.returns == [-0.9999])
    #expect(try trades("side,return\nshort,-1\nshort,-1.5\n", fraction).trades.returns == [-1, -1.5])
    for text in ["side,return\nlong,0.1\nlong,-1\n", "side,return\nlong,0.1\nlong,-1.2\n", "x,return\n1,0.1\n1,-1\n"] {
      let message = tradesError(text, fraction)?.description ?? "no error"
      #expect(
        message.contains("trades.csv:3, column 'return'") && message.contains("only a short position"), "\(message)")
    }
  }

  @Test(arguments: [
    ("return\n0.01\nnan\n", "trades.csv:3, column 'return': the value is missing ('nan')"),
    ("date,return\n2024-01-02,0.01\n2024-01-03,\n", "trades.csv:3, column 'return': the value is missing"),
    ("return\n0.01\ninf\n", "trades.csv:3, column 'return': 'inf', where a finite number"),
    ("return\n0.01\nmuch\n", "trades.csv:3, column 'return': 'much', where a number"),
    ("entry_price,exit_price,side\n100,0,long\n", "trades.csv:2, column 'exit_price': '0', where a positive price"),
    ("entry_price,exit_price,side\n100,101,up?\n100,99,x\n", "column 'side': 'x', where long or short"),
    ("entry_price,exit_price,side\n100,101,1\n100,99,1\n", "column 'side': '1', where long or short, or 1 or -1"),
    ("entry_price,exit_price\n100,101\n", "as the side, without which prices tell no return"),
    ("entry_price,exit_price,side\n100,101,\n", "column 'side': the value is missing"),
    ("date,pnl\n2024-01-02,5\n", "as the return, nor the entry-price and exit-price, nor the profit"),
    ("return,roi\n0.1,0.1\n", "the return could be any of the columns 'return', 'roi'"),
    ("close_time,exit_time,return\n2024-01-02,2024-01-02,0.1\n", "the close-time could be any of the columns"),
    ("status,return\n1,0.1\n", "column 'status': '1', where open or closed"),
    ("entry_price,exit_price,qty,side,fee\n100,105,2,buy,1\n100,105,2,buy,-1\n", "trades.csv:3, column 'fee': '-1'"),
    ("entry_price,exit_price,lots,side,fee\n1.1,1.2,1,buy,2\n", "column 'fee': '2', where a cost below half"),
    ("entry_price,qty,pnl\n100,0,5\n", "column 'qty': '0', where a quantity other than zero"),
    (
      "entry_time,exit_time,return\n2024-01-03 10:00,2024-01-03 09:00,0.01\n",
      "trades.csv:2, column 'exit_time': '2024-01-03 09:00', where a close that is not before"
    ),
    (
      "Trade #,Type,Date,Profit %\n1,Entry long,2024-01-02,\n1,Entry long,2024-01-03,\n",
      "trades.csv:3, column 'Trade #': '1', where one entry and one exit"
    ),
    ("Trade #,Type,Date,Profit %\n1,Exit long,2024-01-02,1\n", "where a number of which the file has the entry"),
    ("Type,Date,Profit %\nEntry,2024-01-02,\nExit,2024-01-03,1\n", "as the number; the columns are"),
  ])
  func faultsAreNamed(text: String, words: String) {
    let message = tradesError(text)?.description ?? "no error"
    #expect(message.contains(words), "\(message)")
  }

  @Test func gainsAndLossesAreAtMostAMillionfold() throws {
    let fraction = TradeOptions(scale: .fraction)
    #expect(try trades("side,return\nshort,-1000000\nlong,1e6\n", fraction).trades.returns == [-1e6, 1e6])
    for text in ["side,return\nlong,0.1\nshort,-1000001\n", "side,return\nlong,0.1\nlong,1000001\n"] {
      let message = tradesError(text, fraction)?.description ?? "no error"
      #expect(message.contains("trades.csv:3, column 'return'") && message.contains("at most 1000000"), "\(message)")
    }
  }

  @Test(arguments: [
    ("return\n0.01\n", TradeDetection.ScaleEvidence.custom), ("pnl_pct\n1\n", .size), ("ratio_return\n0.2\n", .name),
    ("Return %\n0.2\n", .name), ("return\n2%\n", .percentSigns), ("roi\n0\n", .size),
    ("entry_price,exit_price,side,return\n100,105,long,0.05\n", .prices),
  ])
  func theEvidenceOfTheUnitIsTold(text: String, evidence: TradeDetection.ScaleEvidence) throws {
    #expect(try trades(text).detection.scaleEvidence == evidence)
  }

  @Test func aCloseOnTheDayOfTheOpeningIsNotBeforeIt() throws {
    let (series, _) = try trades("entry_time,exit_date,return\n2024-01-03 10:00,2024-01-03,0.01\n")
    #expect(series.closeTimes == [stamp("2024-01-04")])
    let (same, _) = try trades("entry_time,exit_time,return\n2024-01-03 10:00,2024-01-03 10:00,0.01\n")
    #expect(same.closeTimes == [stamp("2024-01-03T10:00:00Z")])
  }

  @Test func aFileWithoutClosedTradesIsEmpty() throws {
    #expect(try trades("close_time,return\n").trades.count == 0)
    let (series, detection) = try trades("status,return\nopen,\nOpen,0.1\nCANCELED,\n")
    #expect(series.count == 0 && detection.openTrades == 3 && detection.source == nil)
    #expect(series.closeTimes?.isEmpty == true)
  }

  @Test func tradesOfOneSymbol() throws {
    let text = "symbol,return\nBTC,0.01\nETH,0.02\nbtc,0.03\n"
    let (series, detection) = try trades(text, TradeOptions(symbol: "BTC"))
    #expect(series.returns == [0.01, 0.03] && detection.tradesOfOtherSymbols == 1)
    #expect(
      tradesError(text, TradeOptions(symbol: "XRP"))
        == .symbolNotFound(file: "trades.csv", symbol: "XRP", available: ["BTC", "ETH", "btc"]))
  }

  @Test func theOrderIsThatOfCloses() throws {
    let (series, _) = try trades(
      "id,close_time,return\n1,2024-01-03 10:00,0.03\n2,2024-01-01 10:00,0.01\n3,2024-01-03 10:00,0.02\n")
    #expect(series.returns == [0.01, 0.03, 0.02])
  }

  @Test func columnsAreChosen() throws {
    let text = "when,gewinn,what\n2024-01-03 10:00,0.03,A\n"
    let options = TradeOptions(columns: [.return: "Gewinn", .closeTime: "when", .symbol: "what"])
    let (series, detection) = try trades(text, options)
    #expect(series.trades.map(\.symbol) == ["A"] && series.closeTimes == [stamp("2024-01-03T10:00:00Z")])
    #expect(detection.columns == [.return: ["gewinn"], .closeTime: ["when"], .symbol: ["what"]])
    #expect(
      tradesError(text, TradeOptions(columns: [.return: "no"]))
        == .columnNotFound(file: "trades.csv", column: "no", available: ["when", "gewinn", "what"]))
  }

  @Test func anEmptyNameIsNoColumn() throws {
    let text = "entry_price,exit_price,side,fee,qty,return\n100,105,long,1,2,0.3\n"
    let (series, detection) = try trades(text, TradeOptions(columns: [.return: "", .fees: ""]))
    #expect(areClose(series.returns, [0.05]) && detection.source == .prices)
    #expect(detection.columns[.return] == nil && detection.columns[.fees] == nil)
  }

  @Test func zonesAndForms() throws {
    let text = "close_time,return\n3/4/2024 10:00,0.03\n"
    let options = TradeOptions(timeForm: .dayMonthYear, zone: UTCOffset("+02:00"))
    let (series, detection) = try trades(text, options)
    #expect(series.closeTimes == [stamp("2024-04-03T08:00:00Z")])
    #expect(detection.description.contains("time stamps: day-month-year, zone given as +02:00"))
    #expect(tradesError(text)?.description.contains("can be read as day-month-year or as month-day-year") == true)
    // The openings prove what the closes leave open.
    let proven = try trades("open_time,close_time,return\n31/03/2024 10:00,03/04/2024 10:00,0.03\n")
    #expect(proven.trades.closeTimes == [stamp("2024-04-03T10:00:00Z")])
  }

  @Test func theDescriptionTellsWhatWasFound() throws {
    let (_, detection) = try trades("Exit Time,Return %,Status\n2024-01-03 10:00,2,closed\n2024-01-03 11:00,,open\n")
    #expect(
      detection.description == """
        trades.csv: 1 closed trade, 1 not closed left out
        columns close-time=Exit Time, status=Status, return=Return %
        returns from a column of returns
        unit percent, by name of the column
        time stamps: iso8601, zone assumed to be UTC
        """)
  }
}
