import MarketData
import MarketSimulation
import RegimeClassification
import VolatilityForecasting

/// The way from a source to rows of regimes, and what is learned from those before the end of training.
struct LeakPipeline {
  var task: RegimeTask
  /// The bar at whose close training ends.
  var trainingBar: Int
  /// The lag that flows are joined with; `nil` for that of the source.
  var joinedLag: Duration?

  /// A simulated market whose flows are published 30 hours after their day.
  static func source(bars count: Int, hours: Int = 24) throws -> LeakSource {
    let start = TimeStamp(microseconds: 1_577_836_800_000_000)
    let market = try RegimeMarket()
    let bars = try market.simulate(BarGrid(start: start, barSeconds: hours * 3600, count: count), seed: 5).bars()
    let days = try market.simulate(
      BarGrid(start: start, barSeconds: 86_400, count: count * hours / 24), seed: 6
    ).bars()
    let table = try NumberTable(
      timeStamps: days.timeStamps, columns: days.columns.filter { ["inflow", "outflow"].contains($0.key) })
    let alone = try BarSeries(
      timeStamps: bars.timeStamps, close: bars.close, open: bars.open, high: bars.high, low: bars.low,
      volume: bars.volume, columns: bars.columns.filter { $0.key == "funding" })
    return LeakSource(bars: alone, table: table, publicationLag: .seconds(30 * 3600))
  }

  /// The market with its flows, as they are joined.
  func market(of source: LeakSource) throws -> MarketHistory {
    let rule = JoinRule(publicationLag: joinedLag ?? source.publicationLag)
    let day = try BarSize(1, .day).unwrapped
    return try MarketHistory(
      name: "simulated",
      bars: source.bars.joined(
        with: source.table, columns: ["inflow": rule, "outflow": rule], stamps: .start(of: day)))
  }

  /// The end of training.
  func trainingEnd(of source: LeakSource) -> TimeStamp {
    let stamps = source.bars.timeStamps
    let step = stamps[1].microseconds - stamps[0].microseconds
    return TimeStamp(microseconds: stamps[0].microseconds + Int64(trainingBar + 1) * step)
  }

  /// The rows of regimes, with what was learned by the end of training.
  func rows(of source: LeakSource) throws -> RegimeRows {
    let market = try market(of: source)
    let training = try HiddenMarkovTraining(startCount: 2, iterationLimit: 20)
    let fitted = try task.fit(to: [market], trainingEnd: trainingEnd(of: source), training: training)
    return try fitted.rows(of: market)
  }

  /// Features, the evidence of labels, and labels with the moment that each is over; what a hidden Markov model is part
  /// of is known from the end of training on.
  func known(of rows: RegimeRows, trainingEnd: TimeStamp) -> [LeakRow] {
    let from = task.usesHiddenMarkov ? trainingEnd : rows.closeTimes[0]
    var known: [LeakRow] = []
    for row in 0..<rows.count {
      let values = Array(rows.features.row(row)) + evidence(of: row, in: rows)
      known.append(LeakRow(name: "features of \(row)", knownAt: max(from, rows.closeTimes[row]), values: values))
      if let label = rows.labels[row], let time = rows.labelTime(of: row) {
        known.append(LeakRow(name: "label of \(row)", knownAt: max(from, time), values: [Double(label)]))
      }
    }
    return known
  }

  private func evidence(of row: Int, in rows: RegimeRows) -> [Double] {
    let evidence = rows.evidence
    let today = evidence.today[row].map { Double($0) } ?? .nan
    let known = evidence.known[row].map { Double($0) } ?? .nan
    let others: [Double] = [
      today, known, evidence.volatilityPosition[row], Double(evidence.trend[row]), rows.isUsable[row] ? 1 : 0,
    ]
    return others + evidence.simulated[4 * row..<4 * row + 4]
      + (evidence.chained.isEmpty ? [] : evidence.chained[4 * row..<4 * row + 4])
  }

  /// What a model is trained with, all of it said to be known at the end of training.
  func training(on numbers: [Int], of rows: RegimeRows, trainingEnd: TimeStamp) -> [LeakRow] {
    numbers.map { row in
      LeakRow(
        name: "training row \(row)", knownAt: trainingEnd,
        values: Array(rows.features.row(row)) + [rows.labels[row].map { Double($0) } ?? .nan])
    }
  }

  /// The probabilities of a baseline that has learned from some rows, at all usable rows after the end of training.
  func predictions(
    of baseline: RegimeBaseline, learnedFrom numbers: [Int], for rows: RegimeRows, trainingEnd: TimeStamp
  ) throws -> [LeakRow] {
    let fitted = try baseline.fit(to: [(rows, numbers)])
    return (0..<rows.count).filter { rows.isUsable[$0] && rows.closeTimes[$0] >= trainingEnd }.map { row in
      LeakRow(
        name: "\(baseline) of \(row)", knownAt: rows.closeTimes[row],
        values: fitted.probabilities(of: rows, at: [row]))
    }
  }

  /// Everything, as it should be made.
  func honest(_ source: LeakSource) throws -> [LeakRow] {
    let end = trainingEnd(of: source)
    let rows = try rows(of: source)
    let numbers = rows.trainingRows(labelsKnownBy: end)
    let known = known(of: rows, trainingEnd: end) + training(on: numbers, of: rows, trainingEnd: end)
    guard !numbers.isEmpty else { return known }
    return try known
      + RegimeBaseline.allCases.flatMap { baseline in
        try predictions(of: baseline, learnedFrom: numbers, for: rows, trainingEnd: end)
      }
  }
}
