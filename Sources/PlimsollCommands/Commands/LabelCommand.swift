import MarketData
import ModelExchange
import RegimeClassification
import VolatilityForecasting

/// `plimsoll label`: the regime that a classifier expects after each bar.
package struct LabelCommand: Command {
  /// The word that stands for the rule in place of a model file.
  private static let rule = "rule"

  private static let model = Operand(
    "MODEL", .inputFile, help: "Model file that 'plimsoll train regimes' wrote, or the word rule")
  private static let prices = Operand("PRICES", .inputFile, help: "CSV file of prices, plain, .gz or .zip")
  private static let stay = Option(
    "minimum-stay", .integer(in: 1...100_000), value: "N", default: 1,
    help: "Bars in a row for which a new regime has to be the most probable before it is adopted")

  package static let specification = CommandSpecification(
    name: "label",
    summary: "Tell the regime after each bar, with the probabilities of all",
    discussion: """
      Applies a classifier at every bar and tells the probabilities of the regimes to come: of what the model was trained \
      to tell, which 'plimsoll inspect' shows. Nothing that comes later changes a row.

      The result is CSV, with --json an array of the same rows: timestamp (the start of the bar), symbol, regime, and a \
      probability for each class (p_bull, p_consolidation, p_bear, p_crisis, or the classes of the label that was \
      trained); empty where the history is too short. The regime is the most probable one or, with --minimum-stay, the \
      last that was so for N bars in a row. A file that lacks columns of the model is refused with their names.

      With the word rule in place of a model it tells, without probabilities, the state of each bar itself: crisis where the volatility of 30 \
      days is above the 90th percentile of the last three years, else bull, bear or consolidation by the trend.

        plimsoll label regimes.safetensors prices.csv -o regimes.csv
        plimsoll label regimes.safetensors hourly.csv --bar 1d --minimum-stay 3 --json
        plimsoll label rule prices.csv
      """,
    operands: [model.specification, prices.specification],
    options: [stay.specification] + MarketChoice.specifications,
    groups: [ReturnOptions.group, JoinOptions.group])

  private let model: InputFile
  private let file: InputFile
  private let stay: Int
  private let market: MarketChoice
  private let options: ReturnOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    model = arguments[Self.model]
    file = arguments[Self.prices]
    stay = arguments[Self.stay]
    if model == .path(Self.rule), arguments.source(of: Self.stay.specification) == .commandLine {
      throw .usage("--minimum-stay is for the probabilities of a model; the rule has none")
    }
    market = try MarketChoice(arguments)
    options = try ReturnOptions(arguments)
    try ReturnOptions.requireNoReturns(arguments, for: "regimes")
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let classifier = model == .path(Self.rule) ? nil : try classifier(context)
    let history = try market.read(file, options: options, in: context).history
    history.warnOfGaps(context.diagnostics)
    let (regimes, probabilities, names) = try CommandError.mappingRegimes(in: file) { () throws(RegimeError) in
      if let classifier { return try told(of: history, by: classifier) }
      let states = try RegimeRule.standard.states(of: history)
      return (
        states.map { $0?.regime.index }, [[Double]?](repeating: nil, count: states.count),
        MarketRegime.allCases.map(\.rawValue)
      )
    }
    if !regimes.contains(where: { $0 != nil }) {
      context.diagnostics.warn("\(file): no bar has enough history before it, so that no regime is told")
    }
    let table = LabelTable.table(
      history.bars.timeStamps, symbol: symbol, regimes: regimes, probabilities: probabilities, classNames: names)
    return .report(Report(json: table.json, text: table.csv))
  }

  private func told(
    of history: MarketHistory, by classifier: TrainedRegimeClassifier
  ) throws(RegimeError) -> (regimes: [Int?], probabilities: [[Double]?], names: [String]) {
    let probabilities = try classifier.probabilities(of: history)
    let adopted = try Hysteresis(minimumStay: stay).regimes(of: probabilities)
    return (adopted.map { $0?.index }, probabilities, classifier.classNames)
  }

  private func classifier(_ context: CommandContext) throws(CommandError) -> TrainedRegimeClassifier {
    let stored = try ModelFile(model, in: context)
    guard case .regimes(let classifier) = stored.model else {
      throw .usage(
        "\(model) holds a model of kind \(stored.model.kindName), not a classifier of regimes",
        hint: stored.model.applicationHint)
    }
    return classifier
  }

  /// What the market is called in the rows.
  private var symbol: String {
    market.name?.description ?? options.layout.symbol ?? MarketName(of: file).description
  }
}
