/// A process of readers that failed.
package struct ForeignReaderError: Error, CustomStringConvertible {
  /// The status that it ended with.
  package var status: Int32
  /// What it said.
  package var output: String

  /// What it said, with the status.
  package var description: String { "the readers ended with status \(status):\n\(output)" }
}
