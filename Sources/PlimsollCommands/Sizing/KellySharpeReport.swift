import ModelExchange
import ModelFormats
import PositionSizing

/// What is left of the Kelly fraction where the means behind a Sharpe ratio are only estimated, as it is reported.
struct KellySharpeReport {
  private static let sharpe = Option(
    optional: "sharpe", .number(above: 0), value: "S", help: "Sharpe ratio per year, of one asset or of the best mix")
  private static let years = Option(
    optional: "years", .number(above: 0), value: "T", help: "Years of returns that it is estimated from")
  private static let assets = Option(
    "assets", .integer(in: 1...), value: "N", default: 1, help: "Number of assets whose means are estimated")

  /// The options as a group of the help.
  static let group = OptionGroup(
    "A Sharpe ratio", [sharpe.specification, years.specification, assets.specification])

  /// The evidence in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` where the ratio or the years are missing, or c* is too small for a number.
  static func evidence(_ arguments: ParsedArguments) throws(CommandError) -> EstimationError {
    let together = "--sharpe and --years"
    let ratio = try KellyQuestion.value(of: sharpe, arguments, together: together)
    let length = try KellyQuestion.value(of: years, arguments, together: together)
    return try CommandError.mappingSizing { () throws(SizingError) in
      try EstimationError(sharpeRatio: ratio, assets: arguments[assets], years: length)
    }
  }

  private let evidence: EstimationError
  private let multiples: [KellyMultiple]

  /// The report on a Sharpe ratio.
  ///
  /// - Parameters:
  ///   - evidence: the ratio, and what it is estimated from.
  ///   - multiples: the parts of the Kelly fraction to report on.
  init(evidence: EstimationError, multiples: [KellyMultiple]) {
    self.evidence = evidence
    self.multiples = Set(multiples + [evidence.multiple]).sorted(by: >)
  }

  /// The document for programs.
  var json: JSONValue {
    [
      "sharpeRatio": .number(evidence.sharpeRatio), "years": .number(evidence.years),
      "assets": .integer(evidence.assets), "kellyMultiple": .number(evidence.multiple.value),
      "expectedGrowthRate": .number(evidence.expectedGrowthRate(at: evidence.multiple)),
      "fractions": .array(
        multiples.map {
          ["fraction": .number($0.value), "expectedGrowthRate": .number(evidence.expectedGrowthRate(at: $0))]
        }),
    ]
  }

  /// The part of the Kelly fraction in a sentence, and a table of other parts.
  var text: String {
    var table = ResultTable(columns: ["Kelly", "expected growth %"])
    for multiple in multiples {
      table.append([.number(multiple.value, digits: 4), .percent(evidence.expectedGrowthRate(at: multiple))])
    }
    let mix = evidence.assets == 1 ? "one asset" : "the best mix of \(evidence.assets) assets"
    return """
      a Sharpe ratio of \(shown(evidence.sharpeRatio)) of \(mix), estimated from \(shown(evidence.years)) years

      Kelly multiple  \(shown(evidence.multiple.value)) of the estimated Kelly fraction grows the most

      \(table.text)
      expected growth %: of the logarithm of the capital in a year, on average over the
      estimates that there could be.

      """
  }

  private func shown(_ number: Double) -> String { TableCell.number(number, digits: 4).shown }
}
