/// What another program made of a file.
package struct ForeignReading: Decodable, Sendable {
  /// How what came out differs from what had to.
  package struct Difference: Decodable, Sendable {
    /// The number of values that were compared.
    package var count: Int
    /// The number of values that are not equal; what is no number equals what is none.
    package var differing: Int
    /// The largest absolute difference; infinite where one of two values is no number, or one alone is infinite.
    package var absolute: Double
    /// The largest difference relative to what was expected; infinite where one of two values is no number, where one
    /// alone is infinite, and where zero was expected and is not there.
    package var relative: Double
  }

  /// The program and its version.
  package var reader: String
  /// The differences of each output by name.
  package var differences: [String: Difference]
}
