import Foundation

/// Ends the run with a message unless a promise is kept, so that libFuzzer keeps the input.
func check(_ condition: Bool, _ message: @autoclosure () -> String) {
  guard !condition else { return }
  FileHandle.standardError.write(Data("A promise is broken: \(message())\n".utf8))
  preconditionFailure("see above")
}
