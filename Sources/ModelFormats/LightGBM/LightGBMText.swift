/// LightGBM's text in its parts: the header, and a section for each tree.
///
/// Of what comes after the trees only the level of a quantile is needed, which is among the parameters of training.
struct LightGBMText {
  /// What belongs to all trees.
  let header: LightGBMSection
  /// The trees.
  let trees: [LightGBMSection]
  /// The parameter `alpha`, if there is one.
  let alpha: String?

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
    alpha = Self.alpha(in: bytes[min(start, bytes.count)...])
  }

  /// What stands behind `[alpha: ` at the beginning of a line.
  private static func alpha(in bytes: ArraySlice<UInt8>) -> String? {
    let key = Array("\n[alpha: ".utf8)
    var rest = bytes
    while let start = rest.firstIndex(of: key[0]) {
      rest = rest[start...]
      if rest.starts(with: key) {
        return String(decoding: rest.dropFirst(key.count).prefix { $0 != UInt8(ascii: "]") }, as: UTF8.self)
      }
      rest = rest.dropFirst()
    }
    return nil
  }
}
