import MarketData

/// Feeds a text that libFuzzer made up to the reader of trades and to that of plain records; a crash, a hang or a broken
/// promise ends the run.
///
/// The first byte chooses the options, the others are the contents of the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTradeReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count >= 1 else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let options = tradeOptions(input[0])
  let contents = Array(input[1...])
  let first = outcome(contents, options)
  check(first == outcome(contents, options), "the second reading gives something else than the first")
  checkRecords(contents)
  return 0
}

/// Bits 0–2 of the choice name columns or leave them to detection, 3 a unit, 4 a basis, 5 a side, 6 the bars whose starts
/// the times are, 7 the decimal separator.
private func tradeOptions(_ choice: UInt8) -> TradeOptions {
  let columns: [[TradeColumn: String]] = [
    [:], [.return: "1"], [.return: "2", .closeTime: "1"], [.profit: "profit", .return: ""],
    [.entryPrice: "2", .exitPrice: "3"], [.side: "", .status: ""], [.closeTime: ""],
    [.number: "1", .side: "2", .entryPrice: "3"],
  ]
  func isSet(_ bit: UInt8) -> Bool { choice >> bit & 1 == 1 }
  return TradeOptions(
    columns: columns[Int(choice & 7)], scale: isSet(3) ? .percent : nil, side: isSet(5) ? .short : nil,
    symbol: choice == 0xFF ? "BTC" : nil, decimal: isSet(7) ? .comma : nil, basis: isSet(4) ? .margin : nil,
    bar: isSet(6) ? .seconds(3600) : nil)
}

/// What a reading ends with.
private enum Outcome: Equatable {
  case trades(TradeSeries)
  case failure(String)
}

private func outcome(_ contents: [UInt8], _ options: TradeOptions) -> Outcome {
  do throws(MarketDataError) {
    let reader = try TradeReader(contents: contents, name: "fuzzed.csv", options: options)
    let (series, detection) = try reader.trades()
    check(!detection.description.isEmpty, "the description of what was detected is empty")
    check(detection.trades == series.count, "\(series.count) trades are said to be \(detection.trades)")
    check(series.returns.allSatisfy(\.isFinite), "a return is not finite")
    check(series.trades.allSatisfy { $0.simpleReturn > -1 || $0.side == .short }, "a trade lost more than all")
    if let times = series.closeTimes {
      check(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }, "the trades are not in the order of their closes")
    }
    return .trades(series)
  } catch {
    check(!error.description.isEmpty, "an error has no description")
    return .failure(error.description)
  }
}

/// Makes sure that every field of a file can be had, and every column as numbers or times where it holds such.
private func checkRecords(_ contents: [UInt8]) {
  guard let table = try? CSVReader(contents: contents, name: "fuzzed.csv").records() else { return }
  for column in table.columnNames.indices {
    if let numbers = try? table.numbers(column: column) {
      check(numbers.count == table.count, "a column has \(numbers.count) numbers in \(table.count) rows")
    }
    if let times = try? table.timeStamps(column: column) {
      check(times.count == table.count, "a column has \(times.count) times in \(table.count) rows")
    }
    for row in 0..<table.count where table.text(row: row, column: column).isEmpty {
      check(table.isMissing(row: row, column: column), "an empty field is not missing")
    }
  }
}
