import Foundation
import GradientBoosting
import NumericalMethods
import Testing

/// A problem of which LightGBM's log-loss is known; `Fixtures/boosting_log_loss.py` made the files and says what they are.
struct LogLossProblem: CustomTestStringConvertible {
  struct Reference: Decodable {
    let classCount: Int
    let logLoss: Double
  }

  let name: String
  let columnCount: Int
  let values: [Float]
  let targets: [Double]

  var testDescription: String { name }

  static let all = [
    bundled("breast_cancer"), bundled("wine"), noisyProduct, missingSteps, fourClasses,
  ]
  static let references: [String: Reference] = load()

  private static let folder = URL(filePath: #filePath).appending(path: "../../../Fixtures").standardized

  /// The rows of a fold, or all others.
  func rows(_ isChosen: (Int) -> Bool) throws -> LabelledTable {
    let rows = targets.indices.filter(isChosen)
    return try LabelledTable(
      features: FeatureTable(
        names: (0..<columnCount).map { "x\($0)" },
        values: rows.flatMap { values[$0 * columnCount..<($0 + 1) * columnCount] }),
      targets: rows.map { targets[$0] })
  }

  private static var noisyProduct: LogLossProblem {
    synthetic("noisy product", seed: 1, columns: 6) { x, noise in
      let threshold = (x[0] - 0.5) * (x[1] - 0.5) + 0.25 * x[2] + 0.25 * noise
      return (x, threshold > 0.25 ? 1 : 0)
    }
  }

  private static var missingSteps: LogLossProblem {
    synthetic("missing steps", seed: 2, columns: 5) { x, noise in
      let steps = x.map { (16 * $0).rounded(.down) }
      let sum = (steps[0] + steps[1] + 16 * noise + (steps[2] < 4 ? 8 : 0)) * 0.0625
      return (steps.map { $0 < 2 ? .nan : $0 }, min(max(sum.rounded(.down), 0), 2))
    }
  }

  private static var fourClasses: LogLossProblem {
    synthetic("four classes", seed: 3, columns: 8) { x, noise in
      let sum = 0.5 * x[0] + 0.25 * x[1] * x[2] + 0.25 * noise
      return (x, min(max((4 * sum).rounded(.down), 0), 3))
    }
  }

  /// 3,000 rows of multiples of 2⁻²⁴, and what is made of them.
  private static func synthetic(
    _ name: String, seed: UInt64, columns: Int, _ row: ([Double], Double) -> ([Double], Double)
  ) -> LogLossProblem {
    var random = SplitMix64(seed: seed)
    let rows = (0..<3000).map { _ in
      let numbers = (0...columns).map { _ in Double(random.next() >> 40) * 0x1p-24 }
      return row(Array(numbers.prefix(columns)), numbers[columns])
    }
    return LogLossProblem(
      name: name, columnCount: columns, values: rows.flatMap { $0.0.map { Float($0) } }, targets: rows.map(\.1))
  }

  private static func bundled(_ name: String) -> LogLossProblem {
    let text = String(decoding: contents("\(name).csv"), as: UTF8.self)
    let rows = text.split(separator: "\n").map { $0.split(separator: ",") }
    return LogLossProblem(
      name: name, columnCount: (rows.first?.count ?? 1) - 1,
      values: rows.flatMap { $0.dropFirst().compactMap { Float($0) } }, targets: rows.compactMap { Double($0[0]) })
  }

  private static func load() -> [String: Reference] {
    do {
      return try JSONDecoder().decode([String: Reference].self, from: contents("boosting_log_loss.json"))
    } catch {
      preconditionFailure("the log-losses cannot be read: \(error)")
    }
  }

  private static func contents(_ name: String) -> Data {
    do {
      return try Data(contentsOf: folder.appending(path: name))
    } catch {
      preconditionFailure("\(name) cannot be read: \(error)")
    }
  }
}
