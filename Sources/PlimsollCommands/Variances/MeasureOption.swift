import ForecastEvaluation

/// The option that says what a regression on past variances is fitted to.
struct MeasureOption {
  private static let measure = Option(
    optional: "measure", .choice(of: VarianceProxy.self), value: "NAME",
    defaultText: "realized with --bar, else squared-return",
    help: "What HAR models take for the variance of a period")

  /// The options in the order of the help.
  static let specifications = [measure.specification] + VarianceColumnOptions.specifications

  /// What is taken for the variance of a period.
  let proxy: VarianceProxy
  /// The columns of variances that were measured elsewhere.
  let columns: VarianceColumnOptions

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` if the options contradict each other.
  /// - Precondition: the command's specification has these options.
  init(_ arguments: ParsedArguments, hasBar: Bool) throws(CommandError) {
    columns = try VarianceColumnOptions(arguments)
    let given = arguments[Self.measure]
    if columns.variance != nil, let given, given != .realized, arguments.source(of: Self.measure) == .commandLine {
      throw .usage("--variance-column is the measure: --measure \(given.rawValue) is another")
    }
    proxy = columns.variance != nil ? .realized : given ?? (hasBar ? .realized : .squaredReturn)
  }

  /// The measure as model files name it.
  var name: String { columns.variance.map { "column \($0)" } ?? proxy.rawValue }
}
