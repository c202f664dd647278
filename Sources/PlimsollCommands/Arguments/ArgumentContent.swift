/// What the text of an argument stands for; shell completion and the rules for `-` depend on it.
package enum ArgumentContent: Sendable {
  /// A value in itself.
  case value
  /// Several values, separated by commas.
  case list
  /// The name of a file that is read; `-` is standard input.
  case inputFile
  /// The name of a file that is written; `-` is standard output.
  case outputFile
}
