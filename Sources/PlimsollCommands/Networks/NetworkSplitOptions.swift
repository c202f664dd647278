import MarketData
import VolatilityForecasting

/// Where the validation part of networks begins.
struct NetworkSplitOptions {
  private static let validation = Option(
    optional: "validate-from", .instant, value: "TIME", defaultText: "the last fifth of the training time",
    help: "Instant from which networks are validated, not trained")

  /// The options in the order of the help.
  static let specifications = [validation.specification]

  private let validationStart: TimeStamp?

  /// The values in a command's arguments.
  ///
  /// - Precondition: the command's specification has these options.
  init(_ arguments: ParsedArguments) { validationStart = arguments[Self.validation] }

  /// The split of the time up to `end`.
  ///
  /// - Parameters:
  ///   - markets: the markets that are learned from.
  ///   - end: the end of validation; `nil` for the last close of any market.
  /// - Returns: the split.
  /// - Throws: `CommandError.usage` where validation would begin after the end, or before the first bar.
  func split(of markets: [MarketHistory], until end: TimeStamp? = nil) throws(CommandError) -> TimeSplit {
    let first = markets.map { $0.closeTime(of: 0) }.min() ?? TimeStamp(microseconds: 0)
    let end = end ?? markets.map { $0.closeTime(of: $0.bars.count - 1) }.max() ?? first
    let span = end.microseconds - first.microseconds
    let start = validationStart ?? TimeStamp(microseconds: end.microseconds - span / 5)
    guard start > first, start <= end else {
      throw .usage("option --validate-from: \(start) is not between \(first) and \(end)")
    }
    return try CommandError.mapping { () throws(ForecastingError) in
      try TimeSplit(trainingEnd: start, validationEnd: end)
    }
  }
}
