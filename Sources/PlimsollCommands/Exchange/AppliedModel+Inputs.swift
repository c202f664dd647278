import MarketData
import ModelExchange
import RegimeClassification
import VolatilityForecasting
import VolatilityModels

// What a model reads of a file, as the same model takes it in another program.
extension AppliedModel {
  /// The inputs of the model: the start of each bar, and the columns.
  ///
  /// - Parameter context: what the command runs in.
  /// - Returns: the table.
  /// - Throws: `CommandError` where the model does not fit the file or the options.
  func inputs(in context: CommandContext) throws(CommandError) -> ResultTable {
    switch stored.model {
    case .network(let trained): return try inputs(trained.inputs, trainedOn: trained.barDuration, context)
    case .trees(let trained): return try inputs(trained.inputs, trainedOn: trained.barDuration, context)
    case .regimes(let trained):
      try checkOptions(Request(horizon: nil, isForEvery: true, simulation: nil))
      let (_, history) = try market.read(file, options: options, in: context)
      let (matrix, told) = try CommandError.mappingRegimes(in: file) { () throws(RegimeError) in
        try trained.inputs(of: history)
      }
      if told.isEmpty {
        context.diagnostics.warn("\(file): no bar has enough history before it, so that there are no rows")
      }
      return Self.table(matrix, rows: told)
    case .garch, .egarch, .ewma, .riskMetrics2006: return try returns(context)
    case .autoregression(let fitted, let measure): return try variances(of: fitted, measure: measure, context)
    case .ensemble, .sequenceNetwork:
      throw .usage(
        "\(model) holds a model of kind \(stored.model.kindName), which makes no features of prices",
        hint: stored.model.applicationHint)
    }
  }

  private func inputs(
    _ inputs: ForecastInputs, trainedOn barDuration: Duration, _ context: CommandContext
  ) throws(CommandError) -> ResultTable {
    try checkOptions(Request(horizon: nil, isForEvery: true, simulation: nil))
    let (_, history) = try market.read(file, options: options, in: context)
    try checkBars(of: history, trainedOn: barDuration)
    let matrix: FeatureMatrix
    do throws(ForecastingError) {
      matrix = try inputs.matrix(of: history)
    } catch {
      throw CommandError(error, in: file).hinting(hint(for: error))
    }
    guard let first = inputs.firstRow(of: matrix) else {
      throw .badData("\(file): its \(matrix.rowCount) bars are too few for the features of the model")
    }
    return Self.table(matrix, rows: Array(first..<matrix.rowCount))
  }

  private static func table(_ matrix: FeatureMatrix, rows: [Int]) -> ResultTable {
    var table = ResultTable(columns: ["timestamp"] + matrix.names)
    for row in rows {
      let values: [TableCell] = matrix.row(row).map { $0.isFinite ? .number($0) : .missing }
      table.append([.text(matrix.timeStamps[row].description)] + values)
    }
    return table
  }

  private func variances(
    of fitted: FittedHAR, measure: String, _ context: CommandContext
  ) throws(CommandError) -> ResultTable {
    try market.requireNoFiles(for: stored.model.kindName)
    warn(context.diagnostics)
    let input = try varianceInput(of: fitted, measure: measure, in: context)
    let variances: VarianceSeries
    do throws(HARError) {
      variances = try input.variances.converted(to: fitted.scale)
    } catch {
      throw CommandError(error, in: file)
    }
    let names = fitted.specification.readCovariates
    let columns = try names.map { name throws(CommandError) in
      guard let values = variances.covariates[name] else {
        let error = HARError.missingCovariate(name: name)
        throw CommandError(error, in: file).hinting(AutoregressionOptions.hint(for: error))
      }
      return values
    }
    var table = ResultTable(
      columns: [variances.timeStamps == nil ? "row" : "timestamp", "variance"] + names.map(\.rawValue))
    for (row, value) in variances.values.enumerated() {
      let stamp: TableCell = variances.timeStamps.map { .text($0[row].description) } ?? .integer(row + 1)
      table.append([stamp, .number(value)] + columns.map { .number($0[row]) })
    }
    return table
  }

  private func returns(_ context: CommandContext) throws(CommandError) -> ResultTable {
    try market.requireNoFiles(for: stored.model.kindName)
    warn(context.diagnostics)
    let names = stored.model.regressors
    let scale = stored.model.scale
    let input = try options.read(file, kind: stored.returnKind, scale: scale, in: context)
      .adding(regressors: names, layout: options.layout, context)
    let returns = input.returns.converted(to: scale)
    let columns = names.compactMap { name in returns.regressors.first { $0.name == name }?.values }
    var table = ResultTable(columns: [returns.timeStamps == nil ? "row" : "timestamp", "return"] + names)
    for (row, value) in returns.values.enumerated() {
      let stamp: TableCell = returns.timeStamps.map { .text($0[row].description) } ?? .integer(row + 1)
      table.append([stamp, .number(value)] + columns.map { .number($0[row]) })
    }
    return table
  }
}
