/// The failure of a system call.
package struct SystemError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The number that the system gave, an `errno`.
  package let code: Int32

  /// The failure with that `errno`.
  package init(code: Int32) {
    self.code = code
  }

  /// The system's words for the failure, as `No space left on device`.
  package var description: String { SystemCalls.message(of: code) }
}
