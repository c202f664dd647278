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

  /// The line and the column of the place in `text`, both from 1, the column in bytes.
  package func lineAndColumn(in text: [UInt8]) -> (line: Int, column: Int) {
    let before = text.prefix(offset)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (before.count { $0 == UInt8(ascii: "\n") } + 1, before.count - lineStart + 1)
  }

  /// The reason with its place.
  package var description: String { "\(reason) at byte \(offset)" }
}
