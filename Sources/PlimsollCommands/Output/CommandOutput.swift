/// What a command hands back to be written.
package enum CommandOutput {
  /// A result, which goes to standard output or to `-o FILE`.
  case report(Report)
  /// Bytes as they are, whatever `--json` says, which go to standard output or to `-o FILE`.
  case content([UInt8])
  /// The file for `-o FILE`, of a command whose specification says so, and a report for standard output.
  case artifact([UInt8], report: Report)

  /// Text as it is, whatever `--json` says.
  package static func text(_ text: String) -> CommandOutput { .content(Array(text.utf8)) }
}
