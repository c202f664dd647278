import Foundation

extension CommandError {
  /// The failure that an error of any module means for the user of the command line.
  ///
  /// This is the only place where the errors of libraries become messages and exit codes.
  package init(_ error: any Error) {
    switch error {
    case let error as CommandError: self = error
    case let error as SystemError: self = .inputOutput(error.description)
    case let error as CocoaError where error.isFileError: self = CommandError(fileError: error)
    default:
      self = .internalFailure(
        "unexpected failure: \(error)", hint: "this is a fault of the program; please report it with the command line")
    }
  }

  /// The failure that a file error of Foundation means.
  private init(fileError error: CocoaError) {
    let path = error.filePath ?? error.url?.path ?? "a file"
    let reason = error.localizedDescription
    switch error.code {
    case .fileNoSuchFile, .fileReadNoSuchFile, .fileReadNoPermission:
      self = .inputMissing("\(path.quoted): \(reason)")
    default: self = .inputOutput("\(path.quoted): \(reason)")
    }
  }
}
