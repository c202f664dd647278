public import MarketData
public import ModelFormats

/// Where a model comes from: enough to make it again.
public struct Provenance: Hashable, Sendable {
  /// A file that the model was estimated from.
  public struct Source: Hashable, Sendable {
    /// The file's name, without its folder.
    public var fileName: String
    /// The SHA-256 of the file, as 64 hexadecimal digits.
    public var sha256: String
    /// The number of observations that were used.
    public var observationCount: Int
    /// The first time stamp used, in ISO 8601 and UTC; `nil` where the file has none.
    public var first: String?
    /// The last time stamp used, in ISO 8601 and UTC; `nil` where the file has none.
    public var last: String?
    /// How the returns were computed; `nil` where that is not known.
    public var returns: ReturnKind?

    /// A file that the model was estimated from.
    public init(
      fileName: String, sha256: String, observationCount: Int, first: String? = nil, last: String? = nil,
      returns: ReturnKind? = nil
    ) {
      self.fileName = fileName
      self.sha256 = sha256
      self.observationCount = observationCount
      self.first = first
      self.last = last
      self.returns = returns
    }
  }

  /// The version of Plimsoll that made the model.
  public var toolVersion: String
  /// When the model was made, in ISO 8601 and UTC; `nil` where the file is to be the same every time.
  public var created: String?
  /// The data, in the order in which they were read.
  public var sources: [Source]
  /// The seed of the random numbers; `nil` where none were drawn.
  public var seed: UInt64?
  /// The arguments of the command line, without the program's name; empty where there was none.
  public var arguments: [String]

  /// Where a model comes from.
  public init(
    toolVersion: String, created: String? = nil, sources: [Source] = [], seed: UInt64? = nil, arguments: [String] = []
  ) {
    self.toolVersion = toolVersion
    self.created = created
    self.sources = sources
    self.seed = seed
    self.arguments = arguments
  }
}

extension Provenance {
  /// The provenance as JSON.
  ///
  /// A seed beyond the range of `Int` is written as a text, for JSON's readers round it.
  public var json: JSONValue {
    [
      "arguments": .array(arguments.map { .string($0) }),
      "created": Self.json(created),
      "seed": seed.map { .seed($0) } ?? .null,
      "sources": .array(
        sources.map { source in
          [
            "fileName": .string(source.fileName), "first": Self.json(source.first), "last": Self.json(source.last),
            "observations": .integer(source.observationCount), "returns": Self.json(source.returns?.rawValue),
            "sha256": .string(source.sha256),
          ]
        }),
      "toolVersion": .string(toolVersion),
    ]
  }

  private static func json(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// Reads the provenance from JSON.
  package init(_ field: JSONField) throws(ModelExchangeError) {
    _ = try field.object(required: ["arguments", "created", "seed", "sources", "toolVersion"])
    toolVersion = try field.member("toolVersion").string()
    created = try Self.optionalText(field.member("created"))
    arguments = []
    for argument in try field.member("arguments").array() { arguments.append(try argument.string()) }
    sources = []
    for source in try field.member("sources").array() {
      _ = try source.object(required: ["fileName", "first", "last", "observations", "returns", "sha256"])
      let returns = try source.member("returns")
      sources.append(
        Source(
          fileName: try source.member("fileName").string(), sha256: try source.member("sha256").string(),
          observationCount: try source.member("observations").count(),
          first: try Self.optionalText(source.member("first")), last: try Self.optionalText(source.member("last")),
          returns: returns.value == .null ? nil : try returns.choice()))
    }
    let seed = try field.member("seed")
    self.seed = seed.value == .null ? nil : try seed.seed()
  }

  private static func optionalText(_ field: JSONField) throws(ModelExchangeError) -> String? {
    field.value == .null ? nil : try field.string()
  }
}
