/// What separates the fields of a file, and where its table begins.
struct CSVDialect {
  let delimiter: UInt8
  /// The number of fields that most records have.
  let fieldCount: Int
  /// The scanner in front of the header or, where there is none, of the first row.
  let start: CSVScanner
  /// The lines above the table.
  let preamble: [String]

  private static let candidates = ["\t", "|", ";", ","].map { UInt8(ascii: $0) }
  /// What a line `sep=` may state: signs that stand in no number, time or name.
  private static let delimiters = candidates + ["~", "^", "!"].map { UInt8(ascii: $0) }
  private static let sampleLength = 60

  /// One way to cut the first records.
  private struct Cut {
    var delimiter: UInt8
    var scanners: [CSVScanner] = []
    var records: [CSVRecord] = []
    var fieldCount = 1
    var matching = 0

    /// How many records have the usual number of fields, how many of their fields can be read, and how many there are.
    var merits: (matching: Int, typed: Double, fields: Int) {
      guard fieldCount > 1 else { return (0, 0, 0) }
      let usual = records.filter { $0.fields.count == fieldCount }.suffix(20)
      return (matching, usual.map(\.typedShare).reduce(0, +) / Double(max(1, usual.count)), fieldCount)
    }
  }

  /// The dialect of a text: the delimiter that cuts most of the first records into one number of fields.
  ///
  /// Of several that fit equally well, the one is taken whose fields can be read as numbers and time stamps, then the
  /// one that makes more fields, then the rarer sign. What stands above the first record of that many fields is no part
  /// of the table. A line `sep=;`, as Excel reads it, states the delimiter.
  init(of bytes: Span<UInt8>, from offset: Int) {
    var beginning = CSVScanner(delimiter: UInt8(ascii: ","), position: offset)
    let stated = CSVDialect.statedDelimiter(bytes, &beginning)
    let cuts = (stated.map { [$0] } ?? CSVDialect.candidates).map { CSVDialect.cut(bytes, beginning, by: $0) }
    var best = cuts.count == 1 ? cuts[0] : CSVDialect.cut(bytes, beginning, by: UInt8(ascii: ","))
    for cut in cuts where cut.merits > best.merits { best = cut }
    delimiter = best.delimiter
    fieldCount = best.fieldCount
    let first = CSVDialect.firstRecord(of: best)
    start =
      best.scanners.indices.contains(first)
      ? best.scanners[first]
      : CSVScanner(
        delimiter: best.delimiter, position: beginning.position, line: beginning.line)
    let separator = String(UnicodeScalar(best.delimiter))
    preamble = best.records.prefix(first).map { $0.texts.joined(separator: separator) }
  }

  private static func statedDelimiter(_ bytes: Span<UInt8>, _ beginning: inout CSVScanner) -> UInt8? {
    let start = beginning.position
    guard start + 5 < bytes.count, (0..<4).allSatisfy({ bytes[start + $0] | 0x20 == Array("sep=".utf8)[$0] | 0x20 }),
      bytes[start + 5] == UInt8(ascii: "\n") || bytes[start + 5] == UInt8(ascii: "\r")
    else { return nil }
    let delimiter = bytes[start + 4]
    guard delimiters.contains(delimiter) else { return nil }
    let isCRLF =
      bytes[start + 5] == UInt8(ascii: "\r") && start + 6 < bytes.count
      && bytes[start + 6] == UInt8(ascii: "\n")
    beginning = CSVScanner(delimiter: delimiter, position: start + (isCRLF ? 7 : 6), line: 2)
    return delimiter
  }

  private static func cut(_ bytes: Span<UInt8>, _ beginning: CSVScanner, by delimiter: UInt8) -> Cut {
    var cut = Cut(delimiter: delimiter)
    var scanner = CSVScanner(delimiter: delimiter, position: beginning.position, line: beginning.line)
    var fields: [CSVField] = []
    while cut.records.count < sampleLength {
      var before = scanner
      guard let line = try? scanner.next(bytes, into: &fields) else { break }
      // Blank lines in front of the record are passed over, so that the table begins at it.
      before.skipBlankLines(bytes)
      cut.scanners.append(before)
      cut.records.append(CSVRecord(line: line, fields: fields, in: bytes))
    }
    // What stands above a table may have more lines than a short table, but those hold fewer data.
    var counts: [Int: (data: Int, all: Int)] = [:]
    for record in cut.records where record.fields.count > 1 {
      let known = counts[record.fields.count, default: (0, 0)]
      counts[record.fields.count] = (known.data + (record.holdsData ? 1 : 0), known.all + 1)
    }
    let usual = counts.max { ($0.value.data, $0.value.all, $0.key) < ($1.value.data, $1.value.all, $1.key) }
    if let usual { (cut.fieldCount, cut.matching) = (usual.key, usual.value.all) }
    return cut
  }

  /// The index of the record with which the table begins.
  private static func firstRecord(of cut: Cut) -> Int {
    let first = cut.records.firstIndex { $0.fields.count == cut.fieldCount } ?? 0
    guard first > 0, cut.records[first].holdsData, cut.fieldCount > 1 else { return first }
    // A header may lack the name of its first or of an empty last column.
    let header = cut.records[first - 1]
    guard header.fields.count > 1, !header.holdsData else { return first }
    // A header that is longer than the rows below it is one too: then a value is missing in each of them.
    let names = header.texts.map { ColumnName($0) }
    let isHeader = names.contains { $0.rank(as: .timestamp) != nil } && names.contains { $0.rank(as: .close) != nil }
    return header.fields.count == cut.fieldCount - 1 || isHeader ? first - 1 : first
  }
}
