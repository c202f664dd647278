import MarketData

/// Feeds a text that libFuzzer made up to the reader of price files; a crash, a hang or a broken promise ends the run.
///
/// The first two bytes choose the options, the others are the contents of the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSVReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count >= 2 else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let options = FuzzedOptions(input[0], input[1]).options
  let contents = Array(input[2...])
  let first = outcome(contents, options)
  check(first == outcome(contents, options), "the second reading gives something else than the first")
  return 0
}

/// What a reading ends with, in a form in which no value differs from itself.
private enum Outcome: Equatable {
  case bars(timeStamps: [TimeStamp], close: [Double], others: [[UInt64]?])
  case failure(String)
}

private func outcome(_ contents: [UInt8], _ options: CSVOptions) -> Outcome {
  do throws(MarketDataError) {
    let reader = try CSVReader(contents: contents, name: "fuzzed.csv", options: options)
    if let (report, detection) = try? reader.dataQuality() {
      // Everything that is printed is made.
      check(!detection.description.isEmpty, "the description of what was detected is empty")
      check(report.rows >= 0, "the report counts \(report.rows) rows")
    }
    _ = try? reader.returns(column: "close")
    _ = try? reader.table()
    let bars = try reader.bars().bars
    check(bars)
    let columns: [[Double]?] = bars.columns.sorted { $0.key < $1.key }.map(\.value)
    let others = ([bars.open, bars.high, bars.low, bars.volume] + columns).map { $0?.map(\.bitPattern) }
    return .bars(timeStamps: bars.timeStamps, close: bars.close, others: others)
  } catch {
    check(!error.description.isEmpty, "an error has no description")
    return .failure(error.description)
  }
}

/// Makes sure of what `BarSeries` promises.
private func check(_ bars: BarSeries) {
  check(!bars.timeStamps.isEmpty, "there are no bars, and no error")
  check(bars.close.count == bars.timeStamps.count, "there are not as many closes as time stamps")
  check(
    zip(bars.timeStamps, bars.timeStamps.dropFirst()).allSatisfy { $0 < $1 }, "the time stamps do not increase")
  check(bars.close.allSatisfy { $0 > 0 && $0.isFinite }, "a close is not a positive, finite number")
  let others = [bars.open, bars.high, bars.low, bars.volume].compactMap(\.self) + Array(bars.columns.values)
  check(others.allSatisfy { $0.count == bars.close.count }, "a column has another length than the close")
}
