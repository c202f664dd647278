import MarketData
import PositionSizing

extension SizingSources {
  /// Reads the files, and finds what a policy lacks before and after.
  ///
  /// - Parameters:
  ///   - choice: the policy that the command line names.
  ///   - files: the files.
  ///   - stated: what the options state.
  ///   - evidence: how trades count.
  ///   - tradeOptions: how trades are read.
  ///   - annualization: how the volatility of scores becomes an annual fraction.
  ///   - context: what the command runs in.
  /// - Throws: `CommandError.usage` where inputs are missing or stated twice, and as reading does.
  init(
    policy choice: PolicyChoice, files: SizeFiles, stated: StatedInputs, evidence: EvidenceOptions,
    tradeOptions: TradeFile, annualization: Annualization, in context: CommandContext
  ) throws(CommandError) {
    let policy = try choice.policy(in: context)
    let signals = try files.signals.map { (file) throws(CommandError) in
      try SignalFile(file, options: files.layout, in: context)
    }
    if let signals { try Self.check(signals, against: stated, trades: files.trades) }
    try SizingRequirement.check(policy, met: Self.met(files, stated, signals))
    if let agreement = policy.confidence.agreement, let stated = stated.inputs.agreement {
      _ = try CommandError.mappingSizing { () throws(SizingError) in try agreement.multiplier(agreeing: stated.value) }
    }
    if let text = stated.odds?.unlikelyNumbers { context.diagnostics.warn(text) }
    policy.unlikelyNumbers.forEach(context.diagnostics.warn)
    Self.warnOfUnused(files, by: policy, context.diagnostics)
    let scores = try files.scores.map { (file) throws(CommandError) in
      try ScoreFile(
        file, options: files.layout, rule: files.scoresRule,
        meanDays: policy.volatility.scaling?.days ?? VolatilityScaling.standard.days, in: context)
    }
    let labels = try files.labels.map { (file) throws(CommandError) in
      try LabelFile(file, options: files.layout, rule: files.labelsRule, in: context)
    }
    if let scores, let cut = policy.volatility.highForecastCut {
      let (hasColumn, name) =
        cut.threshold == nil ? (scores.hasAlerts, ScoreFile.alertColumn) : (scores.hasScores, ScoreFile.scoreColumn)
      if !hasColumn {
        throw .badData(
          "\(scores.markets.name): there is no column \(name.quoted), which the policy \(policy.name) needs")
      }
    }
    if let labels, let regime = policy.regime { try Self.check(labels, against: regime.multipliers) }
    if let labels, policy.regime?.reading == .expected, labels.classNames.isEmpty {
      throw .badData(
        "\(labels.markets.name): there are no probabilities of regimes, which the policy \(policy.name) needs",
        hint: "'plimsoll label' with a model writes them; the part regime needs none")
    }
    let trades = try Self.trades(files, for: policy, stated, evidence, tradeOptions, context)
    self.init(
      policy: policy, scores: scores?.markets, labels: labels?.markets, signals: signals,
      trades: trades, annualization: annualization, scoresBar: files.scoresRule.bar, diagnostics: context.diagnostics)
  }

  /// Finds a regime that has no multiplier, before anything is sized.
  private static func check(_ labels: LabelFile, against table: RegimeMultipliers) throws(CommandError) {
    guard let (name, location) = labels.regimes.first(where: { !table.names.contains($0.name) }) else { return }
    throw .badData(
      "\(location): the regime \(name.quoted) has no multiplier; there is one for \(table.names.joined(separator: ", "))",
      hint: Spelling.suggestion(for: name, among: table.names)
        ?? "a JSON file of --policy can have multipliers for any regimes, as 'plimsoll size --help' shows")
  }

  /// The requirements that the command line meets.
  private static func met(
    _ files: SizeFiles, _ stated: StatedInputs, _ signals: SignalFile?
  ) -> Set<SizingRequirement> {
    var met = Set(stated.met.keys)
    if files.trades != nil { met.formUnion([.odds, .trades, .sharpe, .stopDistance, .consecutiveLosses]) }
    if files.scores != nil { met.formUnion([.volatility, .annualizedVolatility, .volatilityScore]) }
    if files.labels != nil { met.formUnion([.regime, .regimeProbabilities]) }
    return signals.map { met.union(SizingRequirement.met(by: $0)) } ?? met
  }

  /// Finds an input that two sources state.
  private static func check(
    _ signals: SignalFile, against stated: StatedInputs, trades: InputFile?
  ) throws(CommandError) {
    let given = SizingRequirement.met(by: signals)
    // The average loss of odds stands in for a stop, so that only a stated distance contradicts a column of them.
    let twice = SizingRequirement.allCases.first { requirement in
      guard given.contains(requirement), stated.met[requirement] != nil else { return false }
      return requirement != .stopDistance
        || stated.inputs.stopDistance != nil && signals.rows.contains { $0.stopDistance != nil }
    }
    if let twice, let option = stated.met[twice] {
      throw .usage("\(option) is given, and a column of --signals says it too: which?")
    }
    if trades != nil, given.contains(.odds) {
      throw .usage("odds are columns of --signals and estimated from --trades: which?")
    }
  }

  private static func trades(
    _ files: SizeFiles, for policy: SizingPolicy, _ stated: StatedInputs, _ evidence: EvidenceOptions,
    _ tradeOptions: TradeFile, _ context: CommandContext
  ) throws(CommandError) -> TradeHistory? {
    guard let file = files.trades else { return nil }
    let trades = try tradeOptions.read(file, in: context)
    let hasTimes = files.scores != nil || files.labels != nil || files.signals != nil
    if trades.closes == nil, hasTimes, !evidence.isWhole {
      context.diagnostics.warn(
        "\(file): the trades have no times of their closes, so that all count at every decision: sizes of the past know "
          + "what came later")
    }
    let markets = Set(trades.symbols.compactMap(\.self)).count
    if markets > 1, hasTimes, !evidence.areOwn {
      context.diagnostics.warn(
        "\(file): the trades of \(markets) markets count together; --trades-of own counts those of the decision's own")
    }
    let history = TradeHistory(
      trades, name: file.shortName, options: evidence, wantsLowerBound: policy.base == .kellyLowerBound,
      years: stated.years, seed: context.seed)
    if policy.requirements.contains(.sharpe), stated.sharpe == nil, !history.tellsSharpe {
      throw .usage("\(file): the trades have no times, so that --years has to say how long the evidence is")
    }
    return history
  }

  private static func warnOfUnused(_ files: SizeFiles, by policy: SizingPolicy, _ diagnostics: Diagnostics) {
    let needs = policy.requirements
    func warn(_ file: InputFile?, isUsed: Bool, decides: Bool) {
      guard let file, !isUsed else { return }
      diagnostics.warn(
        "\(file): the policy \(policy.name) does not use it" + (decides ? " but for the times of decisions" : ""))
    }
    warn(files.scores, isUsed: needs.contains(.volatility), decides: files.signals == nil)
    warn(files.labels, isUsed: needs.contains(.regime), decides: files.signals == nil && files.scores == nil)
  }
}
