import ModelExchange
import ModelFormats

/// `plimsoll export`: a model in a format of other programs.
package struct ExportCommand: Command {
  private static let model = Operand("MODEL", .inputFile, help: "Model file that 'plimsoll train' wrote")
  private static let format = Option(required: "format", .exportFormat, value: "NAME", help: "Format to write")

  package static let specification = CommandSpecification(
    name: "export",
    summary: "Write a model in a format of other programs",
    discussion: """
      Writes all that a model file holds, numbers in full precision, in another format:

        json  one document: description, parameters, standard errors and all arrays

      A model file itself is a safetensors file and opens in every program that reads those.

        plimsoll export model.safetensors --format json -o model.json
      """,
    operands: [model.specification], options: [format.specification])

  private let model: InputFile

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    model = arguments[Self.model]
    _ = arguments[Self.format]
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let model = try ModelFile(model, in: context)
    return .text(try model.document.exportedJSON.documentText)
  }
}

/// A format of other programs.
enum ExportFormat: String, CaseIterable {
  case json
}

extension ArgumentKind where Value == ExportFormat {
  /// A format of other programs; the one that models are kept in needs no export.
  fileprivate static var exportFormat: ArgumentKind {
    let names = ArgumentKind.choice(of: ExportFormat.self)
    return ArgumentKind(
      expectation: names.expectation, choices: names.choices, text: names.text
    ) { (text) throws(RejectedText) in
      guard text != "safetensors" else {
        throw RejectedText(
          text,
          expectation: "a format to export to: the model file is one already; take "
            + names.choices.joined(separator: ", "))
      }
      return try names.value(text)
    }
  }
}
