/// What is wrong with a JSON text, and where.
package struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The offset, in bytes from the start of the text, of what was not expected.
  package let offset: Int
  /// What was found or expected there.
  package let reason: String

  /// The error that `reason` holds at `offset`.
  package init(offset: Int, reason: String) {
    self.offset = offset
    self.reason = reason
  }

  /// The reason with its place.
  package var description: String { "\(reason) at byte \(offset)" }
}
