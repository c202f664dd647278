/// The contents of a file in the safetensors format: tensors by name and a map of texts.
///
/// The format (Hugging Face, github.com/huggingface/safetensors) is the length of the header as a little-endian
/// integer of 8 bytes; the header, a JSON object that gives each tensor's type, shape and place; the elements.
public struct SafetensorsFile: Hashable, Sendable {
  /// The tensors by name.
  public let tensors: [String: Tensor]
  /// The texts by name: the header's `__metadata__`.
  public let metadata: [String: String]

  /// The name in the header that stands for the map of texts.
  package static let metadataKey = "__metadata__"
  /// The longest header that is read, in bytes, as in the format's reference implementation.
  package static let maximumHeaderSize = 100_000_000

  /// A file's contents.
  ///
  /// - Precondition: no tensor is called `__metadata__`.
  public init(tensors: [String: Tensor], metadata: [String: String] = [:]) {
    precondition(tensors[Self.metadataKey] == nil, "the name __metadata__ is not a tensor's")
    self.tensors = tensors
    self.metadata = metadata
  }

  /// Reads a file's bytes strictly.
  ///
  /// A header whose JSON is not sound, a name that occurs twice, an unknown element type, and tensors that
  /// overlap, leave a hole or do not fill the file exactly are errors.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: the name by which errors call the file.
  /// - Throws: `ModelExchangeError.notAModel`, `.truncated` or `.malformed`.
  public init(decoding bytes: [UInt8], file: String) throws(ModelExchangeError) {
    let header = try SafetensorsHeader(decoding: bytes, file: file)
    metadata = header.metadata
    tensors = header.entries.mapValues { entry in
      let range = header.dataStart + entry.range.lowerBound..<header.dataStart + entry.range.upperBound
      return Tensor(elementType: entry.elementType, shape: entry.shape, bytes: Array(bytes[range]))
    }
  }

  /// The file's bytes, the same for the same contents.
  ///
  /// Names are sorted in the header; the elements are stored by falling size of the type, then by name, so that
  /// each tensor is aligned to its type; spaces fill the header up to a multiple of 8 bytes.
  ///
  /// - Precondition: the header has no more than 100 million bytes.
  public func encoded() -> [UInt8] {
    let ordered = tensors.sorted { left, right in
      let (size, other) = (left.value.elementType.byteCount, right.value.elementType.byteCount)
      return size != other ? size > other : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }
    var members: [String: JSONValue] = [:]
    if !metadata.isEmpty { members[Self.metadataKey] = .object(metadata.mapValues { .string($0) }) }
    var offset = 0
    for (name, tensor) in ordered {
      let end = offset + tensor.bytes.count
      members[name] = [
        "dtype": .string(tensor.elementType.rawValue),
        "shape": .array(tensor.shape.map { .integer($0) }),
        "data_offsets": [.integer(offset), .integer(end)],
      ]
      offset = end
    }
    var header = Array(JSONValue.object(members).text().utf8)
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    precondition(header.count <= Self.maximumHeaderSize, "a header has no more than 100 million bytes")
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
    bytes.reserveCapacity(8 + header.count + offset)
    bytes += header
    for (_, tensor) in ordered { bytes += tensor.bytes }
    return bytes
  }
}
