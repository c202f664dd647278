import Foundation

/// A row of `Fixtures/distributions.csv`: both tails in high precision.
struct DistributionReference: Sendable, CustomStringConvertible {
  var distribution: String
  var first: Double
  var second: Double
  var x: Double
  var lower: Double
  var upper: Double

  var description: String { "\(distribution)(\(first), \(second)) at \(x)" }

  static let rows: [DistributionReference] = {
    let url = URL(filePath: #filePath).appending(path: "../../../Fixtures/distributions.csv").standardized
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",")
      let numbers = fields.dropFirst().map { Double($0) ?? .nan }
      return DistributionReference(
        distribution: String(fields[0]), first: numbers[0], second: numbers[1], x: numbers[2], lower: numbers[3],
        upper: numbers[4])
    }
  }()

  static func rows(of distribution: String) -> [DistributionReference] {
    rows.filter { $0.distribution == distribution }
  }
}
