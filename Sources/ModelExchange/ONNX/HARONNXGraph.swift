import MarketData
import ModelFormats
import VolatilityModels

/// The graph of an autoregression while it is put together: its inputs, and the averages of its columns.
struct HARONNXGraph {
  /// A column of the model's.
  enum Column: Hashable {
    case variance
    case logarithmicVariance
    case covariate(Covariate)
    /// The intercept of the season that each period is in.
    case season(HAR.Season)
  }

  /// What time stamps count.
  static let timeStampUnit = "microseconds since 1970-01-01T00:00:00Z"

  let fitted: FittedHAR
  var builder = ONNXGraphBuilder(name: "har")
  private var columns: [Column: HARONNXAverages] = [:]

  /// A graph with the inputs of a model.
  init(_ fitted: FittedHAR) {
    self.fitted = fitted
    let specification = fitted.specification
    var (names, parts): ([Column], [String]) = ([], [])
    if !specification.windows.isEmpty {
      let variances = builder.input(
        "variances", .double, ["T"],
        description: "Measured variance of each period, oldest first, in \(fitted.scale.words) squared")
      names.append(.variance)
      parts.append(standing(variances))
    }
    let covariates = specification.readCovariates
    if !covariates.isEmpty {
      names += covariates.map(Column.covariate)
      parts.append(
        builder.input(
          "covariates", .double, ["T", .fixed(covariates.count)],
          description: "Covariates of each period, in the unit of the fit; columns in the order of the metadata"))
    }
    if !specification.seasons.isEmpty {
      let stamps = builder.input(
        "time_stamps", .int64, ["T"], description: "Time stamp of each period, in \(Self.timeStampUnit)")
      for season in specification.seasons {
        names.append(.season(season))
        parts.append(standing(effects(of: season, at: stamps)))
      }
    }
    read(names, from: parts)
    if specification.transform == .meansOfLogs, let variances = columns[.variance]?.values {
      columns[.logarithmicVariance] = HARONNXAverages(
        builder.add("Log", variances), longest: specification.longestWindow)
    }
  }

  /// A column (T), not a number where the model cannot read it.
  ///
  /// - Precondition: the model has the column.
  func values(of column: Column) -> String {
    guard let averages = columns[column] else { preconditionFailure("the model does not read \(column)") }
    return averages.values
  }

  /// The average of the last `window` periods of a column at each origin.
  ///
  /// - Precondition: the model has the column.
  mutating func mean(of column: Column, _ window: Int) -> String {
    guard let mean = columns[column]?.mean(window, in: &builder) else {
      preconditionFailure("the model does not read \(column)")
    }
    return mean
  }

  /// Takes columns from one table of all inputs: so inputs of different lengths are an error, where operators on one
  /// by one would stretch an input of a single row to the length of another.
  private mutating func read(_ names: [Column], from parts: [String]) {
    let table = builder.add("Concat", parts, outputCount: 1, attributes: ["axis": .integer(1)])[0]
    for (index, name) in names.enumerated() {
      var values = builder.column(index, of: table)
      if let bound = bound(of: name) {
        let isLegal = builder.add(bound, values, builder.constant(0))
        values = builder.add("Where", isLegal, values, builder.constant(.nan))
      }
      columns[name] = HARONNXAverages(values, longest: fitted.specification.longestWindow)
    }
  }

  /// How the numbers of a column compare with 0, by the strictest of the terms that read it; `nil` for any number.
  private func bound(of column: Column) -> String? {
    switch column {
    case .variance: return "GreaterOrEqual"
    case .logarithmicVariance, .season: return nil
    case .covariate(let name):
      let specification = fitted.specification
      let transforms = specification.regressors.filter { $0.covariate == name }.map(\.transform)
      if transforms.contains(.log), specification.floor == 0 { return "Greater" }
      let isQuarticity = name == .quarticity && !specification.quarticityWindows.isEmpty
      return isQuarticity || transforms.contains { $0 != .level } ? "GreaterOrEqual" : nil
    }
  }

  /// A vector as a matrix of one column.
  private mutating func standing(_ vector: String) -> String {
    builder.add("Unsqueeze", vector, builder.constant([1]))
  }

  /// The intercept of the category that each time stamp is in; 0 for one that the sample did not have.
  private mutating func effects(of season: HAR.Season, at stamps: String) -> String {
    let effects = fitted.seasonalEffects(season)
    let (cycle, unit): (Int, Int)
    switch season {
    case .hourOfDay: (cycle, unit) = (86_400_000_000, 3_600_000_000)
    case .weekday: (cycle, unit) = (7 * 86_400_000_000, 86_400_000_000)
    }
    // The weeks since 1970 begin on a Thursday.
    let table = (0..<cycle / unit).map { position in
      effects[season == .hourOfDay ? position : (position + 3) % 7 + 1] ?? 0
    }
    let inCycle = builder.add("Mod", stamps, builder.constant(index: cycle))
    let position = builder.add("Div", inCycle, builder.constant(index: unit))
    return builder.add("Gather", builder.constant(Tensor(table)), position)
  }
}
