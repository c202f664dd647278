import MarketData
import VolatilityModels

/// The options by which variances that were measured elsewhere are read from columns of the file.
struct VarianceColumnOptions {
  private static let variance = Option(
    optional: "variance-column", .text, value: "NAME",
    help: "Column that holds a variance measured within each period, in the squared unit of --scale")
  private static let quarticity = Option(
    optional: "quarticity-column", .text, value: "NAME", help: "Column that holds the realized quarticity, for harq")

  /// The options in the order of the help.
  static let specifications = [variance.specification, quarticity.specification]

  /// The column of variances; `nil` where they are made from prices or returns.
  let variance: String?
  /// The column of quarticities.
  let quarticity: String?

  private init(variance: String?, quarticity: String?) {
    self.variance = variance
    self.quarticity = quarticity
  }

  /// The same with a column of variances where none is named.
  func orElse(variance name: String) -> VarianceColumnOptions {
    VarianceColumnOptions(variance: variance ?? name, quarticity: quarticity)
  }

  /// The values in a command's arguments.
  ///
  /// - Parameters:
  ///   - arguments: the arguments of a command whose specification has these options.
  ///   - isKnown: whether the column of variances may be known from elsewhere, as from a model file.
  /// - Throws: `CommandError.usage` for an option that does nothing without another.
  init(_ arguments: ParsedArguments, isKnown: Bool = false) throws(CommandError) {
    variance = arguments[Self.variance]
    quarticity = arguments[Self.quarticity]
    if quarticity != nil, variance == nil, !isKnown { throw .usage("--quarticity-column needs --variance-column") }
  }
}
