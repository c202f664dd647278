import Foundation

/// What stands for standard output or standard error: the process's own, or a buffer in a test.
package struct OutputChannel: Sendable {
  /// Whether a person watches.
  package let isTerminal: Bool
  /// The width of a line in characters.
  package let columns: @Sendable () -> Int
  /// Whether a path names what the channel writes to.
  package let isNamed: @Sendable (_ path: String) -> Bool
  /// Writes all bytes.
  package let write: @Sendable ([UInt8]) throws(SystemError) -> Void

  /// A channel that writes through `write`.
  package init(
    isTerminal: Bool = false, columns: @escaping @Sendable () -> Int = { 80 },
    isNamed: @escaping @Sendable (_ path: String) -> Bool = { _ in false },
    write: @escaping @Sendable ([UInt8]) throws(SystemError) -> Void
  ) {
    self.isTerminal = isTerminal
    self.columns = columns
    self.isNamed = isNamed
    self.write = write
  }

  /// The standard output of the process.
  package static let standardOutput = OutputChannel(.standardOutput)

  /// The standard error of the process.
  package static let standardError = OutputChannel(.standardError)

  private init(_ file: FileDescriptor) {
    self.init(
      isTerminal: file.isTerminal, columns: { file.columns }, isNamed: { file.isNamed($0) }
    ) { (bytes) throws(SystemError) in
      try file.write(bytes)
    }
  }
}
