/// The process exit codes that Plimsoll uses, as in the BSD header sysexits.h.
package enum ExitCode: Int32, Sendable {
  /// All went well.
  case success = 0
  /// The command line, an environment variable or the configuration is wrong (`EX_USAGE`).
  case usage = 64
  /// The data are wrong (`EX_DATAERR`).
  case badData = 65
  /// An input file is missing or cannot be opened (`EX_NOINPUT`).
  case inputMissing = 66
  /// A fault of the program (`EX_SOFTWARE`).
  case internalFailure = 70
  /// Reading or writing failed (`EX_IOERR`).
  case inputOutput = 74
  /// A passing failure: the same command may work later (`EX_TEMPFAIL`).
  case tryAgain = 75
}
