import MarketData

/// Which measures a command line asks for, and of what.
struct MeasureChoice: Equatable {
  /// The measures that are named; empty where it is left open.
  let named: [NamedMeasure]
  /// What the measures are computed from.
  let rows: MeasureTable.Rows

  private static let day = Duration.seconds(86_400)

  /// The choice that three options amount to.
  ///
  /// - Throws: `CommandError.usage` if they contradict each other.
  init(measures: [NamedMeasure]?, period: Duration?, window: Int?) throws(CommandError) {
    named = measures ?? []
    for (index, measure) in named.enumerated() where named[..<index].contains(measure) {
      throw .usage("option --measures names \(measure.rawValue) twice")
    }
    let ofBars = named.first { $0.subject == .bar }
    let ofPeriods = named.first { $0.subject == .period }
    if let ofBars, let ofPeriods {
      throw .usage(
        "\(ofBars.rawValue) is a measure of each bar, \(ofPeriods.rawValue) of each period",
        hint: "one table has rows of one kind: run the command twice")
    }
    if let ofBars, period != nil {
      throw .usage("\(ofBars.rawValue) is a measure of each bar, which --period does not apply to")
    }
    guard ofPeriods == nil, period == nil else {
      guard window == nil else {
        throw .usage("--window is for measures of bars, and those of a period are asked for")
      }
      rows = .periods(period ?? Self.day)
      return
    }
    for measure in named {
      guard let smallest = measure.smallestWindow, (window ?? 0) < smallest else { continue }
      throw .usage(
        "\(measure.rawValue) needs \(window == nil ? "--window N" : "--window to be at least \(smallest)")")
    }
    rows = .bars(window: window)
  }

  /// The measures of a series: those that are named, or all that its prices and the window allow.
  ///
  /// - Throws: `CommandError.badData` where the series lacks prices that a named measure needs, or allows none.
  func measures(of bars: BarSeries, in file: InputFile) throws(CommandError) -> [NamedMeasure] {
    for measure in named {
      guard let missing = measure.roles.first(where: { !bars.has($0) }) else { continue }
      let needed = measure.roles.map { "the \($0.rawValue)" }.joined(separator: ", ")
      throw .badData(
        "\(file): \(measure.rawValue) needs \(needed) of each bar, and no column is known to hold the "
          + missing.rawValue,
        hint: "--column \(missing.rawValue)=NAME names it")
    }
    guard named.isEmpty else { return named }
    guard case .bars(let window) = rows else { return NamedMeasure.allCases.filter { $0.subject == .period } }
    let possible = NamedMeasure.allCases.filter { measure in
      measure.subject == .bar && measure.roles.allSatisfy(bars.has) && (window ?? 0) >= measure.smallestWindow ?? 0
    }
    guard !possible.isEmpty else {
      throw .badData(
        "\(file): no measure of a bar can be made without its high and low",
        hint: "--window N of at least 2 makes close-to-close, --period 1d realized ones")
    }
    return possible
  }
}

extension NamedMeasure {
  /// The prices beyond the close that the measure needs.
  fileprivate var roles: [ColumnRole] {
    switch self {
    case .parkinson: RangeEstimator.parkinson.roles
    case .garmanKlass: RangeEstimator.garmanKlass.roles
    case .rogersSatchell, .yangZhang: RangeEstimator.rogersSatchell.roles
    case .averageTrueRange: [.high, .low]
    default: []
    }
  }
}

extension BarSeries {
  /// Whether the series has the prices of a role.
  fileprivate func has(_ role: ColumnRole) -> Bool {
    switch role {
    case .open: open != nil
    case .high: high != nil
    case .low: low != nil
    default: true
    }
  }
}
