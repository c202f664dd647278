import Foundation

/// The files that `Fixtures/simulation_reference.py` made.
enum Fixture {
  /// The fields of the lines below the header.
  static func lines(of name: String) throws -> [[String]] {
    let url = URL(filePath: #filePath).appending(path: "../../Fixtures/\(name)").standardized
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
