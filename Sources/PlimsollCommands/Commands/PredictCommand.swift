import GradientBoosting
import MarketData
import ModelExchange
import RecurrentNetworks

/// `plimsoll predict`: what trees or a network by themselves say of the rows of a table.
package struct PredictCommand: Command {
  private static let model = Operand(
    "MODEL", .inputFile, help: "Model file that 'plimsoll import' wrote")
  private static let table = Operand("TABLE", .inputFile, help: "CSV file of numbers with a header, plain, .gz or .zip")
  private static let steps = Option(
    optional: "steps", .integer(in: 1...100_000), value: "N", defaultText: "none: a network needs it",
    help: "Rows of the window that a network reads, which ends at each row")

  package static let specification = CommandSpecification(
    name: "predict",
    summary: "Apply imported trees or an imported network to a table",
    discussion: """
      Applies a model by itself, as 'plimsoll import' wrote it, to every row of a table of numbers.

      Trees read their columns by name, in any order; an empty field is a missing value. They predict a number \
      (prediction), or the class and the probability of each (class, p_0, p_1, and so on); of equal probabilities the first is the class. A network reads windows: with --steps N \
      each row from the Nth on gives what it says at the end of the N rows up to it (output_0, output_1); its columns are those of \
      --inputs at the import, or else all but timestamp and symbol in the order of the file.

      The result is CSV, with --json an array of the same rows; the columns timestamp and symbol are carried over, and \
      where there are none row tells the number of the row.

        plimsoll predict model.safetensors rows.csv -o predictions.csv
        plimsoll predict network.safetensors rows.csv --steps 96 --json
      """,
    operands: [model.specification, table.specification], options: [steps.specification])

  private let model: InputFile
  private let file: InputFile
  private let steps: Int?

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    model = arguments[Self.model]
    file = arguments[Self.table]
    steps = arguments[Self.steps]
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let stored = try ModelFile(model, in: context)
    let table: ResultTable
    switch stored.model {
    case .ensemble(let ensemble):
      if steps != nil { throw CommandError.usage("--steps is of networks; trees read one row at a time") }
      table = try predictions(of: ensemble, in: context)
    case .sequenceNetwork(let network):
      guard let steps else {
        throw CommandError.usage("a network reads windows of rows", hint: "--steps N states of how many")
      }
      table = try outputs(of: network, steps: steps, in: context)
    default:
      throw CommandError.usage(
        "\(model) holds a model of kind \(stored.model.kindName), which reads prices and not a table",
        hint: stored.model.applicationHint)
    }
    return .report(Report(json: table.json, text: table.csv))
  }

  private func predictions(of ensemble: TreeEnsemble, in context: CommandContext) throws(CommandError) -> ResultTable {
    let names = ensemble.columnNames
    let rows = try RowTable(file, columns: names, width: names.count, in: context)
    let predictions: [Double]
    do throws(BoostingError) {
      let table = try FeatureTable(names: names, values: rows.values)
      predictions = ensemble.predictions(of: table, threads: context.threads)
    } catch {
      throw CommandError(error, in: file)
    }
    guard let classes = ensemble.objective.classCount else {
      return rows.results(["prediction"], predictions.map { .number($0) })
    }
    var results: [TableCell] = []
    results.reserveCapacity(rows.count * (classes + 1))
    for row in 0..<rows.count {
      let probabilities = predictions[row * classes..<(row + 1) * classes]
      let best = probabilities.indices.reduce(probabilities.startIndex) {
        probabilities[$1] > probabilities[$0] ? $1 : $0
      }
      results.append(.integer(best - probabilities.startIndex))
      results += probabilities.map { .number($0) }
    }
    return rows.results(["class"] + (0..<classes).map { "p_\($0)" }, results)
  }

  private func outputs(
    of network: SequenceNetwork, steps: Int, in context: CommandContext
  ) throws(CommandError) -> ResultTable {
    let architecture = network.parameters.architecture
    let width = architecture.inputSize
    let rows = try RowTable(file, columns: network.inputNames, width: width, in: context)
    guard rows.count >= steps else {
      throw .badData("\(file): \(rows.count) rows are fewer than a window of \(steps)")
    }
    let packed = LSTMNetwork(network.parameters)
    let windows = rows.count - steps + 1
    var outputs: [Double] = []
    // Windows overlap: together they are `steps` times as large as the table.
    let most = max(1, (1 << 23) / (steps * width))
    var first = 0
    while first < windows {
      let count = min(most, windows - first)
      let inputs = (first..<first + count).flatMap { rows.values[$0 * width..<($0 + steps) * width] }
      outputs += packed.outputs(of: inputs, steps: steps, count: count, threads: context.threads).map(Double.init)
      first += count
    }
    return rows.results(
      (0..<architecture.outputSize).map { "output_\($0)" }, outputs.map { $0.isNaN ? .missing : .number($0) },
      first: steps - 1)
  }
}
