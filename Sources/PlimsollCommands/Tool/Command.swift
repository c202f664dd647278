/// A command of the tool.
///
/// A command is a value: made from arguments that are valid one by one, after it has checked how they fit
/// together, and run once.
package protocol Command: Sendable {
  /// The declaration, from which parsing, help and completion are made.
  static var specification: CommandSpecification { get }

  /// The command with its arguments.
  ///
  /// - Throws: `CommandError.usage` for arguments that do not fit together.
  init(_ arguments: ParsedArguments) throws(CommandError)

  /// Does the work and hands back what is to be written. Errors of libraries may pass through:
  /// `CommandError.init(_:)` turns them into messages and exit codes.
  func run(_ context: CommandContext) throws -> CommandOutput
}
