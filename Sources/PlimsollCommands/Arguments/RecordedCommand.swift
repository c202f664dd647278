/// A command as the provenance of a file tells it: with all that was set, on the command line, in the environment or
/// in a configuration, so that it makes the same file wherever it is given.
struct RecordedCommand: Sendable {
  /// The command's specification.
  let specification: CommandSpecification
  /// The texts of the operands in their order.
  let operands: [String]
  /// The texts given to each option from its strongest source, by its long name.
  let options: [String: [String]]

  /// The options without a part in the result; what a configuration sets is recorded option by option.
  private static let ignored = Set(
    [
      GlobalOptions.output.specification, GlobalOptions.json.specification, GlobalOptions.threads.specification,
      GlobalOptions.config.specification, GlobalOptions.help.specification,
    ].map(\.name))

  /// The arguments without the name of the tool, the options in the order of the help.
  ///
  /// Files are named without their folders, which are those of one machine.
  ///
  /// - Parameter others: the long names of options that the command did not look at.
  /// - Returns: the arguments.
  func arguments(without others: Set<String> = []) -> [String] {
    let ignored = Self.ignored.union(others)
    let options = specification.options.filter { !ignored.contains($0.name) }.flatMap { arguments(of: $0) }
    let operands = operands.enumerated().map { index, text in
      // Only the last operand takes several texts.
      let operand = specification.operands[min(index, specification.operands.count - 1)]
      return operand.content == .inputFile ? InputFile.fileName(text) : text
    }
    let isPlain = operands.allSatisfy { !$0.hasPrefix("-") || $0 == "-" }
    return [specification.name] + (isPlain ? operands + options : options + ["--"] + operands)
  }

  /// The texts that set an option on the command line.
  private func arguments(of option: OptionSpecification) -> [String] {
    let texts = options[option.name] ?? []
    if option.arity == .flag {
      return texts.last.map { $0 == "true" ? [option.spelling] : ["\(option.spelling)=\($0)"] } ?? []
    }
    return texts.flatMap { text in
      let text = option.content == .inputFile ? InputFile.fileName(text) : text
      return text.hasPrefix("-") ? ["\(option.spelling)=\(text)"] : [option.spelling, text]
    }
  }
}
