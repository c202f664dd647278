import MarketData
import ModelExchange
import VolatilityForecasting
import VolatilityModels

/// `plimsoll score`: where the volatility that a model expects after each bar stands among those of the time before.
package struct ScoreCommand: Command {
  package static let specification = CommandSpecification(
    name: "score",
    summary: "Score the volatility forecast after each bar from 0 to 100",
    discussion: """
      Applies a model at every bar, as 'plimsoll forecast --every' does, and says where each forecast stands among those \
      of the time up to it: of the forecasts of the last 365 days, the score is the percentage that is lower, half of \
      those that are equal included. Nothing that comes later changes a score, but what the model itself was fitted to \
      and, for models of returns, the variance before the first bar, which fades within some weeks of bars.

      The result is CSV, with --json an array of the same rows: timestamp (the start of the bar), symbol, \
      forecast_volatility, score (empty where the history is too short) and alert (1 where the score reaches \
      --threshold, else 0). The forecast is the volatility per period: the root of the mean variance of the next H \
      periods, in the unit that 'plimsoll forecast' has, not annualized. The symbol is --market, or the one that \
      --symbol chose, or the name of the file.

      --stability adds how calm, directed and liquid the last 30 days were against the same time, each as a percentile, \
      and the mean of 100 less that of the volatility, that of the trend and, where there is a volume, that of the \
      liquidity: a number from 0 to 100 that is high in markets that are easy to trade.

        plimsoll score model.safetensors prices.csv -o scores.csv
        plimsoll score lstm.safetensors prices.csv --horizon 24 --threshold 95
        plimsoll score model.safetensors prices.csv --stability --json
      """,
    operands: ModelApplicationOptions.operands,
    options: ModelApplicationOptions.first + ScoreOptions.specifications + ModelApplicationOptions.last,
    groups: ModelApplicationOptions.groups)

  private let application: ModelApplicationOptions
  private let scores: ScoreOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    application = try ModelApplicationOptions(arguments)
    scores = ScoreOptions(arguments)
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let file = application.file
    let forecasts = try application.applied(in: context).forecasts(
      .init(horizon: application.horizon, isForEvery: true, simulation: nil), in: context)
    guard let stamps = forecasts.table.timeStamps else {
      throw CommandError.badData("\(file): scores are of forecasts with time stamps, which the file has none of")
    }
    let rows = forecasts.table.rows
    let scored: [ScoredVolatility]
    let stability: [TimeStamp: MarketStability]?
    do throws(ForecastingError) {
      scored = try scores.volatilityScore().scores(
        of: rows.map { ($0.aggregatedVariance / Double($0.step)).squareRoot() },
        timeStamps: rows.map { stamps[$0.origin] }, market: symbol)
      stability = scores.wantsStability ? try stabilityScores(of: forecasts.bars) : nil
    } catch {
      throw CommandError(error, in: file)
    }
    let table = ScoreTable.table(scored, stability: stability)
    return .report(Report(json: table.json, text: table.csv))
  }

  /// What the market is called in the rows.
  private var symbol: String {
    application.market.name?.description ?? application.options.layout.symbol
      ?? MarketName(of: application.file).description
  }

  private func stabilityScores(
    of bars: BarSeries?
  ) throws(ForecastingError) -> [TimeStamp: MarketStability] {
    guard let bars else {
      throw .pricesMissing(market: symbol, feature: "the stability score", needed: "prices")
    }
    let history = try MarketHistory(name: MarketName(symbol).description, bars: bars)
    let scored = try scores.stabilityScore(hasVolume: bars.volume != nil).scores(of: history)
    return Dictionary(scored.compactMap { $0 }.map { ($0.timeStamp, $0) }) { first, _ in first }
  }
}
