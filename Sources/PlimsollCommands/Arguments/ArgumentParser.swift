import MarketData

/// The way from a command line to values: scanning, the choice of each option's source, conversion.
struct ArgumentParser {
  /// The command's specification.
  let specification: CommandSpecification
  /// All commands; a configuration may set the options of each.
  let allCommands: [CommandSpecification]
  /// The environment variables of the process.
  let environment: [String: String]
  /// Reads the configuration file.
  let contents: (InputFile) throws(CommandError) -> [UInt8]

  /// The values that the arguments after the command's name give; `nil` if they ask for help.
  func parse(_ arguments: [String]) throws(CommandError) -> ParsedArguments? {
    let scanned = try CommandLineScanner(specification: specification, allCommands: allCommands).scan(arguments)
    guard !scanned.asksForHelp else { return nil }
    let operands = try operandValues(scanned.operands)
    let configuration = try configuration(scanned.options)
    var values: [String: any Sendable] = [:]
    var sources: [String: OptionSource] = [:]
    var givenTexts: [String: [String]] = [:]
    var readers = scanned.operands.count { $0 == "-" }
    for option in specification.options {
      let (texts, source) = try given(to: option, scanned: scanned.options, configuration: configuration)
      if option.isRequired, texts.isEmpty {
        throw .usage("option \(option.spelling) \(option.valueName ?? "") is missing", hint: seeHelp)
      }
      values[option.name] = try value(of: option, texts: texts, source: source)
      sources[option.name] = source
      givenTexts[option.name] = texts
      if option.content == .inputFile { readers += texts.count { $0 == "-" } }
    }
    guard readers <= 1 else { throw .usage("standard input '-' can be read only once") }
    let command = RecordedCommand(specification: specification, operands: scanned.operands, options: givenTexts)
    return ParsedArguments(operands: operands, options: values, sources: sources, command: command)
  }

  // MARK: Options

  /// The texts of the strongest source that gives any to an option.
  private func given(
    to option: OptionSpecification, scanned: [String: [String]], configuration: Configuration?
  ) throws(CommandError) -> (texts: [String], source: OptionSource) {
    if let texts = scanned[option.name] { return (texts, .commandLine) }
    guard option.name != GlobalOptions.help.specification.name else { return ([], .absent) }
    // An empty variable is an unset one, as with most tools: a shell cannot easily unset it for one command.
    if let text = environment[option.environmentVariable], !text.isEmpty {
      let texts = option.arity == .repeated ? text.split(separator: ",").map(String.init) : [text]
      return (texts, .environment(option.environmentVariable))
    }
    guard let configuration else { return ([], .absent) }
    do throws(RejectedText) {
      guard let texts = try configuration.texts(for: option) else { return ([], .absent) }
      return (texts, .configuration(configuration.file))
    } catch {
      throw rejection(error, of: option, source: .configuration(configuration.file))
    }
  }

  private func value(
    of option: OptionSpecification, texts: [String], source: OptionSource
  ) throws(CommandError) -> any Sendable {
    do throws(RejectedText) {
      return try option.value(texts)
    } catch {
      throw rejection(error, of: option, source: source)
    }
  }

  private func rejection(
    _ rejected: RejectedText, of option: OptionSpecification, source: OptionSource
  ) -> CommandError {
    let place =
      switch source {
      case .commandLine, .absent: "option \(option.spelling)"
      case .environment(let variable): "environment variable \(variable)"
      case .configuration(let file): "\(file): key '\(option.name)'"
      }
    return .usage("\(place): \(rejected.message)", hint: rejected.hint)
  }

  /// The configuration that the command line or the environment names.
  private func configuration(_ scanned: [String: [String]]) throws(CommandError) -> Configuration? {
    let option = GlobalOptions.config.specification
    let (texts, source) = try given(to: option, scanned: scanned, configuration: nil)
    guard let file = try value(of: option, texts: texts, source: source) as? InputFile else { return nil }
    let names = Set(allCommands.flatMap(\.options).map(\.name)).subtracting(GlobalOptions.notInConfiguration)
    return try Configuration(contents(file), file: file.description, knownNames: names.sorted())
  }

  // MARK: Operands

  private func operandValues(_ texts: [String]) throws(CommandError) -> [String: any Sendable] {
    var remaining = texts[...]
    var values: [String: any Sendable] = [:]
    for operand in specification.operands {
      let taken = operand.arity == .oneOrMore ? remaining : remaining.prefix(1)
      remaining = remaining.dropFirst(taken.count)
      if taken.isEmpty, operand.arity != .optional {
        throw .usage("\(specification.name) needs \(operand.name)", hint: "usage: \(specification.usage)")
      }
      do throws(RejectedText) {
        values[operand.name] = try operand.value(Array(taken))
      } catch {
        throw .usage("argument \(operand.name): \(error.message)", hint: error.hint)
      }
    }
    if let extra = remaining.first {
      throw .usage("unexpected argument \(extra.quoted)", hint: "usage: \(specification.usage)")
    }
    return values
  }

  private var seeHelp: String { "see 'plimsoll \(specification.name) --help'" }
}
