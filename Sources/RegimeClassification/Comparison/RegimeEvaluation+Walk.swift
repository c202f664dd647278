import ForecastEvaluation
import MarketData
import NumericalMethods
public import VolatilityForecasting

extension RegimeEvaluation {
  /// Walks through markets.
  ///
  /// - Parameters:
  ///   - markets: the markets, with names of their own and bars of one length; their order changes nothing.
  ///   - told: the names of those whose rows are told; `nil` for all.
  ///   - threads: the number of threads, positive; it changes no bit.
  ///   - report: is called after each fit with how many are done, and how many there are.
  /// - Returns: the comparison of all candidates and baselines.
  /// - Throws: `RegimeError`: a choice is out of range, a market lacks what a feature needs, `.evaluation` where no row
  ///   could be told.
  /// - Precondition: there is a market.
  public func compare(
    on markets: [MarketHistory], told: [String]? = nil, threads: Int = 1,
    report: (_ done: Int, _ count: Int) -> Void = { _, _ in }
  ) throws(RegimeError) -> RegimeComparison {
    try check()
    let panel = try RegimePanel(markets)
    if let unknown = told?.first(where: { name in !panel.markets.contains { $0.name == name } }) {
      throw .invalidSpecification(reason: "there is no market \(unknown) to tell the rows of")
    }
    let targets = panel.markets.indices.filter { told?.contains(panel.markets[$0].name) ?? true }
    let fits = fitMoments(until: min(end ?? panel.lastClose, panel.lastClose))
    var source = WalkRows(classifier: classifier, panel: panel)
    var rows = targets.map { _ in ToldRows(forecasterCount: candidates.count + RegimeBaseline.allCases.count) }
    var used: [TimeStamp] = []
    for (number, fit) in fits.enumerated() {
      let next = number + 1 < fits.count ? fits[number + 1] : end
      let prepared = try source.rows(at: fit)
      let windows = windows(of: prepared, targets: targets, fit: fit, next: next, barDuration: panel.barDuration)
      let results = parallelMap(count: windows.count, threads: threads) { window -> Result<ToldRows, RegimeError> in
        Result { () throws(RegimeError) in try tell(windows[window]) }
      }
      if !windows.isEmpty { used.append(fit) }
      for (window, result) in zip(windows, results) { rows[window.target].add(try result.get()) }
      report(number + 1, fits.count)
    }
    return try comparison(of: rows, markets: targets.map { panel.markets[$0].name }, fits: used)
  }

  /// The moments of the fits.
  private func fitMoments(until last: TimeStamp) -> [TimeStamp] {
    let step = Int64(refitDays) * 86_400_000_000
    return stride(from: start.microseconds, through: max(last.microseconds, start.microseconds), by: Int(step)).map {
      TimeStamp(microseconds: $0)
    }
  }

  /// What is learned from, and told, from one fit to the next in a market.
  private struct Window: Sendable {
    var target: Int
    var rows: RegimeRows
    var told: [Int]
    var training: RegimeTrainingRows
  }

  private func windows(
    of prepared: (task: FittedRegimeTask, rows: [RegimeRows]), targets: [Int], fit: TimeStamp, next: TimeStamp?,
    barDuration: Duration
  ) -> [Window] {
    targets.enumerated().compactMap { position, market in
      let told = prepared.rows[market].labelledRows(from: fit, to: next)
      let learned = prepared.rows.indices.filter { other in
        switch pool {
        case .own: other == market
        case .all: true
        case .others: other != market
        }
      }
      let parts = learned.map { (prepared.rows[$0], prepared.rows[$0].trainingRows(labelsKnownBy: fit)) }
      // Before there is anything to learn from, nothing is told.
      guard !told.isEmpty, parts.contains(where: { !$0.1.isEmpty }) else { return nil }
      return Window(
        target: position, rows: prepared.rows[market], told: told,
        training: RegimeTrainingRows(parts: parts, task: prepared.task, trainingEnd: fit, barDuration: barDuration))
    }
  }

  private func tell(_ window: Window) throws(RegimeError) -> ToldRows {
    var classifier = classifier
    // Held-out folds are needed for a temperature alone: their scores are not asked for.
    if !classifier.isCalibrated { classifier.foldCount = nil }
    let trained = try classifier.train(on: window.training, combinations: candidates.map(\.models), threads: 1)
    var probabilities = trained.map { $0.probabilities(of: window.rows, at: window.told) }
    for baseline in RegimeBaseline.allCases {
      let fitted = try baseline.fit(to: window.training.parts.map { ($0.rows, $0.taken) })
      probabilities.append(fitted.probabilities(of: window.rows, at: window.told))
    }
    var result = ToldRows(forecasterCount: probabilities.count)
    result.add(
      labels: window.told.map { window.rows.labels[$0] ?? 0 }, times: window.told.map { window.rows.closeTimes[$0] },
      probabilities: probabilities)
    return result
  }

  private func comparison(
    of rows: [ToldRows], markets: [String], fits: [TimeStamp]
  ) throws(RegimeError) -> RegimeComparison {
    let names = candidates.map(\.name) + RegimeBaseline.allCases.map(\.rawValue)
    let classNames = classifier.task.label.classNames
    var all = ToldRows(forecasterCount: names.count)
    for part in rows { all.add(part) }
    return RegimeComparison(
      label: classifier.task.label, evaluation: self, markets: markets,
      pooled: try all.comparison(names: names, classNames: classNames, options: options),
      alone: rows.map { try? $0.comparison(names: names, classNames: classNames, options: options) }, fits: fits)
  }
}
