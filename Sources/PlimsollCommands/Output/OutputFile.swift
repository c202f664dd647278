import Foundation
import MarketData

/// Where a command writes to.
package enum OutputFile: Equatable, Sendable, CustomStringConvertible {
  /// The standard output of the process, written `-`.
  case standardOutput
  /// The file of that name.
  case path(String)

  /// The name as it is written on the command line.
  package var description: String {
    switch self {
    case .standardOutput: "-"
    case .path(let path): path
    }
  }

  /// Whether an input is the same file, be it by another path or a link.
  func isSameFile(as input: InputFile) -> Bool {
    guard case .path(let target) = self, case .path(let source) = input else { return false }
    let (first, second) = (URL(fileURLWithPath: target), URL(fileURLWithPath: source))
    guard (try? SystemCalls.status(of: target).kind) == .regular else { return false }
    return first.resolvingSymlinksInPath().path == second.resolvingSymlinksInPath().path
  }

  /// Makes sure, before the work begins, that nothing stands against writing the file.
  ///
  /// - Throws: `CommandError.inputOutput` if the target is a directory, its folder is missing, or writing
  ///   is not permitted.
  package func check() throws(CommandError) {
    guard case .path(let path) = self else { return }
    do throws(SystemError) {
      try AtomicFile(path: path).check()
    } catch {
      throw failure(error)
    }
  }

  /// Writes `bytes`: to a file as a whole or not at all, to a device or a FIFO directly.
  ///
  /// - Throws: `CommandError.inputOutput` with the name of the file; a closed pipe on standard output is no
  ///   failure, since its reader has what it wanted.
  package func write(_ bytes: [UInt8], standardOutput: OutputChannel) throws(CommandError) {
    do throws(SystemError) {
      switch self {
      case .path(let path): try AtomicFile(path: path).write(bytes)
      case .standardOutput: try standardOutput.write(bytes)
      }
    } catch {
      if self == .standardOutput, error.code == EPIPE { return }
      throw failure(error)
    }
  }

  private func failure(_ error: SystemError) -> CommandError {
    switch self {
    case .standardOutput: .inputOutput("cannot write to standard output: \(error)")
    case .path(let path): .inputOutput("cannot write \(path.quoted): \(error)")
    }
  }
}
