import VolatilityForecasting

/// What a market is called whose bars come from a file, as `MarketHistory` allows names to be.
struct MarketName: Equatable, CustomStringConvertible {
  /// The name: not empty, without colons, commas and spaces.
  let description: String

  /// What files of prices end in, which is no part of a name.
  private static let extensions = ["gz", "zip", "csv", "tsv", "txt"]
  /// What a market is called whose file has no name.
  private static let unnamed = "market"

  /// The name of a file without folders and extensions; `market` for standard input.
  init(of file: InputFile) {
    guard case .path(let path) = file else {
      self.init(Self.unnamed)
      return
    }
    var parts = InputFile.fileName(path).split(separator: ".", omittingEmptySubsequences: false)
    while parts.count > 1, let last = parts.last, Self.extensions.contains(last.lowercased()) { parts.removeLast() }
    self.init(parts.joined(separator: "."))
  }

  /// A name that was stated, with a hyphen for each run of characters that names do not have.
  init(_ text: String) {
    let words = text.split { $0 == ":" || $0 == "," || $0.isWhitespace }
    description = words.isEmpty ? Self.unnamed : words.joined(separator: "-")
  }
}
