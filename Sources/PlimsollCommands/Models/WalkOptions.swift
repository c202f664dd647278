import ForecastEvaluation
import MarketData
import VolatilityModels

/// The options that say where forecasts are made and what they are about.
struct WalkOptions {
  private static let train = Option(
    "train", .integer(in: 1...), value: "N", default: 1000, help: "Number of returns of the first fit")
  /// Where the test begins.
  static let testFrom = Option(
    optional: "test-from", .instant, value: "TIME", defaultText: "after the first fit",
    help: "First period to forecast; the first fit is to all before it")
  private static let refit = Option(
    "refit", .integer(in: 1...), value: "N", default: 20, help: "Number of forecasts from one fit to the next")
  private static let window = Option(
    "window", .choice(of: WalkForward.Window.self), value: "KIND", default: .rolling,
    help: "Returns of the later fits, the last ones (as many as in the first fit) or all")
  private static let horizon = Option(
    "horizon", .integer(in: 1...10_000), value: "H", default: 1,
    help: "Number of periods from a forecast to the period whose variance it is of")
  private static let sum = Option(
    flag: "sum", help: "Forecast the variance of all H periods together, not that of the last of them")
  private static let step = Option(
    "step", .integer(in: 1...), value: "N", default: 1, help: "Number of periods from one forecast to the next")

  /// The options in the order of the help.
  static let specifications = [
    train.specification, testFrom.specification, refit.specification, window.specification, horizon.specification,
    sum.specification, step.specification,
  ]

  private let trainCount: Int
  private let testStart: TimeStamp?
  private let refitEvery: Int
  private let window: WalkForward.Window
  private let horizon: Int
  private let aggregation: WalkForward.Aggregation
  private let step: Int

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` where the first fit is said in two ways.
  /// - Precondition: the command's specification has these options.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    trainCount = arguments[Self.train]
    testStart = arguments[Self.testFrom]
    if testStart != nil, arguments.source(of: Self.train.specification) == .commandLine {
      throw .usage("--train and --test-from both say where the first fit ends")
    }
    refitEvery = arguments[Self.refit]
    window = arguments[Self.window]
    horizon = arguments[Self.horizon]
    aggregation = arguments[Self.sum] ? .sum : .single
    step = arguments[Self.step]
  }

  /// The walk through a series.
  ///
  /// - Throws: `CommandError.badData` for a series without time stamps, or none before the test begins.
  func walk(through variances: VarianceInput, of file: InputFile) throws(CommandError) -> WalkForward {
    WalkForward(
      trainCount: try trainCount(variances, file), refitEvery: refitEvery, window: window, horizon: horizon,
      aggregation: aggregation, step: step)
  }

  private func trainCount(_ input: VarianceInput, _ file: InputFile) throws(CommandError) -> Int {
    guard let testStart else { return trainCount }
    guard let stamps = input.variances.timeStamps else {
      throw .usage("--test-from needs time stamps, which \(file) does not have", hint: "--train N counts returns")
    }
    let count = stamps.prefix { $0 < testStart }.count
    guard count > 0 else {
      throw .badData("\(file): there is nothing before \(testStart) of --test-from to fit to")
    }
    return count
  }
}
