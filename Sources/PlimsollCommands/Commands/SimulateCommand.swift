import MarketData
import MarketSimulation
import ModelExchange
import ModelFormats
import VolatilityModels

/// `plimsoll simulate`: bars of a market whose volatility and regimes are known.
package struct SimulateCommand: Command {
  private enum Kind: String, CaseIterable {
    case garch, regimes

    /// The length of a bar where the command line leaves it open.
    var barSeconds: Int { self == .garch ? 86_400 : 3600 }
  }

  private static let kind = Operand("KIND", .choice(of: Kind.self), help: "Market to simulate")
  private static let bars = Option(
    "bars", .integer(in: 1...BarGrid.largestCount), value: "N", default: 1000, help: "Number of bars")
  private static let bar = Option(
    optional: "bar", .barSeconds, value: "LENGTH", defaultText: "1d for garch, 1h for regimes",
    help: "Length of a bar, from 1m to 1d")
  private static let start = Option(
    "start", .instant, value: "TIME", default: TimeStamp(microseconds: 1_577_836_800_000_000),
    help: "Start of the first bar")
  private static let startPrice = Option(
    "start-price", .number(above: 0), value: "PRICE", default: GARCHMarket.defaultStartPrice,
    help: "Open of the first bar")

  package static let specification = CommandSpecification(
    name: "simulate",
    summary: "Simulate bars of a market whose volatility is known",
    discussion: """
      Prints bars as CSV: timestamp, open, high, low, close, volume, and trueVolatility, the standard deviation of each \
      bar's log return given the past, as a fraction. The kinds of market are:

        garch    returns of a GARCH(1,1) with the given parameters
        regimes  bull, consolidation, bear and crisis by turns

      In a garch market prices within a bar are a Brownian bridge, and the column trueVariance is the square of \
      trueVolatility. In a market of regimes each regime has its drift and volatility, and the crisis has jumps; there \
      are the columns funding (a fraction per 8 hours, settled at 0, 8 and 16 h UTC), inflow and outflow (coins to and \
      from exchanges), trueRegime and trueRegimeIndex (0 bull, 1 consolidation, 2 bear, 3 crisis).

      The same command gives the same bytes on every machine; --seed chooses the bars, and a larger --bars adds to \
      them. Prices and true values have 7 significant digits. The parameters of a GARCH are per bar, and returns are \
      in percent, as 'plimsoll train garch' prints them; the defaults of mu and omega grow with the length of a bar.

        plimsoll simulate garch --bars 2000 --seed 7 -o garch.csv
        plimsoll simulate garch --alpha 0.05 --beta 0.9 --distribution t --nu 6
        plimsoll simulate regimes --bar 1d --bars 3000 -o market.csv
        plimsoll simulate regimes --json
      """,
    operands: [kind.specification],
    options: [bars.specification, bar.specification, start.specification, startPrice.specification],
    groups: [GARCHSimulationOptions.group])

  private let kind: Kind
  private let grid: BarGrid
  private let startPrice: Double
  /// The parameters of a GARCH; `nil` for the market of regimes.
  private let garch: GARCHSimulationOptions?

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    kind = arguments[Self.kind]
    if kind != .garch {
      for option in GARCHSimulationOptions.group.options where arguments.source(of: option) == .commandLine {
        throw .usage("option \(option.spelling) does not apply to \(kind.rawValue)")
      }
    }
    grid = BarGrid(
      start: arguments[Self.start], barSeconds: arguments[Self.bar] ?? kind.barSeconds, count: arguments[Self.bars])
    if let last = grid.timeStamps.last, let end = TimeStamp(year: 9999, month: 12, day: 31), last > end {
      throw .usage("the bars go on to \(last), expected an end within the year 9999")
    }
    startPrice = arguments[Self.startPrice]
    garch = kind == .garch ? try GARCHSimulationOptions(arguments, days: Double(grid.barSeconds) / 86_400) : nil
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let table = SimulationTable(market: try market(seed: context.seed))
    var json: [String: JSONValue] = [
      "kind": .string(kind.rawValue), "bars": .integer(grid.count), "barSeconds": .integer(grid.barSeconds),
    ]
    if let parameters = garch?.parameters {
      json["parameters"] = .object(
        Dictionary(uniqueKeysWithValues: parameters.named.map { ($0.name.rawValue, .number($0.value)) }))
    }
    return .report(
      Report(json: .object(json.merging(["columns": table.json]) { first, _ in first }), text: table.csv))
  }

  private func market(seed: UInt64) throws(SimulationError) -> SimulatedMarket {
    if let garch {
      return try GARCHMarket(parameters: garch.parameters, innovations: garch.innovations, startPrice: startPrice)
        .simulate(grid, seed: seed)
    }
    return try RegimeMarket(startPrice: startPrice).simulate(grid, seed: seed)
  }
}
