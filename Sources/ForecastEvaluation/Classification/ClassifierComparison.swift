public import MarketData

/// Several forecasters of classes on the same rows: all their scores, and how much better each is than the references.
///
/// Rows that some forecaster did not forecast count for none of them.
public struct ClassifierComparison: Sendable, Equatable {
  /// How differences are judged.
  public struct Options: Sendable, Equatable {
    /// The days of a block that is resampled, positive.
    public var blockDays: Int
    /// The number of resamples, positive.
    public var replications: Int
    /// The probability with which an interval covers the true difference, above 0 and below 1.
    public var level: Double
    /// What all random numbers follow from.
    public var seed: UInt64
    /// The number of threads; it changes no result.
    public var threads: Int
    /// The number of bins of calibration tables, positive.
    public var binCount: Int

    /// Options.
    ///
    /// - Parameters:
    ///   - blockDays: the days of a block that is resampled.
    ///   - replications: the number of resamples.
    ///   - level: the probability with which an interval covers the true difference.
    ///   - seed: what all random numbers follow from.
    ///   - threads: the number of threads.
    ///   - binCount: the number of bins of calibration tables.
    /// - Precondition: all numbers are positive and the level is below 1.
    public init(
      blockDays: Int = 60, replications: Int = 10_000, level: Double = 0.95, seed: UInt64 = 1, threads: Int = 1,
      binCount: Int = CalibrationTable.defaultBinCount
    ) {
      precondition(blockDays > 0 && replications > 0 && threads > 0 && binCount > 0, "numbers of things are positive")
      precondition(level > 0 && level < 1, "the level of an interval is above 0 and below 1")
      self.blockDays = blockDays
      self.replications = replications
      self.level = level
      self.seed = seed
      self.threads = threads
      self.binCount = binCount
    }
  }

  /// What is found of one forecaster.
  public struct Entry: Sendable, Equatable {
    /// The name of the forecaster.
    public let name: String
    /// Its scores on the common rows.
    public let score: ClassifierScore
    /// Its gain over each reference, in the order of the references; none over itself.
    public let gains: [LogLossGain]
  }

  /// The forecasters, in the order in which they were given.
  public let entries: [Entry]
  /// The names of the references.
  public let references: [String]
  /// The rows that all forecasters forecast.
  public let rows: [Int]
  /// The number of rows that were left out, since not all forecast them.
  public let droppedRowCount: Int
  /// What was asked for.
  public let options: Options

  /// Compares forecasters.
  ///
  /// - Parameters:
  ///   - forecasters: what each said of some of the rows.
  ///   - labels: the number of the class that occurred, for each row.
  ///   - timeStamps: the time of each row, in any order; rows of several markets may share one.
  ///   - references: the names of the forecasters to compare with.
  ///   - options: how differences are judged.
  /// - Throws: `EvaluationError.tooFewForecasts` where no row was forecast by all; `.blockTooLong` where there are
  ///   references and the common rows do not span more days than a block has.
  /// - Precondition: there is a forecaster, all have the same classes and names of their own, the references are among
  ///   them, every row has a time stamp and a label, and labels are numbers of classes.
  public init(
    of forecasters: [ClassifierForecasts], labels: [Int], timeStamps: [TimeStamp], references: [String] = [],
    options: Options = Options()
  ) throws(EvaluationError) {
    let names = forecasters.map(\.name)
    precondition(!names.isEmpty && Set(names).count == names.count, "forecasters have names of their own")
    precondition(references.allSatisfy(names.contains), "a reference is one of the forecasters")
    precondition(labels.count == timeStamps.count, "every row has a time stamp")
    precondition(
      forecasters.allSatisfy { $0.probabilities.classNames == forecasters[0].probabilities.classNames },
      "all forecasters have the same classes")
    let rows = Self.commonRows(of: forecasters, count: labels.count)
    guard !rows.isEmpty else { throw .tooFewForecasts(count: 0, needed: 1) }
    let common = forecasters.map { Self.probabilities(of: $0, rows: rows) }
    let commonLabels = rows.map { labels[$0] }
    let times = rows.map { timeStamps[$0] }
    let losses = common.map { LogLoss.values(of: $0, labels: commonLabels) }
    var entries: [Entry] = []
    for (index, name) in names.enumerated() {
      let score = try ClassifierScore(of: common[index], labels: commonLabels, binCount: options.binCount)
      var gains: [LogLossGain] = []
      for reference in references where reference != name {
        guard let other = names.firstIndex(of: reference) else { continue }
        gains.append(
          try LogLossGain(
            losses: losses[index], referenceLosses: losses[other], timeStamps: times, reference: reference,
            options: options))
      }
      entries.append(Entry(name: name, score: score, gains: gains))
    }
    self.entries = entries
    self.references = references
    self.rows = rows
    droppedRowCount = labels.count - rows.count
    self.options = options
  }

  /// The rows that all forecasters forecast, increasing.
  private static func commonRows(of forecasters: [ClassifierForecasts], count: Int) -> [Int] {
    var forecastCounts = [Int](repeating: 0, count: count)
    for forecaster in forecasters {
      precondition(forecaster.rows.last ?? -1 < count, "every row that was forecast has a label")
      for row in forecaster.rows { forecastCounts[row] += 1 }
    }
    return forecastCounts.indices.filter { forecastCounts[$0] == forecasters.count }
  }

  /// The probabilities of the rows of a comparison, all of which were forecast.
  private static func probabilities(of forecaster: ClassifierForecasts, rows: [Int]) -> ClassProbabilities {
    let wanted = Set(rows)
    return forecaster.probabilities.rows(forecaster.rows.indices.filter { wanted.contains(forecaster.rows[$0]) })
  }
}
