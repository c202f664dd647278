import ForecastEvaluation
import MarketData
import VolatilityModels

/// The options that shape heterogeneous autoregressions, beside their names.
struct AutoregressionOptions {
  private static let windows = Option(
    optional: "windows", .list(of: .integer(in: 1...100_000)), value: "N,…",
    defaultText: "a day, a week and a month of bars",
    help: "Numbers of periods that HAR models average past variances over, increasing")
  /// What is read beside averages of variances or, of models that learn from bars, of each bar.
  static let features = Option(
    optional: "features", .list(of: .feature), value: "NAMES", defaultText: "by the model",
    help: "What HAR models have beside averages: \(AutoregressionFeature.named.map(\.name).joined(separator: ", ")), "
      + "or columns of the file")

  /// The options in the order of the help.
  static let specifications = [windows.specification, features.specification]

  /// The windows; `nil` for those that fit the bars.
  let windows: [Int]?
  /// The features; `nil` for those of each model.
  let features: [AutoregressionFeature]?

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` for windows that do not increase and features that are named twice.
  /// - Precondition: the command's specification has these options.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    windows = arguments[Self.windows]
    features = arguments[Self.features]
    if let windows, zip(windows, windows.dropFirst()).contains(where: { $0 >= $1 }) {
      throw .usage("option --windows: the numbers must increase")
    }
    if let features, Set(features).count < features.count {
      throw .usage("option --features names a feature twice")
    }
  }

  /// The names of the columns of the file that are asked for.
  var columns: [String] {
    (features ?? []).compactMap { if case .column(let name) = $0 { name } else { nil } }
  }

  /// The model that the options and the data make of a name.
  ///
  /// - Parameters:
  ///   - kind: the name.
  ///   - variances: the series that it is to be fitted to.
  ///   - horizon: the number of periods that it forecasts the mean variance of.
  /// - Returns: the specification.
  /// - Throws: `HARError.missingCovariate`, `.noTimeStamps` for a feature that there are no data for,
  ///   `.invalidSpecification`.
  func specification(
    _ kind: AutoregressionKind, of variances: VarianceSeries, horizon: Int
  ) throws(HARError) -> HAR {
    let calendar = VarianceCalendar(variances)
    var windows = windows ?? calendar.windows(isFine: kind.isFine)
    let shortest = windows[0]
    var regressors: [HAR.Regressor] = []
    var seasons: [HAR.Season] = []
    var quarticityWindows: [Int] = []
    for feature in features ?? kind.features ?? Self.possible(for: kind, in: variances, calendar) {
      for covariate in feature.covariates where variances.covariates[covariate] == nil {
        throw .missingCovariate(name: covariate)
      }
      switch feature {
      case .quarticity: quarticityWindows = [shortest]
      case .hour, .weekday:
        guard variances.timeStamps != nil else { throw .noTimeStamps }
        seasons.append(feature == .hour ? .hourOfDay : .weekday)
      case .semivariance:
        regressors += feature.covariates.map { .init($0, windows: [shortest], transform: transform(of: $0, kind)) }
        // The two are the variance: with it they would be dependent.
        if !kind.isLogarithmic { windows.removeFirst() }
      case .range where kind == .fineLogHAR:
        // The range of a bar says more than its squared return, and takes its place.
        regressors.append(.init(.garmanKlass, windows: [windows.removeFirst()], transform: .log))
      case .jump, .range, .volume, .column:
        regressors += feature.covariates.map { .init($0, windows: [shortest], transform: transform(of: $0, kind)) }
      }
    }
    return try HAR(
      windows: windows, transform: kind.isLogarithmic ? .logOfMeans : .level, quarticityWindows: quarticityWindows,
      regressors: regressors, seasons: seasons, horizon: horizon,
      estimation: kind == .ridge ? .ridge() : .leastSquares, floor: kind.floor)
  }

  /// What can be done about a model that the data do not allow.
  static func hint(for error: HARError) -> String? {
    switch error {
    case .missingCovariate(.quarticity):
      "--quarticity-column names it; --bar 1d with the measure or target realized makes it from the data within bars"
    case .missingCovariate, .zeroVariance:
      "--bar 1d with the measure or target realized takes variances from the data within bars"
    case .tooFewPeriods: "--windows states shorter ones"
    default: nil
    }
  }

  /// The form in which a covariate enters: volumes in logarithms, variances as the model has them, columns as they are.
  private func transform(of covariate: Covariate, _ kind: AutoregressionKind) -> HAR.Regressor.Transform {
    switch covariate {
    case .volume: .log
    case .jump: kind.isLogarithmic ? .logOnePlus : .level
    case .positiveSemivariance, .negativeSemivariance, .garmanKlass: kind.isLogarithmic ? .log : .level
    default: .level
    }
  }

  /// The features of a model that there are data for, and that a logarithm can be taken of.
  private static func possible(
    for kind: AutoregressionKind, in variances: VarianceSeries, _ calendar: VarianceCalendar
  ) -> [AutoregressionFeature] {
    guard kind == .ridge else {
      let hasRange = variances.covariates[.garmanKlass].map { $0.contains { $0 > 0 } } ?? false
      return (hasRange && calendar.hasFineWindows ? [.range] : []) + calendar.seasons
    }
    let ofColumns: [AutoregressionFeature] = [.jump, .semivariance, .range, .volume].filter { feature in
      feature.covariates.allSatisfy { covariate in
        guard let values = variances.covariates[covariate] else { return false }
        return feature == .jump || values.allSatisfy { $0 > 0 }
      }
    }
    return ofColumns + calendar.seasons
  }
}
