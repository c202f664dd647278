public import ModelFormats

/// A fitted model in the form in which it is kept in a file: a description and tensors.
///
/// The file is a safetensors file, so that every model opens in Python as it is. All numbers that a forecast
/// needs are tensors; the description is one JSON text in the header's `__metadata__["plimsoll"]`; beside it
/// stands a checksum of the whole file, `__metadata__["sha256"]`.
public struct ModelDocument: Sendable {
  /// The version of the file format that is written, and the newest that is read.
  public static let formatVersion = 1
  /// The name of the description in the header's `__metadata__`.
  public static let descriptionKey = "plimsoll"

  /// The kind of model.
  public let kind: ModelKind
  /// What was chosen before the fit: orders, distribution, options.
  public let specification: [String: JSONValue]
  /// Where the model comes from.
  public let provenance: Provenance
  /// What was found in the fit beside the tensors: log-likelihood, status, counts.
  public let metrics: [String: JSONValue]
  /// The numbers of the model by name.
  public let tensors: [String: Tensor]
  /// The name of the file that the document was read from, for errors; `nil` for one made in memory.
  public let file: String?

  /// A document made in memory.
  ///
  /// - Precondition: no tensor is called `__metadata__`.
  public init(
    kind: ModelKind, specification: [String: JSONValue], provenance: Provenance, metrics: [String: JSONValue] = [:],
    tensors: [String: Tensor]
  ) {
    precondition(tensors[SafetensorsFile.metadataKey] == nil, "the name __metadata__ is not a tensor's")
    self.kind = kind
    self.specification = specification
    self.provenance = provenance
    self.metrics = metrics
    self.tensors = tensors
    file = nil
  }

  /// Reads a model file's bytes.
  ///
  /// The checksum is compared before anything else is believed, so that every change to the file is an error.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: the name by which errors call the file.
  /// - Throws: `ModelExchangeError`: what is wrong with the file.
  public init(decoding bytes: [UInt8], file: String) throws(ModelExchangeError) {
    let checksum = try ModelChecksum.verify(bytes, file: file)
    let contents = try SafetensorsFile(decoding: bytes, file: file)
    guard let text = contents.metadata[Self.descriptionKey] else { throw .notWrittenByPlimsoll(file: file) }
    guard contents.metadata[ModelChecksum.key] == checksum else {
      throw .malformed(file: file, place: "header", reason: "the checksum is not where it should be")
    }
    let description: JSONField
    do {
      description = JSONField(try JSONValue(parsing: text.utf8), place: Self.descriptionKey, file: file)
    } catch {
      throw .malformed(file: file, place: Self.descriptionKey, reason: "\(error)")
    }
    let version = try description.member("formatVersion").count()
    guard version <= Self.formatVersion else {
      throw .newerVersion(file: file, version: version, supported: Self.formatVersion)
    }
    _ = try description.object(required: ["formatVersion", "kind", "metrics", "provenance", "specification"])
    let kindName = try description.member("kind").string()
    guard let kind = ModelKind(rawValue: kindName) else {
      throw .unknownKind(file: file, kind: kindName, known: ModelKind.allCases.map(\.rawValue))
    }
    self.kind = kind
    specification = try description.member("specification").object().mapValues(\.value)
    provenance = try Provenance(description.member("provenance"))
    metrics = try description.member("metrics").object().mapValues(\.value)
    tensors = contents.tensors
    self.file = file
  }

  /// The description that stands in the file's header: all but the tensors.
  public var json: JSONValue {
    [
      "formatVersion": .integer(Self.formatVersion), "kind": .string(kind.rawValue), "metrics": .object(metrics),
      "provenance": provenance.json, "specification": .object(specification),
    ]
  }

  /// The elements of the tensor `name`.
  ///
  /// - Parameters:
  ///   - name: the tensor's name.
  ///   - type: the type that its elements must have.
  ///   - shape: the shape that it must have; `nil` for any.
  /// - Returns: the elements, row-major.
  /// - Throws: `ModelExchangeError.missingTensor` or `.unexpectedTensor`.
  public func values<Element: TensorElement>(
    of name: String, as type: Element.Type = Element.self, shape: [Int]? = nil
  ) throws(ModelExchangeError) -> [Element] {
    let file = file ?? "model"
    guard let tensor = tensors[name] else { throw .missingTensor(file: file, name: name) }
    guard let values = tensor.values(as: type), shape == nil || shape == tensor.shape else {
      throw .unexpectedTensor(
        file: file, name: name, found: "\(tensor.elementType.rawValue) \(tensor.shape)",
        expected: Element.tensorElementType.rawValue + (shape.map { " \($0)" } ?? ""))
    }
    return values
  }

  /// The specification with its place in the file, so that what reads it can name what is wrong.
  package var specificationField: JSONField {
    JSONField(.object(specification), place: "\(Self.descriptionKey).specification", file: file ?? "model")
  }

  /// The metrics with their place in the file.
  package var metricsField: JSONField {
    JSONField(.object(metrics), place: "\(Self.descriptionKey).metrics", file: file ?? "model")
  }
}
