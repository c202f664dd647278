import PositionSizing

/// The inputs of sizes that stand in options, the same for every decision.
struct StatedInputs {
  private static let winRate = Option(
    optional: "win-rate", .number, value: "P", help: "How often a trade wins, from 0 to 1; with the next two")
  private static let averageWin = Option(
    optional: "average-win", .number, value: "W", help: "What a winning trade gains, as a fraction: 0.02 for 2 %")
  private static let averageLoss = Option(
    optional: "average-loss", .number, value: "L", help: "What a losing trade loses at its stop, as a fraction")
  private static let stopDistance = Option(
    optional: "stop-distance", .number, value: "D", defaultText: "the average loss",
    help: "Distance of the stop as a fraction of the price")
  private static let confidence = Option(
    optional: "confidence", .number, value: "C", help: "Confidence in the signal, from 0 to 1")
  private static let agreement = Option(
    optional: "agreement", .integer(in: 0...), value: "N", help: "Number of time frames whose signals agree")
  private static let correlation = Option(
    optional: "correlation", .number, value: "R",
    help: "Correlation with what is held, weighted by exposure, from -1 to 1")
  private static let losses = Option(
    optional: "consecutive-losses", .integer(in: 0...), value: "N", defaultText: "counted in --trades",
    help: "Losses in a row before the decision")
  private static let expectedReturn = Option(
    optional: "expected-return", .number, value: "MU", help: "Expected return in a year, as a fraction")
  private static let sharpe = Option(
    optional: "sharpe", .number, value: "S", defaultText: "of the returns in --trades",
    help: "Annualized Sharpe ratio of the strategy; with --years")
  private static let years = Option(
    optional: "years", .number, value: "T", defaultText: "from the first to the last of --trades",
    help: "Years of evidence behind the Sharpe ratio")

  /// The options in the order of the help.
  static let group = OptionGroup(
    "What is known at every decision",
    [
      winRate.specification, averageWin.specification, averageLoss.specification, stopDistance.specification,
      confidence.specification, agreement.specification, correlation.specification, losses.specification,
      expectedReturn.specification, sharpe.specification, years.specification,
    ])

  /// The odds; `nil` where none are stated.
  let odds: TradeOdds?
  /// The Sharpe ratio with its years; `nil` where one of the two is not stated.
  let sharpe: SharpeEvidence?
  /// The years of evidence behind the trades; `nil` where they are not stated.
  let years: Double?
  /// What a decision's inputs start from.
  let inputs: SizingInputs
  /// The requirements that options meet, by option.
  let met: [SizingRequirement: String]

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` for a number that is none of its kind, and where one of three odds is missing.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    func stated<Value: Sendable & Hashable>(_ option: Option<Value?>) -> Sourced<Value>? {
      arguments[option].map { Sourced($0, from: InputSource(option.specification.spelling)) }
    }
    odds = try Self.odds(arguments)
    years = arguments[Self.years]
    sharpe = try Self.sharpe(arguments)
    var inputs = SizingInputs()
    inputs.stopDistance = stated(Self.stopDistance)
    inputs.confidence = stated(Self.confidence)
    inputs.agreement = stated(Self.agreement)
    inputs.correlation = stated(Self.correlation)
    inputs.consecutiveLosses = stated(Self.losses)
    inputs.expectedReturn = stated(Self.expectedReturn)
    try Self.check(inputs)
    var met: [SizingRequirement: String] = [:]
    if let odds {
      inputs.odds = try CommandError.mappingSizing { () throws(SizingError) in
        Sourced(try OddsEvidence(odds), from: InputSource(Self.winRate.specification.spelling))
      }
      met[.odds] = Self.winRate.specification.spelling
      met[.stopDistance] = Self.averageLoss.specification.spelling
    }
    if let sharpe {
      inputs.sharpe = Sourced(sharpe, from: InputSource(Self.sharpe.specification.spelling))
      met[.sharpe] = Self.sharpe.specification.spelling
    }
    if inputs.stopDistance != nil { met[.stopDistance] = Self.stopDistance.specification.spelling }
    if inputs.confidence != nil { met[.confidence] = Self.confidence.specification.spelling }
    if inputs.agreement != nil { met[.agreement] = Self.agreement.specification.spelling }
    if inputs.correlation != nil { met[.correlation] = Self.correlation.specification.spelling }
    if inputs.consecutiveLosses != nil { met[.consecutiveLosses] = Self.losses.specification.spelling }
    if inputs.expectedReturn != nil { met[.expectedReturn] = Self.expectedReturn.specification.spelling }
    self.inputs = inputs
    self.met = met
  }

  private static func odds(_ arguments: ParsedArguments) throws(CommandError) -> TradeOdds? {
    switch (arguments[winRate], arguments[averageWin], arguments[averageLoss]) {
    case (nil, nil, nil): return nil
    case (let winRate?, let averageWin?, let averageLoss?):
      return try CommandError.mappingSizing { () throws(SizingError) in
        try TradeOdds(winRate: winRate, averageWin: averageWin, averageLoss: averageLoss)
      }
    default:
      throw .usage(
        "--win-rate, --average-win and --average-loss go together",
        hint: "for example --win-rate 0.55 --average-win 0.02 --average-loss 0.015")
    }
  }

  private static func sharpe(_ arguments: ParsedArguments) throws(CommandError) -> SharpeEvidence? {
    switch (arguments[sharpe], arguments[years]) {
    case (nil, nil): return nil
    case (nil, let years?):
      guard years > 0 else { throw .usage("--years is \(years), expected a positive number") }
      return nil
    case (_?, nil): throw .usage("--sharpe goes together with --years, the length of the evidence behind it")
    case (let ratio?, let years?):
      return try CommandError.mappingSizing { () throws(SizingError) in
        try SharpeEvidence(sharpeRatio: ratio, years: years)
      }
    }
  }

  /// Finds a number that is out of its range before any work is done.
  private static func check(_ inputs: SizingInputs) throws(CommandError) {
    try CommandError.mappingSizing { () throws(SizingError) in
      if let confidence = inputs.confidence { _ = try ConfidenceLevels.standard.risk(at: confidence.value) }
      if let correlation = inputs.correlation {
        _ = try CorrelationSizer.standard.multiplier(correlation: correlation.value)
      }
      if let stop = inputs.stopDistance { _ = try NotionalFraction(.zero, stopDistance: stop.value) }
    }
  }
}

extension CommandError {
  /// The result of `body`, whose error is a mistake in an option.
  static func mappingSizing<Value>(_ body: () throws(SizingError) -> Value) throws(CommandError) -> Value {
    do throws(SizingError) {
      return try body()
    } catch {
      throw .usage("\(error)")
    }
  }
}
