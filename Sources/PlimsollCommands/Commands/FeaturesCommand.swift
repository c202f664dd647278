/// `plimsoll features`: what a model reads of prices, as a table for the same model in another program.
package struct FeaturesCommand: Command {
  package static let specification = CommandSpecification(
    name: "features",
    summary: "Write what a model reads of prices, for its exported form",
    discussion: """
      Writes the inputs that a model makes of prices, before any scaling, as CSV: timestamp (the start of the bar) and \
      the columns that the graph of 'plimsoll export --format onnx' reads, in its order, in full precision. So a program \
      that runs the exported model needs no features of its own making. An empty field is a missing value. The trees of a forecaster or a classifier by themselves, as LightGBM's text or \
      XGBoost's JSON, read the first of these columns, in this order; the rest is for the regression or the simulation.

      Of lstm and trees the rows begin with the first bar that has a forecast of their regression; a network reads \
      windows of rows. Of regimes there are the bars at which a regime is told. Of a model of returns the column return \
      holds them in the unit of the model.

        plimsoll features lstm.safetensors prices.csv -o features.csv
        plimsoll features regimes.safetensors hourly.csv --bar 1d -o features.csv
      """,
    operands: ModelApplicationOptions.operands, options: ModelApplicationOptions.last,
    groups: ModelApplicationOptions.groups)

  private let application: ModelApplicationOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    application = try ModelApplicationOptions(arguments, hasHorizon: false)
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let table = try application.applied(in: context).inputs(in: context)
    return .report(Report(json: table.json, text: table.csv))
  }
}
