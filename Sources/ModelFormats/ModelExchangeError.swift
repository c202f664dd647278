/// Why a model file could not be read or written.
///
/// Every case names the file as the caller gave it; `description` is a sentence for the user.
public enum ModelExchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such file.
  case notFound(file: String)
  /// The system could not read the file.
  case unreadable(file: String, reason: String)
  /// The system could not write the file; nothing was left behind.
  case unwritable(file: String, reason: String)
  /// The file ends too early: it has `byteCount` bytes of the `expected` that its header speaks of.
  case truncated(file: String, byteCount: Int, expected: Int)
  /// The file is something else altogether.
  case notAModel(file: String, found: String)
  /// The file is a safetensors file, but none that Plimsoll wrote.
  case notWrittenByPlimsoll(file: String)
  /// The file was changed after it was written: its checksum is not the one that it carries.
  case checksumMismatch(file: String, stored: String, computed: String)
  /// A part of the file does not follow the format.
  case malformed(file: String, place: String, reason: String)
  /// The file's format is newer than what this version can read.
  case newerVersion(file: String, version: Int, supported: Int)
  /// The file holds a kind of model that this version does not know.
  case unknownKind(file: String, kind: String, known: [String])
  /// The file lacks a tensor that its kind of model needs.
  case missingTensor(file: String, name: String)
  /// The file is sound, but of a model that Plimsoll has no like of.
  case unsupported(file: String, reason: String)
  /// The model has no form in the format.
  case notExportable(format: String, reason: String)
  /// A tensor has another element type or shape than its kind of model needs.
  case unexpectedTensor(file: String, name: String, found: String, expected: String)

  /// What is wrong, in which file, and what was expected.
  public var description: String {
    switch self {
    case .notFound(let file):
      "\(file): no such file"
    case .unreadable(let file, let reason):
      "\(file): cannot be read: \(reason)"
    case .unwritable(let file, let reason):
      "\(file): cannot be written: \(reason)"
    case .truncated(let file, let byteCount, let expected):
      "\(file): the file is cut short: \(byteCount) bytes, where at least \(expected) are expected"
    case .notAModel(let file, let found):
      "\(file): not a model file but \(found)"
    case .notWrittenByPlimsoll(let file):
      "\(file): a safetensors file, but not one written by Plimsoll: "
        + "its __metadata__ has no entry \"plimsoll\""
    case .checksumMismatch(let file, let stored, let computed):
      "\(file): the file is damaged: its checksum says \(stored.jsonQuoted), its contents give \"\(computed)\""
    case .malformed(let file, let place, let reason):
      "\(file): \(place): \(reason)"
    case .newerVersion(let file, let version, let supported):
      "\(file): written by a newer version of Plimsoll (file format \(version); this version reads up to \(supported))"
    case .unknownKind(let file, let kind, let known):
      "\(file): a model of the unknown kind \(kind.jsonQuoted); expected one of "
        + known.joined(separator: ", ")
    case .unsupported(let file, let reason):
      "\(file): cannot be taken over: \(reason)"
    case .notExportable(let format, let reason):
      "the model cannot be written as \(format): \(reason)"
    case .missingTensor(let file, let name):
      "\(file): the tensor \(name.jsonQuoted) is missing"
    case .unexpectedTensor(let file, let name, let found, let expected):
      "\(file): the tensor \(name.jsonQuoted) is \(found), where \(expected) is expected"
    }
  }
}

extension String {
  /// The text, cut where it is too long for a message.
  package var shortened: String {
    let head = unicodeScalars.prefix(60)
    return head.endIndex == unicodeScalars.endIndex ? self : String(head) + "…"
  }

  /// The text in quotation marks, as in JSON, cut where it is too long for a message.
  package var jsonQuoted: String { JSONValue.string(shortened).text() }
}
