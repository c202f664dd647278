/// LightGBM's text in its parts: the header, and a section for each tree.
///
/// What comes after the trees, such as parameters and importances, is not needed and not read.
struct LightGBMText {
  /// What belongs to all trees.
  let header: LightGBMSection
  /// The trees.
  let trees: [LightGBMSection]

  private static let firstLine = Array("tree".utf8)
  private static let lastLine = Array("end of trees".utf8)
  private static let treeStart = Array("Tree=".utf8)

  /// Takes a text apart.
  ///
  /// - Parameters:
  ///   - bytes: the text; lines may end with a carriage return.
  ///   - file: the name of the file.
  /// - Throws: `.notAModel`, or `.malformed` for a key that is there twice and for trees that have no end.
  init(_ bytes: [UInt8], file: String) throws(ModelExchangeError) {
    var sections: [LightGBMSection] = []
    var section = LightGBMSection(file: file, firstLine: 1)
    var (line, start, isWhole) = (0, 0, false)
    while start < bytes.count, !isWhole {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var text = bytes[start..<end]
      if text.last == UInt8(ascii: "\r") { text.removeLast() }
      line += 1
      start = end + 1
      if line == 1, !text.elementsEqual(Self.firstLine) {
        throw .notAModel(file: file, found: ForeignFormat.name(of: bytes) ?? "a file of some other format")
      }
      isWhole = text.elementsEqual(Self.lastLine)
      if text.starts(with: Self.treeStart) || isWhole {
        sections.append(section)
        section = LightGBMSection(file: file, firstLine: line)
      }
      if !text.isEmpty { try section.add(text, line: line) }
    }
    guard isWhole, let header = sections.first else {
      throw .malformed(
        file: file, place: "line \(line)", reason: "the text ends without the line \"end of trees\"")
    }
    self.header = header
    trees = Array(sections.dropFirst())
  }
}
