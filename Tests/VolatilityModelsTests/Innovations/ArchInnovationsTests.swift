import Foundation
import Testing
import VolatilityModels

/// Against arch 8.0.0: `Fixtures/innovations_reference.py` made the figures.
@Suite struct ArchInnovationsTests {
  struct Row: Sendable, CustomStringConvertible {
    var innovations: Innovations
    var shape: [Double]
    var quantity: String
    var argument: Double
    var value: Double

    var description: String { "\(innovations.rawValue)\(shape) \(quantity) at \(argument)" }
  }

  static let rows: [Row] = {
    let url = URL(filePath: #filePath).appending(path: "../../../Fixtures/innovations_arch.csv").standardized
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: ",").map(String.init)
      guard let innovations = Innovations(rawValue: fields[0]) else { return nil }
      let numbers = fields.map { Double($0) ?? .nan }
      return Row(
        innovations: innovations, shape: Array(numbers[1...2].prefix(innovations.shapeNames.count)),
        quantity: fields[3], argument: numbers[4], value: numbers[5])
    }
  }()

  @Test func hasRows() { #expect(Self.rows.count == 940) }

  @Test(arguments: ["logDensity", "cumulative", "quantile", "expectedShortfall", "lowerPartialVariance"])
  func agrees(quantity: String) throws {
    for row in Self.rows where row.quantity == quantity {
      let distribution = try InnovationDistribution(row.innovations, shape: row.shape)
      let (value, tolerance) =
        switch quantity {
        // arch takes differences of logarithms of the gamma function, whose rounding these are.
        case "logDensity": (distribution.logDensity(at: row.argument), 4e-13)
        case "cumulative": (distribution.cumulative(row.argument), 4e-14)
        case "quantile": (distribution.quantile(row.argument), 4e-13)
        case "expectedShortfall": (distribution.expectedShortfall(row.argument), 1e-13)
        default: (distribution.lowerPartialVariance, 2e-14)
        }
      #expect(abs(value - row.value) <= tolerance * max(1, abs(row.value)), "\(row): \(value), not \(row.value)")
    }
  }
}
