/// What separates the fields of a file.
enum CSVDialect {
  private static let candidates = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// The delimiter that cuts most of the first lines into the same number of fields; a comma where none does.
  ///
  /// A delimiter that does not occur in the first line is none. Of two that fit equally well, the one that makes
  /// more fields is taken, then the one that comes first in `, ; tab |`.
  static func delimiter(of text: InputText) -> UInt8 {
    let fits = candidates.map { fit(of: $0, to: text) }
    var best = 0
    for index in fits.indices.dropFirst() where fits[index] > fits[best] { best = index }
    return candidates[best]
  }

  /// How many of the first ten records have as many fields as the first one, and how many fields that is.
  private static func fit(of delimiter: UInt8, to text: InputText) -> (records: Int, fields: Int) {
    var scanner = CSVScanner(delimiter: delimiter, position: text.start)
    var fields: [CSVField] = []
    var counts: [Int] = []
    while counts.count < 10, (try? text.bytes.withSpan({ try scanner.next($0, into: &fields) })) != nil {
      counts.append(fields.count)
    }
    guard let first = counts.first, first > 1 else { return (0, 0) }
    return (counts.count { $0 == first }, first)
  }
}
