/// Bars with distinct time stamps in order, whose values need not be possible.
struct CheckedBars {
  let timeStamps: [TimeStamp]
  let spacing: BarSpacing?
  private let lines: [Int]
  private let prices: [ColumnRole: [Double]]
  private let close: [Double]
  private let volume: [Double]?

  /// How many robust standard deviations a return must be away from the median to be a jump.
  private static let jumpLimit = 20.0
  /// How many equal closes in a row are a constant run.
  private static let constantRun = 10
  /// The median absolute deviation of a normal variable times this is its standard deviation: 1/Φ⁻¹(3/4).
  private static let normalConsistency = 1.482602218505602

  init(_ table: CSVTable, rows: [Int]) {
    timeStamps = rows.map { TimeStamp(microseconds: table.stamps[$0]) }
    spacing = BarSpacing(timeStamps)
    lines = rows.map { table.lines[$0] }
    prices = table.columns.reduce(into: [:]) { prices, column in
      if let role = column.role, column.need == .price { prices[role] = rows.map { column.values[$0] } }
    }
    close = prices[.close] ?? []
    volume = table.values(of: .volume).map { values in rows.map { values[$0] } }
  }

  /// Adds everything that is doubtful about the bars.
  func check(_ tally: inout IssueTally) {
    if let spacing { GapCheck(spacing: spacing).check(&tally) }
    checkGrid(&tally)
    checkBars(&tally)
    checkJumps(&tally)
    checkConstantRuns(&tally)
  }

  private func place(_ bar: Int) -> String { "\(timeStamps[bar]) (line \(lines[bar]))" }

  private func checkGrid(_ tally: inout IssueTally) {
    // Months and years have no fixed length, so that bars longer than a week need not lie on a grid.
    guard let spacing, spacing.days <= 7 else { return }
    let phases = timeStamps.map { $0.microseconds % spacing.microseconds }
    var counts: [Int64: Int] = [:]
    for phase in phases { counts[phase, default: 0] += 1 }
    guard let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return }
    for (bar, phase) in phases.enumerated() where phase != usual.key {
      tally.add(.offGrid, example: "\(place(bar)) is not a multiple of \(spacing.seconds) s away from the other bars")
    }
  }

  private func checkBars(_ tally: inout IssueTally) {
    for bar in timeStamps.indices {
      if let fault = fault(of: bar) { tally.add(.impossibleBars, example: "\(place(bar)): \(fault)") }
      if let volume = volume?[bar] {
        if volume == 0 { tally.add(.zeroVolume, example: place(bar)) }
        if !(volume >= 0 && volume.isFinite) {
          tally.add(.impossibleBars, example: "\(place(bar)): the volume is \(volume)")
        }
      }
    }
  }

  private func fault(of bar: Int) -> String? {
    for role in ColumnRole.prices {
      if let price = prices[role]?[bar], !isPossible(price) { return "the \(role.rawValue) is \(price)" }
    }
    let high = prices[.high]?[bar]
    let low = prices[.low]?[bar]
    if let high, let low, high < low { return "the high \(high) is below the low \(low)" }
    for role in [ColumnRole.open, .close] {
      guard let price = prices[role]?[bar] else { continue }
      if let high, price > high { return "the \(role.rawValue) \(price) is above the high \(high)" }
      if let low, price < low { return "the \(role.rawValue) \(price) is below the low \(low)" }
    }
    return nil
  }

  private func isPossible(_ price: Double) -> Bool { price > 0 && price.isFinite }

  private func checkJumps(_ tally: inout IssueTally) {
    guard let spacing else { return }
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
          + "\(Int((abs(value - middle) / unit).rounded())) robust standard deviations")
    }
  }

  private func checkConstantRuns(_ tally: inout IssueTally) {
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
