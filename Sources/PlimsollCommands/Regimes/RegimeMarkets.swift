import MarketData
import ModelExchange
import VolatilityForecasting

/// The bars of one or several files, as markets whose regimes are told.
struct RegimeMarkets {
  /// The files.
  let inputs: [MarketInput]
  /// The markets, in the order of the files.
  let histories: [MarketHistory]

  /// Reads files.
  ///
  /// - Parameters:
  ///   - files: the files.
  ///   - options: how they are read.
  ///   - join: the files whose columns are joined to the bars of each.
  ///   - beside: the files that features may look at.
  ///   - context: what the command runs in.
  /// - Throws: `CommandError`, which names the file.
  init(
    _ files: [InputFile], options: ReturnOptions, join: JoinOptions, beside: MarketsBeside, in context: CommandContext
  ) throws(CommandError) {
    var inputs: [MarketInput] = []
    for file in files { inputs.append(try MarketInput(file, options: options, join: join, in: context)) }
    let others = try beside.read(options: options, in: context)
    let (markets, further) = (inputs.map(\.history), others.map(\.history))
    histories = try CommandError.mapping { () throws(ForecastingError) in
      try MarketHistory.panel(markets, beside: further)
    }
    for market in histories { market.warnOfGaps(context.diagnostics) }
    self.inputs = inputs + others
  }

  /// Where a model of these comes from, for its file.
  var sources: [Provenance.Source] { inputs.map(\.source) }

  /// The files, a line each.
  var lines: [String] { inputs.map(\.line) }
}
