import MarketData
import VolatilityForecasting

/// Scores as rows of a table.
struct ScoreTable {
  /// The names of the columns.
  private static let columns = ["timestamp", "symbol", "forecast_volatility", "score", "alert"]
  /// The names of the columns of stability.
  private static let stabilityColumns = [
    "stability", "volatility_percentile", "trend_percentile", "liquidity_percentile",
  ]

  /// The table of scores.
  ///
  /// - Parameters:
  ///   - scores: the scores of forecasts.
  ///   - stability: those of the market's stability by time stamp; `nil` for no such columns.
  /// - Returns: a row for each forecast: no score where the history is too short, an alert as 1 and none as 0.
  static func table(_ scores: [ScoredVolatility], stability: [TimeStamp: MarketStability]?) -> ResultTable {
    var table = ResultTable(columns: columns + (stability == nil ? [] : stabilityColumns))
    for score in scores {
      let own: [TableCell] = [
        .text(score.timeStamp.description), .text(score.market), .number(score.forecastVolatility),
        cell(score.score), .integer(score.isAlert ? 1 : 0),
      ]
      let further = stability.map { stability in
        let found = stability[score.timeStamp]
        return [cell(found?.score), cell(found?.volatility), cell(found?.trendStrength), cell(found?.liquidity)]
      }
      table.append(own + (further ?? []))
    }
    return table
  }

  private static func cell(_ number: Double?) -> TableCell { number.map { .number($0) } ?? .missing }
}
