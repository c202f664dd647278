/// What is done with a row that lacks a value that is needed, as `--missing` names it.
package enum MissingValues: String, CaseIterable, Sendable {
  /// It is an error that names the place.
  case error
  /// The row is left out and counted.
  case skip
}
