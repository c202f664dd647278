import MarketData
import Testing

/// What holds of trades whatever a file says.
@Suite struct TradePropertiesTests {
  private static let samples = [
    "pair,open_date,close_date,open_rate,close_rate,profit_ratio,leverage,is_short\n"
      + "A,2024-01-02,2024-01-03,100,101,0.05,5.0,False\nB,2024-01-03,2024-01-04,100,102,-0.1,5.0,True\n",
    "Trade #,Type,Signal,Date/Time,Price,Contracts,Profit\n1,Entry Long,L,2024-01-03 14:30,100,2,\n"
      + "1,Exit Long,X,2024-01-03 15:30,103,2,5.6\n2,Entry Short,S,2024-01-04 14:30,100,2,\n",
    "Time;Type;Volume;Price;Time;Price;Commission;Swap;Profit\n"
      + "2024.01.15 08:30;buy;1;2000;2024.01.15 14:22;2020;-1,00;0,00;20\n",
    "date,pnl_pct,status\n2024-01-02,2.5%,closed\n2024-01-03,-1%,open\n",
  ]

  /// Bytes changed, doubled and left out at random, the same in every run.
  @Test(arguments: samples) func damagedFilesEndWithTradesOrAnError(sample: String) {
    var generator = RepeatableGenerator(seed: 7)
    let signs = Array("0123456789.,;-%\"\n /:eNaLosx".utf8)
    for _ in 0..<2000 {
      var bytes = Array(sample.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = signs.randomElement(using: &generator) ?? 0
        case 1: bytes.insert(bytes[place], at: place)
        default: bytes.remove(at: place)
        }
      }
      guard let series = try? TradeSeries(contents: bytes, name: "trades.csv") else { continue }
      #expect(series.trades.allSatisfy { $0.simpleReturn.isFinite && ($0.simpleReturn > -1 || $0.side == .short) })
      if let times = series.closeTimes { #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }) }
    }
  }

  /// The order of rows, the unit and the separators are no part of what trades are.
  @Test func theWayOfWritingChangesNothing() throws {
    var generator = RepeatableGenerator(seed: 11)
    for _ in 0..<200 {
      var plain: [String] = []
      var percent: [String] = []
      var expected: [Double] = []
      for day in 1...Int.random(in: 2...20, using: &generator) {
        let entry = Double(Int.random(in: 100...5000, using: &generator))
        let exit = entry + Double(Int.random(in: -50...50, using: &generator))
        let isShort = Bool.random(using: &generator)
        let value = (isShort ? -1 : 1) * (exit - entry) / entry
        expected.append(value)
        let date = "2024-03-\(day < 10 ? "0" : "")\(day) 12:00"
        plain.append("\(date),\(isShort ? "short" : "long"),\(entry),\(exit)")
        percent.append("\(value * 100);\(exit);\(entry);\(isShort ? "SELL" : "Buy");\(date)")
      }
      let first = try trades("exit_time,side,entry_price,exit_price\n" + plain.joined(separator: "\n") + "\n")
      let second = try trades(
        "pnl %;exit;entry;Direction;Close Date\n" + percent.shuffled(using: &generator).joined(separator: "\n") + "\n")
      #expect(areClose(first.trades.returns, expected) && areClose(second.trades.returns, expected))
    }
  }

  @Test func hundredThousandTradesAreRead() throws {
    var text = "close_time,side,entry_price,exit_price,quantity,pnl,fees\n"
    for row in 0..<100_000 {
      text += "2024-01-\(10 + row % 20)T14:30:00Z,long,100,\(90 + row % 20),1,\(row % 20 - 10),0.1\n"
    }
    let (series, detection) = try trades(text)
    #expect(series.count == 100_000 && detection.source == .pricesLessFees)
    // Rows 0 and 20 are the first of the first day: 90/100 - 1 less 0.1/100.
    #expect(areClose(Array(series.returns.prefix(2)), [-0.101, -0.101]))
  }
}
