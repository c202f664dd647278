/// Why a command failed: the message for the user, a hint where one helps, and the exit code.
package enum CommandError: Error, Equatable, Sendable {
  /// The command line, an environment variable or the configuration is wrong.
  case usage(String, hint: String? = nil)
  /// The data are wrong; the message names the file, the line, the column, the value and what was expected.
  case badData(String, hint: String? = nil)
  /// An input file is missing or cannot be opened.
  case inputMissing(String, hint: String? = nil)
  /// A fault of the program.
  case internalFailure(String, hint: String? = nil)
  /// Reading or writing failed.
  case inputOutput(String, hint: String? = nil)
  /// A passing failure: the same command may work later.
  case tryAgain(String, hint: String? = nil)

  /// The exit code of the process.
  package var exitCode: ExitCode { parts.exitCode }

  /// What went wrong, without the name of the tool.
  package var message: String { parts.message }

  /// What the user may do about it.
  package var hint: String? { parts.hint }

  /// The same failure with its message after `prefix`.
  func prefixed(by prefix: String) -> CommandError {
    switch self {
    case .usage(let message, let hint): .usage(prefix + message, hint: hint)
    case .badData(let message, let hint): .badData(prefix + message, hint: hint)
    case .inputMissing(let message, let hint): .inputMissing(prefix + message, hint: hint)
    case .internalFailure(let message, let hint): .internalFailure(prefix + message, hint: hint)
    case .inputOutput(let message, let hint): .inputOutput(prefix + message, hint: hint)
    case .tryAgain(let message, let hint): .tryAgain(prefix + message, hint: hint)
    }
  }

  /// The same failure with another hint.
  func hinting(_ hint: String?) -> CommandError {
    switch self {
    case .usage(let message, _): .usage(message, hint: hint)
    case .badData(let message, _): .badData(message, hint: hint)
    case .inputMissing(let message, _): .inputMissing(message, hint: hint)
    case .internalFailure(let message, _): .internalFailure(message, hint: hint)
    case .inputOutput(let message, _): .inputOutput(message, hint: hint)
    case .tryAgain(let message, _): .tryAgain(message, hint: hint)
    }
  }

  private var parts: (exitCode: ExitCode, message: String, hint: String?) {
    switch self {
    case .usage(let message, let hint): (.usage, message, hint)
    case .badData(let message, let hint): (.badData, message, hint)
    case .inputMissing(let message, let hint): (.inputMissing, message, hint)
    case .internalFailure(let message, let hint): (.internalFailure, message, hint)
    case .inputOutput(let message, let hint): (.inputOutput, message, hint)
    case .tryAgain(let message, let hint): (.tryAgain, message, hint)
    }
  }
}
