/// The header of a safetensors file, checked against the size of the file.
package struct SafetensorsHeader {
  /// Where a tensor lies and what it is.
  struct Entry {
    var elementType: TensorElementType
    var shape: [Int]
    /// The place of the elements, in bytes from `dataStart`.
    var range: Range<Int>
  }

  /// As many as NumPy's arrays may have.
  private static let mostDimensions = 64

  let entries: [String: Entry]
  package let metadata: [String: String]
  /// Where the elements begin, in bytes from the start of the file.
  let dataStart: Int

  /// Reads and checks the header of the file `bytes`.
  package init(decoding bytes: [UInt8], file: String) throws(ModelExchangeError) {
    let range = try Self.range(in: bytes, file: file)
    let document: JSONValue
    do {
      document = try JSONValue(parsing: bytes[range])
    } catch {
      throw .malformed(file: file, place: "header", reason: "\(error)")
    }
    var members = try JSONField(document, place: "header", file: file).object()
    var metadata: [String: String] = [:]
    if let texts = try members.removeValue(forKey: SafetensorsFile.metadataKey)?.object() {
      for (name, text) in texts { metadata[name] = try text.string() }
    }
    self.metadata = metadata
    var entries: [String: Entry] = [:]
    for (name, member) in members.sorted(by: { $0.key < $1.key }) { entries[name] = try Self.entry(member) }
    self.entries = entries
    dataStart = range.upperBound
    try Self.check(entries, cover: bytes.count - range.upperBound, after: range.upperBound, file: file)
  }

  /// The place of the header's JSON text in the file `bytes`.
  package static func range(in bytes: [UInt8], file: String) throws(ModelExchangeError) -> Range<Int> {
    if let found = ForeignFormat.name(of: bytes) { throw .notAModel(file: file, found: found) }
    guard bytes.count >= 8 else { throw .truncated(file: file, byteCount: bytes.count, expected: 8) }
    let length = (0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[$1]) }
    guard length >= 2 && length <= UInt64(SafetensorsFile.maximumHeaderSize) else {
      throw .notAModel(file: file, found: "a file that does not begin with the length of a safetensors header")
    }
    if bytes.count > 8 && bytes[8] != UInt8(ascii: "{") {
      throw .notAModel(file: file, found: "a file without a safetensors header")
    }
    let end = 8 + Int(length)
    guard bytes.count >= end else { throw .truncated(file: file, byteCount: bytes.count, expected: end) }
    return 8..<end
  }

  private static func entry(_ field: JSONField) throws(ModelExchangeError) -> Entry {
    let members = try field.object(required: ["dtype", "shape", "data_offsets"])
    let typeField = try field.member("dtype")
    guard let elementType = TensorElementType(rawValue: try typeField.string()) else {
      throw typeField.malformed("the element type \(typeField.value.text().shortened) is not supported")
    }
    var shape: [Int] = []
    for dimension in try members["shape"]?.array() ?? [] { shape.append(try dimension.count()) }
    guard shape.count <= mostDimensions else { throw field.malformed("has more than \(mostDimensions) dimensions") }
    var offsets: [Int] = []
    for offset in try members["data_offsets"]?.array() ?? [] { offsets.append(try offset.count()) }
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw try field.member("data_offsets").malformed("not a begin and an end")
    }
    let size = Tensor.elementCount(of: shape)?.multipliedReportingOverflow(by: elementType.byteCount)
    guard let size, !size.overflow, size.partialValue == offsets[1] - offsets[0] else {
      throw field.malformed("shape and data_offsets do not agree")
    }
    return Entry(elementType: elementType, shape: shape, range: offsets[0]..<offsets[1])
  }

  /// Checks that the tensors lie end to end and fill `available` bytes exactly.
  private static func check(
    _ entries: [String: Entry], cover available: Int, after headerEnd: Int, file: String
  ) throws(ModelExchangeError) {
    var end = 0
    let ordered = entries.sorted { left, right in
      (left.value.range.lowerBound, left.value.range.upperBound)
        < (right.value.range.lowerBound, right.value.range.upperBound)
    }
    for (name, entry) in ordered {
      guard entry.range.lowerBound == end else {
        let what = entry.range.lowerBound < end ? "overlaps the tensor before it" : "leaves a hole before it"
        throw .malformed(file: file, place: "header.\(name.shortened).data_offsets", reason: what)
      }
      end = entry.range.upperBound
    }
    guard end <= available else {
      // Saturated, because an offset may be as large as an integer can be.
      let expected = end.addingReportingOverflow(headerEnd)
      throw .truncated(
        file: file, byteCount: headerEnd + available, expected: expected.overflow ? .max : expected.partialValue)
    }
    guard end == available else {
      throw .malformed(file: file, place: "data", reason: "\(available - end) bytes after the last tensor")
    }
  }
}
