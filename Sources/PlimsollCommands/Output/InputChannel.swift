/// What stands for standard input: the process's own, or a text in a test.
package struct InputChannel: Sendable {
  /// The bytes up to the end.
  package let readToEnd: @Sendable () throws(SystemError) -> [UInt8]

  /// A channel that gives what `readToEnd` gives.
  package init(readToEnd: @escaping @Sendable () throws(SystemError) -> [UInt8]) {
    self.readToEnd = readToEnd
  }

  /// The standard input of the process.
  package static let process = InputChannel { () throws(SystemError) in
    try FileDescriptor.standardInput.readToEnd()
  }
}
