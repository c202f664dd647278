import MarketData

/// The options of `plimsoll size` that name files, and how they are read.
struct SizeFiles {
  private static let scores = Option(
    optional: "scores", .inputFile, value: "FILE", help: "CSV file of volatility that 'plimsoll score' wrote")
  private static let labels = Option(
    optional: "labels", .inputFile, value: "FILE", help: "CSV file of regimes that 'plimsoll label' wrote")
  private static let trades = Option(
    optional: "trades", .inputFile, value: "FILE", help: "CSV file of closed trades, from which odds are estimated")
  private static let signals = Option(
    optional: "signals", .inputFile, value: "FILE",
    help: "CSV file of decisions: timestamp, and symbol, confidence, correlation, agreement, … as columns")
  private static let scoresBar = Option(
    optional: "scores-bar", .barSize, value: "SIZE", defaultText: "by the distance of rows",
    help: "Length of the bars in --scores, at whose end a row is known")
  private static let labelsBar = Option(
    optional: "labels-bar", .barSize, value: "SIZE", defaultText: "by the distance of rows",
    help: "Length of the bars in --labels, at whose end a row is known")
  private static let maximumAge = Option(
    optional: "maximum-age", .lengthOfTime, value: "TIME", defaultText: "two bars, and over usual gaps",
    help: "Greatest age of a score or label, from when it was known; an older one sizes by the entry for a crisis")

  private static let zone = Option(
    optional: "time-zone", .offset, value: "ZONE", defaultText: "UTC",
    help: "Zone of time stamps in --scores, --labels and --signals that name none")

  private static let timeForm = Option(
    optional: "time-format", .choice(of: TimeStampForm.self), value: "FORM", defaultText: "detected",
    help: "How the time stamps of --scores, --labels and --signals are written")

  /// The options in the order of the help.
  static let specifications = [
    scores.specification, labels.specification, trades.specification, signals.specification,
    scoresBar.specification, labelsBar.specification, maximumAge.specification, zone.specification,
    timeForm.specification,
  ]

  let scores: InputFile?
  let labels: InputFile?
  let trades: InputFile?
  let signals: InputFile?
  /// What is known about how scores, labels and signals are written.
  let layout: CSVOptions
  let scoresRule: TimelineRule
  let labelsRule: TimelineRule

  /// The values in a command's arguments.
  ///
  /// - Parameters:
  ///   - arguments: the arguments.
  ///   - policy: the file of the policy, where it has one.
  /// - Throws: `CommandError.usage` where standard input is to be read twice.
  init(_ arguments: ParsedArguments, policy: InputFile?) throws(CommandError) {
    scores = arguments[Self.scores]
    labels = arguments[Self.labels]
    trades = arguments[Self.trades]
    signals = arguments[Self.signals]
    layout = CSVOptions(timeForm: arguments[Self.timeForm], zone: arguments[Self.zone])
    let age = arguments[Self.maximumAge]
    scoresRule = TimelineRule(bar: arguments[Self.scoresBar], maximumAge: age)
    labelsRule = TimelineRule(bar: arguments[Self.labelsBar], maximumAge: age)
    guard [scores, labels, trades, signals, policy].count(where: { $0 == .standardInput }) <= 1 else {
      throw .usage("only one of the files can be standard input")
    }
    if scores == nil, arguments[Self.scoresBar] != nil {
      throw .usage("--scores-bar is for --scores, which is not given")
    }
    if labels == nil, arguments[Self.labelsBar] != nil {
      throw .usage("--labels-bar is for --labels, which is not given")
    }
    if scores == nil, labels == nil, age != nil {
      throw .usage("--maximum-age is for --scores and --labels, of which neither is given")
    }
  }
}
