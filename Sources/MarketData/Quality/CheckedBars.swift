/// Bars with distinct time stamps in order, whose values need not be possible.
struct CheckedBars {
  let timeStamps: [TimeStamp]
  let spacing: BarSpacing?
  private let lines: LineNumbers
  private let columns: [ColumnRole: [Double]]
  private let close: [Double]
  private let volume: [Double]?

  /// How many robust standard deviations a return must be away from the median to be a jump.
  private static let jumpLimit = 20.0
  /// How many equal closes in a row are a constant run.
  private static let constantRun = 10
  /// The median absolute deviation of a normal variable times this is its standard deviation: 1/Φ⁻¹(3/4).
  private static let normalConsistency = 1.482602218505602

  init(_ table: CSVTable, rows: [Int]) {
    timeStamps = rows.map { table.stamps[$0] }
    spacing = BarSpacing(timeStamps)
    lines = table.lines.picking(rows)
    columns = table.columns.indices.reduce(into: [:]) { columns, slot in
      if let role = table.columns[slot].role { columns[role] = rows.map { table.values[slot][$0] } }
    }
    close = columns[.close] ?? []
    volume = columns[.volume]
  }

  /// Adds everything that is doubtful about the bars.
  func check(_ tally: inout IssueTally) {
    if let spacing { GapCheck(spacing: spacing).check(&tally) }
    checkGrid(&tally)
    checkBars(&tally)
    checkVolumes(&tally)
    MarketPlausibility(close: close, funding: columns[.funding] ?? []).check(&tally)
    checkJumps(&tally)
    checkConstantRuns(&tally)
  }

  private func place(_ bar: Int) -> String { "\(timeStamps[bar]) (line \(lines[bar]))" }

  private func checkGrid(_ tally: inout IssueTally) {
    guard let spacing, let grid = TimeGrid(spacing) else { return }
    for (bar, stamp) in timeStamps.enumerated() where !grid.contains(stamp) {
      tally.add(.offGrid, example: "\(place(bar)) is not a multiple of \(spacing.seconds) s away from the other bars")
    }
  }

  private func checkBars(_ tally: inout IssueTally) {
    for bar in timeStamps.indices {
      let fault = BarFault.description(
        open: value(.open, bar), high: value(.high, bar), low: value(.low, bar), close: value(.close, bar),
        volume: value(.volume, bar))
      if let fault { tally.add(.impossibleBars, example: "\(place(bar)): \(fault)") }
      if volume?[bar] == 0 { tally.add(.zeroVolume, example: place(bar)) }
    }
  }

  /// A value of a bar; `nil` where the file has none.
  private func value(_ role: ColumnRole, _ bar: Int) -> Double? {
    columns[role].flatMap { $0[bar].isNaN ? nil : $0[bar] }
  }

  /// Rows in which the column of units holds the volume in money and the other way round.
  private func checkVolumes(_ tally: inout IssueTally) {
    guard let volume, let money = columns[.quoteVolume], !close.isEmpty else { return }
    for bar in timeStamps.indices where VolumeCheck.isMoney(volume[bar], units: money[bar], price: close[bar]) {
      tally.add(
        .swappedVolumes,
        example: "\(place(bar)): the volume \(volume[bar]) is \(money[bar]) times the close \(close[bar])")
    }
  }

  private func isPossible(_ price: Double) -> Bool { price > 0 && price.isFinite }

  private func checkJumps(_ tally: inout IssueTally) {
    guard let spacing, !close.isEmpty else { return }
    let isContinuous = spacing.tradingCalendar == .continuousMarket
    let bars = close.indices.dropFirst().filter { isPossible(close[$0]) && isPossible(close[$0 - 1]) }
    let returns = bars.map { bar in
      let length = timeStamps[bar].microseconds - timeStamps[bar - 1].microseconds
      let spanned = isContinuous ? Double(length) / Double(spacing.microseconds) : 1
      return logReturn(from: close[bar - 1], to: close[bar]) / max(1, spanned).squareRoot()
    }
    guard let middle = median(returns), let deviation = median(returns.map { abs($0 - middle) }), deviation > 0 else {
      return
    }
    let unit = CheckedBars.normalConsistency * deviation
    for (bar, value) in zip(bars, returns) where abs(value - middle) > CheckedBars.jumpLimit * unit {
      tally.add(
        .jumps,
        example: "\(place(bar)): the close goes from \(close[bar - 1]) to \(close[bar]), "
          + "\(deviations(abs(value - middle) / unit)) robust standard deviations")
    }
  }

  /// A number of deviations without decimals, however large.
  private func deviations(_ count: Double) -> String {
    Int(exactly: count.rounded()).map(String.init) ?? "\(count)"
  }

  private func checkConstantRuns(_ tally: inout IssueTally) {
    guard !close.isEmpty else { return }
    var runs = 0
    var longest = 0..<0
    var start = 0
    for bar in 0...close.count where bar == close.count || close[bar] != close[start] {
      if bar - start >= CheckedBars.constantRun {
        runs += 1
        if bar - start > longest.count { longest = start..<bar }
      }
      start = bar
    }
    tally.add(
      .constantRuns, count: runs,
      example: "\(longest.count) bars from \(place(longest.lowerBound)) with the close \(close[longest.lowerBound])")
  }

  private func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
