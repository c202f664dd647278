import Foundation

/// Where a command reads from.
package enum InputFile: Equatable, Sendable, CustomStringConvertible {
  /// The standard input of the process, written `-`.
  case standardInput
  /// The file of that name.
  case path(String)

  /// The name for messages.
  package var description: String {
    switch self {
    case .standardInput: "standard input"
    case .path(let path): path
    }
  }

  /// The name for what is made of it: without folders.
  var shortName: String {
    switch self {
    case .standardInput: description
    case .path(let path): Self.fileName(path)
    }
  }

  /// The name of a file without its folders; `-` stays.
  static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The bytes of the input.
  ///
  /// - Parameter standardInput: what is read for `-`.
  /// - Returns: all bytes up to the end.
  /// - Throws: `CommandError.inputMissing` if there is no such file, it is a directory or may not be read,
  ///   `CommandError.inputOutput` if reading fails on the way.
  package func contents(standardInput: InputChannel) throws(CommandError) -> [UInt8] {
    do throws(SystemError) {
      switch self {
      case .standardInput: return try standardInput.readToEnd()
      case .path(let path):
        guard try SystemCalls.status(of: path).kind != .directory else {
          throw SystemError(code: EISDIR)
        }
        let file = try FileDescriptor(opening: path, flags: O_RDONLY)
        let bytes = Result { () throws(SystemError) in try file.readToEnd() }
        try? file.close()
        return try bytes.get()
      }
    } catch {
      let message = "cannot read \(description): \(error)"
      switch error.code {
      case ENOENT, ENOTDIR, EISDIR, EACCES, EPERM, ELOOP, ENAMETOOLONG, ENXIO: throw .inputMissing(message)
      default: throw .inputOutput(message)
      }
    }
  }
}
