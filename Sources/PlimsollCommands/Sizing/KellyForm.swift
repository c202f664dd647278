/// A form in which `plimsoll kelly` is asked: what is known.
enum KellyForm: CaseIterable {
  case odds, trades, assets, sharpe

  /// The form of a command's arguments.
  ///
  /// - Parameter arguments: the arguments of a command whose specification has the groups of all forms.
  /// - Throws: `CommandError.usage` for two forms at once, or none of them.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    let given = Self.allCases.compactMap { form in
      form.group.options.first { arguments.source(of: $0) == .commandLine }.map { (form: form, option: $0) }
    }
    if given.count > 1 {
      throw .usage(
        "option \(given[0].option.spelling) belongs to \(given[0].form.subject), "
          + "\(given[1].option.spelling) to \(given[1].form.subject)",
        hint: "ask for one of them at a time")
    }
    // Variables and configurations may serve several forms; the command line chooses one of them.
    let known = Self.allCases.first { form in form.beginnings.contains { arguments.source(of: $0) != .absent } }
    guard let form = given.first?.form ?? known else {
      throw .usage(
        "kelly needs the odds of a trade or the returns of assets",
        hint: "for example: plimsoll kelly --win-rate 0.55 --average-win 0.02 --average-loss 0.015, "
          + "or plimsoll kelly --trades FILE")
    }
    self = form
  }

  /// The options of the form.
  var group: OptionGroup {
    switch self {
    case .odds: KellyQuestion.oddsGroup
    case .trades: KellyTrades.group
    case .assets: KellyQuestion.assetsGroup
    case .sharpe: KellySharpeReport.group
    }
  }

  /// What is known, as a message names it.
  private var subject: String {
    switch self {
    case .odds: "the odds of a trade"
    case .trades: "closed trades"
    case .assets: "assets"
    case .sharpe: "a Sharpe ratio"
    }
  }

  /// The options any of which asks in this form where none is on the command line.
  private var beginnings: [OptionSpecification] {
    switch self {
    case .odds: group.options
    case .trades, .assets, .sharpe: Array(group.options.prefix(1))
    }
  }
}
