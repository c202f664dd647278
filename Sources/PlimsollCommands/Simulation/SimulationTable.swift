import MarketData
import MarketSimulation
import ModelExchange
import ModelFormats

/// A simulated market as columns under the names that price files have.
struct SimulationTable {
  /// The market.
  let market: SimulatedMarket

  /// The columns in their order.
  private var columns: [(name: String, cells: [TableCell])] {
    let stamps = market.timeStamps.map { TableCell.text($0.description) }
    let numbers: [(String, [Double])] =
      [
        ("open", market.open), ("high", market.high), ("low", market.low), ("close", market.close),
        ("volume", market.volume),
      ] + market.columns + [("trueVolatility", market.trueVolatility)]
    var columns = [("timestamp", stamps)] + numbers.map { ($0, $1.map { TableCell.number($0) }) }
    if let regimes = market.regimes {
      columns.append(("trueRegime", regimes.map { .text($0.rawValue) }))
      columns.append(("trueRegimeIndex", regimes.map { .integer($0.index) }))
    }
    return columns
  }

  /// The bars as CSV.
  var csv: String {
    let columns = columns
    var table = ResultTable(columns: columns.map(\.name))
    for bar in 0..<market.count { table.append(columns.map { $0.cells[bar] }) }
    return table.csv
  }

  /// The columns as arrays under their names.
  var json: JSONValue {
    .object(
      Dictionary(
        columns.map { ($0.name, JSONValue.array($0.cells.map(\.json))) }, uniquingKeysWith: { first, _ in first })
    )
  }
}
