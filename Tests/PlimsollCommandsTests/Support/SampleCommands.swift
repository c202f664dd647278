import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands

enum Distribution: String, CaseIterable {
  case normal, t, skewt
}

/// A command with an option of each sort, which prints the values it was given.
struct FitCommand: Command {
  static let model = Operand("MODEL", .choice(["garch", "ewma"]), help: "Model to fit")
  static let prices = Operand(repeated: "PRICES", .inputFile, help: "Price files")
  static let horizon = Option(
    "horizon", .integer(in: 1...250), value: "H", default: 1, help: "Number of periods ahead")
  static let level = Option("level", .number(between: 0, and: 1), value: "P", default: 0.95, help: "Confidence level")
  static let distribution = Option(
    "distribution", .choice(of: Distribution.self), value: "NAME", default: .normal,
    help: "Distribution of the innovations")
  static let limit = Option(optional: "limit", .number(above: 0), value: "X", help: "Largest variance")
  static let label = Option(repeated: "label", .text, value: "TEXT", help: "Label of the model")
  static let orders = Option("orders", .list(of: .integer(in: 1...)), value: "N,N", default: [1, 1], help: "Orders")
  static let verbose = Option(flag: "verbose", short: "v", help: "Tell more")

  static let specification = CommandSpecification(
    name: "fit", summary: "Fit a model to prices", discussion: "Fits a model and prints it.",
    operands: [model.specification, prices.specification],
    options: [
      horizon.specification, level.specification, distribution.specification, limit.specification,
      label.specification, orders.specification, verbose.specification,
    ])

  let values: JSONValue

  init(_ arguments: ParsedArguments) throws(CommandError) {
    values = [
      "model": .string(arguments[Self.model]),
      "prices": .array(arguments[Self.prices].map { .string($0.description) }),
      "horizon": .integer(arguments[Self.horizon]),
      "level": .number(arguments[Self.level]),
      "distribution": .string(arguments[Self.distribution].rawValue),
      "limit": JSONValue(arguments[Self.limit]),
      "label": .array(arguments[Self.label].map { .string($0) }),
      "orders": .array(arguments[Self.orders].map { .integer($0) }),
      "verbose": .bool(arguments[Self.verbose]),
    ]
  }

  func run(_ context: CommandContext) throws -> CommandOutput {
    guard case .object(var values) = values else { return .text("") }
    values["seed"] = .integer(Int(context.seed))
    values["threads"] = .integer(context.threads)
    return .report(Report(json: .object(values), text: "fitted\n"))
  }
}

/// A command that writes a file of its own beside its report, and needs an option.
struct SaveCommand: Command {
  static let rate = Option(required: "rate", .number, value: "R", help: "Rate")
  static let specification = CommandSpecification(
    name: "save", summary: "Save a model", discussion: "Saves a model.", options: [rate.specification],
    output: .artifact("model"))

  init(_ arguments: ParsedArguments) throws(CommandError) {}

  func run(_ context: CommandContext) throws -> CommandOutput {
    .artifact([0, 255, 10, 128], report: Report(json: ["saved": true], text: "saved\n"))
  }
}

/// A command that fails in the way it is told, or prints its input.
struct FailCommand: Command {
  static let way = Operand(optional: "WAY", .text, help: "Way to fail")
  static let specification = CommandSpecification(
    name: "fail", summary: "Fail", discussion: "Fails.", operands: [way.specification])

  struct UnknownError: Error {}

  let way: String?

  init(_ arguments: ParsedArguments) throws(CommandError) {
    way = arguments[Self.way]
  }

  func run(_ context: CommandContext) throws -> CommandOutput {
    switch way {
    case nil: return .content(try context.contents(of: .standardInput))
    case "data": throw CommandError.badData("p.csv, line 3: no number", hint: "look")
    case "system": throw SystemError(code: ENOSPC)
    case "later": throw CommandError.tryAgain("locked")
    default: throw UnknownError()
    }
  }
}
