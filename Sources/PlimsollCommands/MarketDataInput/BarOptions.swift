package import MarketData

/// The options by which the bars of a file are put together to longer ones.
package struct BarOptions: Sendable {
  private static let bar = Option(
    optional: "bar", .barSize, value: "SIZE", defaultText: "as in the file",
    help: "Size of the bars to work with, as 15m, 4h, 1d, 1w or 1mo; those of the file are put together")
  private static let incomplete = Option(
    "incomplete", .choice(of: IncompleteBars.self), value: "RULE", default: .keep,
    help: "What becomes of bars of --bar that lack some of their bars in the file")
  private static let running = Option(
    optional: "running", .choice(of: IncompleteBars.self), value: "RULE", defaultText: "as --incomplete",
    help: "What becomes of the last bar of --bar if the file ends before it does")
  private static let zone = Option(
    "bar-zone", .offset, value: "ZONE", default: .utc, help: "Zone at whose midnight days of --bar start")

  /// The options in the order of the help.
  static let specifications = [bar.specification, incomplete.specification, running.specification, zone.specification]

  /// The size of the bars; `nil` to leave them as they are.
  package let size: BarSize?
  /// What becomes of incomplete bars, and where days start.
  package let options: ResamplingOptions

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` for an option that does nothing without `--bar`.
  /// - Precondition: the command's specification has these options.
  package init(_ arguments: ParsedArguments) throws(CommandError) {
    size = arguments[Self.bar]
    options = ResamplingOptions(
      offset: arguments[Self.zone], incomplete: arguments[Self.incomplete], running: arguments[Self.running])
    if size == nil {
      // A configuration may serve commands with --bar and without.
      for option in Self.specifications where arguments.source(of: option) == .commandLine {
        throw .usage("option \(option.spelling) needs --bar SIZE")
      }
    }
  }

  /// The bars that are asked for, with a warning of those that are incomplete; `nil` to leave them as they are.
  ///
  /// - Parameters:
  ///   - bars: the bars of the file.
  ///   - file: the file, for the warnings.
  ///   - diagnostics: where warnings go.
  ///   - columnRules: how the values of other columns are put together.
  /// - Returns: the longer bars and which of them are complete.
  /// - Throws: a `MarketDataError` where the bars do not fit, or incomplete ones are an error.
  func resampled(
    _ bars: BarSeries, of file: InputFile, _ diagnostics: Diagnostics, columnRules: [String: ColumnRule] = [:]
  ) throws(MarketDataError) -> ResampledBars? {
    guard let size else { return nil }
    var options = options
    options.columnRules = columnRules
    let result = try bars.resampled(to: size, options: options)
    warn(of: result, file, diagnostics)
    return result
  }

  private func warn(of result: ResampledBars, _ file: InputFile, _ diagnostics: Diagnostics) {
    let total = result.bars.count + result.droppedCount
    func warn(_ count: Int, _ fate: String) {
      guard count > 0 else { return }
      diagnostics.warn(
        "\(file): \(count) of \(total) bars of \(result.size) \(count == 1 ? "is" : "are") incomplete and "
          + "\(count == 1 ? "was" : "were") \(fate)")
    }
    warn(result.droppedCount, "left out")
    warn(result.incompleteCount, "kept; --incomplete drop leaves such bars out")
    if result.lastIsRunning {
      let isKept = (options.running ?? options.incomplete) == .keep
      diagnostics.warn(
        "\(file): the file ends before its last bar of \(result.size) does, "
          + (isKept ? "which can still change; --running drop leaves it out" : "which was left out"))
    }
  }
}

extension ArgumentKind where Value == BarSize {
  /// A length of bars.
  static var barSize: ArgumentKind {
    .converting("a bar size such as 15m, 4h, 1d, 1w or 1mo") { BarSize($0) }
  }
}
