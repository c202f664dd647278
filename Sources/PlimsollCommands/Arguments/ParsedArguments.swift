/// The values of a command's operands and options, all of them valid.
package struct ParsedArguments: Sendable {
  private let operands: [String: any Sendable]
  private let options: [String: any Sendable]
  private let sources: [String: OptionSource]
  /// The command that these values amount to, for the provenance of what is written.
  let command: RecordedCommand

  init(
    operands: [String: any Sendable], options: [String: any Sendable], sources: [String: OptionSource],
    command: RecordedCommand
  ) {
    self.operands = operands
    self.options = options
    self.sources = sources
    self.command = command
  }

  /// The value of an operand.
  ///
  /// - Precondition: the operand belongs to the command's specification.
  package subscript<Value>(operand: Operand<Value>) -> Value {
    guard let value = operands[operand.specification.name] as? Value else {
      preconditionFailure("the specification of the command lacks the operand \(operand.specification.name)")
    }
    return value
  }

  /// The value of an option.
  ///
  /// - Precondition: the option belongs to the command's specification.
  package subscript<Value>(option: Option<Value>) -> Value {
    guard let value = options[option.specification.name] as? Value else {
      preconditionFailure("the specification of the command lacks the option \(option.specification.spelling)")
    }
    return value
  }

  /// The files that are read: what operands and options name as such.
  var inputFiles: [InputFile] {
    (Array(operands.values) + Array(options.values)).flatMap { value -> [InputFile] in
      switch value {
      case let file as InputFile: [file]
      case let files as [InputFile]: files
      case let policy as PolicyChoice: [policy.file].compactMap(\.self)
      case let file as InputFile?: [file].compactMap(\.self)
      default: []
      }
    }
  }

  /// Where the value of an option comes from.
  package func source<Value>(of option: Option<Value>) -> OptionSource { source(of: option.specification) }

  /// Where the value of an option comes from.
  func source(of option: OptionSpecification) -> OptionSource { sources[option.name] ?? .absent }
}
