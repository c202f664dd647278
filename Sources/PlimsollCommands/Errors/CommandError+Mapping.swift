import ForecastEvaluation
import MarketData
import MarketSimulation
import ModelExchange
import ModelFormats
import PositionSizing
import VolatilityForecasting
import VolatilityModels

extension CommandError {
  /// The failure that an error of any module means for the user of the command line.
  ///
  /// This is the only place where the errors of libraries become messages and exit codes.
  package init(_ error: any Error) {
    switch error {
    case let error as CommandError: self = error
    case let error as SystemError: self = .inputOutput(error.description)
    case let error as MarketDataError: self.init(error)
    case let error as VolatilityError: self.init(error)
    case let error as EvaluationError: self = .badData(error.description)
    case let error as HARError: self = .badData(error.description)
    case let error as ForecastingError: self = .badData(error.description)
    case let error as SizingError: self = .badData(error.description)
    case let error as ModelExchangeError: self.init(error)
    case let error as SimulationError: self.init(error)
    default:
      self = .internalFailure(
        "unexpected failure: \(error)", hint: "this is a fault of the program; please report it with the command line")
    }
  }

  /// The failure that an error means which came up in work on a file.
  ///
  /// Errors that know their place name the file themselves; the others get its name in front.
  package init(_ error: any Error, in file: InputFile) {
    let failure = CommandError(error)
    self = failure.message.hasPrefix("\(file):") ? failure : failure.prefixed(by: "\(file): ")
  }

  private init(_ error: MarketDataError) {
    let hint: String? =
      switch error {
      case .roleNotFound(_, let role, _): "--column \(role.rawValue)=NAME names it"
      case .ambiguousColumns(_, let role, let candidates):
        "for example: --column \(role.rawValue)=\(candidates.first ?? "NAME")"
      case .columnNotFound(_, let column, let available): Spelling.suggestion(for: column, among: available)
      case .ambiguousTimeStamps: "choose one with --time-format"
      case .missingValue: "--missing skip or --repair drop-unreadable leaves such rows out"
      case .unknownColumn(let column, let available): Spelling.suggestion(for: column, among: available)
      case .incompleteBar(_, _, _, isRunning: true): "--running drop leaves it out"
      case .incompleteBar: "--incomplete drop leaves such bars out"
      case .ambiguousSymbol(_, let candidates, _): "for example: --symbol \(candidates.first ?? "NAME")"
      case .symbolNotFound(_, let symbol, let available): Spelling.suggestion(for: symbol, among: available)
      case .ambiguousNumber: "--decimal point or --decimal comma states it"
      case .disagreeingTimes: "--column timestamp=NAME chooses one; --repair drop-disagreeing leaves such rows out"
      case .repeatedTimeStamp:
        "'plimsoll check' reports all such rows of a file; --repair keep-first or keep-last keeps one of each"
      case .unorderedTimeStamp: "'plimsoll check' reports all such rows of a file; --repair sort puts them in order"
      case .wrongFieldCount, .invalidField: "'plimsoll check' reports all such rows of a file"
      default: nil
      }
    switch error.kind {
    case .missingInput: self = .inputMissing(error.description, hint: hint)
    case .inputOutput: self = .inputOutput(error.description, hint: hint)
    case .badData: self = .badData(error.description, hint: hint)
    }
  }

  private init(_ error: VolatilityError) {
    let hint: String? =
      switch error {
      case .notConverged: "look for outliers with 'plimsoll check', or take more data or another distribution"
      default: nil
      }
    self = .badData(error.description, hint: hint)
  }

  private init(_ error: ModelExchangeError) {
    switch error {
    case .notFound: self = .inputMissing(error.description)
    case .unreadable, .unwritable: self = .inputOutput(error.description)
    case .notAModel:
      self = .badData(error.description, hint: "'plimsoll train' and 'plimsoll import' make model files, with -o FILE")
    case .notExportable: self = .usage(error.description)
    default: self = .badData(error.description)
    }
  }

  /// What is simulated follows from the options alone.
  private init(_ error: SimulationError) {
    let hint: String? =
      switch error {
      case .priceOutOfRange: "take fewer bars, a smaller variance, or another --mu or --start-price"
      case .invalidParameter: nil
      }
    self = .usage(error.description, hint: hint)
  }
}
