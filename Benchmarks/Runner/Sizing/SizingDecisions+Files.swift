import MarketData
import PositionSizing

/// The files are of doubles, row by row; a moment is a number of seconds since 1970.
extension SizingDecisions {
  /// Where the inputs stand, and how long they hold.
  struct Files: Decodable, Sendable {
    /// What the rows of each file are known by in traces.
    struct Names: Decodable, Sendable {
      var odds: String
      var regimes: String
      var scores: String
    }

    var names: Names
    /// The moment of a row, the moment at which it became known, and the number of its regime in `regimeNames`.
    var regimes: String
    var regimeNames: [String]
    /// The greatest age of a regime in seconds.
    var regimeAge: Int
    /// The moment of a row, the moment at which it became known, the forecast volatility, its score, and 1 for an alert.
    var scores: String
    /// The greatest age of a score in seconds.
    var scoreAge: Int
  }

  /// The decisions of the file at `path` (moment, win rate, average win, average loss, correlation, losses in a row) with
  /// the other inputs.
  init(_ path: String, _ files: Files) throws {
    rows = try Self.rows(path, columns: 6).map {
      Row(
        time: Self.moment($0[0]), winRate: $0[1], averageWin: $0[2], averageLoss: $0[3], correlation: $0[4],
        consecutiveLosses: Int($0[5]))
    }
    name = files.names.odds
    regimes = try InputTimeline(
      name: files.names.regimes,
      entries: Self.rows(files.regimes, columns: 3).map {
        (
          stamp: Self.moment($0[0]), knownAt: Self.moment($0[1]),
          value: try RegimeReading(regime: files.regimeNames[Int($0[2])])
        )
      }, maximumAge: .seconds(files.regimeAge))
    volatilities = try InputTimeline(
      name: files.names.scores,
      entries: Self.rows(files.scores, columns: 5).map {
        (
          stamp: Self.moment($0[0]), knownAt: Self.moment($0[1]),
          value: try VolatilityReading(forecastVolatility: $0[2], score: $0[3], isAlert: $0[4] == 1)
        )
      }, maximumAge: .seconds(files.scoreAge))
  }

  private static func moment(_ seconds: Double) -> TimeStamp {
    TimeStamp(microseconds: Int64(seconds) * 1_000_000)
  }

  private static func rows(_ path: String, columns: Int) throws -> [[Double]] {
    let numbers = try DoubleFile.read(path)
    guard numbers.count.isMultiple(of: columns) else {
      throw RunnerError.invalidOption("\(path): \(numbers.count) numbers are no rows of \(columns)")
    }
    return stride(from: 0, to: numbers.count, by: columns).map { Array(numbers[$0..<$0 + columns]) }
  }
}
