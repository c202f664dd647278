import Foundation
import MarketData
import ModelExchange
import ModelFormats
import Testing

@Suite struct ModelDocumentTests {
  /// The document that the fixture below holds.
  private let document = ModelDocument(
    kind: .garch, specification: ["mean": "constant", "p": 1, "q": 1],
    provenance: Provenance(
      toolVersion: "0.1.0",
      sources: [
        Provenance.Source(
          fileName: "dm€.csv", sha256: String(repeating: "ab", count: 32), observationCount: 1974,
          last: "1991-12-31T00:00:00Z", returns: .log)
      ],
      seed: 0, arguments: ["train", "garch"]),
    metrics: ["logLikelihood": -1106.5],
    tensors: [
      "parameters": Tensor([0.1, -0.0, 1e-300]), "weights": Tensor([1.5, .infinity] as [Float], shape: [1, 2]),
    ])

  /// Made without Plimsoll, by Python's json, struct and hashlib.
  ///
  /// ```
  /// description = {"formatVersion": 1, "kind": "garch", "metrics": {"logLikelihood": -1106.5}, "provenance":
  ///   {"arguments": ["train", "garch"], "created": None, "seed": 0, "toolVersion": "0.1.0", "sources": [
  ///     {"fileName": "dm€.csv", "first": None, "last": "1991-12-31T00:00:00Z", "observations": 1974,
  ///      "returns": "log", "sha256": "ab" * 32}]}, "specification": {"mean": "constant", "p": 1, "q": 1}}
  /// dump = lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
  /// header = dump({"__metadata__": {"plimsoll": dump(description), "sha256": "0" * 64},
  ///   "parameters": {"dtype": "F64", "shape": [3], "data_offsets": [0, 24]},
  ///   "weights": {"dtype": "F32", "shape": [1, 2], "data_offsets": [24, 32]}}).encode()
  /// header += b" " * (-len(header) % 8)
  /// file = struct.pack("<Q", len(header)) + header
  /// file += struct.pack("<3d", 0.1, -0.0, 1e-300) + struct.pack("<2f", 1.5, float("inf"))
  /// file = file.replace(b'"sha256":"' + b"0" * 64, b'"sha256":"' + hashlib.sha256(file).hexdigest().encode())
  /// print(base64.b64encode(file).decode())
  /// ```
  private let fixture = """
    uAIAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJwbGltc29sbCI6IntcImZvcm1hdFZlcnNpb25cIjoxLFwia2luZFwiOlwiZ2FyY2hcIixcIm1l\
    dHJpY3NcIjp7XCJsb2dMaWtlbGlob29kXCI6LTExMDYuNX0sXCJwcm92ZW5hbmNlXCI6e1wiYXJndW1lbnRzXCI6W1widHJhaW5cIixcImdh\
    cmNoXCJdLFwiY3JlYXRlZFwiOm51bGwsXCJzZWVkXCI6MCxcInNvdXJjZXNcIjpbe1wiZmlsZU5hbWVcIjpcImRt4oKsLmNzdlwiLFwiZmly\
    c3RcIjpudWxsLFwibGFzdFwiOlwiMTk5MS0xMi0zMVQwMDowMDowMFpcIixcIm9ic2VydmF0aW9uc1wiOjE5NzQsXCJyZXR1cm5zXCI6XCJs\
    b2dcIixcInNoYTI1NlwiOlwiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJh\
    YlwifV0sXCJ0b29sVmVyc2lvblwiOlwiMC4xLjBcIn0sXCJzcGVjaWZpY2F0aW9uXCI6e1wibWVhblwiOlwiY29uc3RhbnRcIixcInBcIjox\
    LFwicVwiOjF9fSIsInNoYTI1NiI6IjEyNjBlMjg2ZjJjNWExMmYzZmFmZWRjNjZhM2NjNDJlYzIxNDdmYmQxOTU0YWRiZWZhZWI2YjRjYTk0\
    YjI4MDMifSwicGFyYW1ldGVycyI6eyJkYXRhX29mZnNldHMiOlswLDI0XSwiZHR5cGUiOiJGNjQiLCJzaGFwZSI6WzNdfSwid2VpZ2h0cyI6\
    eyJkYXRhX29mZnNldHMiOlsyNCwzMl0sImR0eXBlIjoiRjMyIiwic2hhcGUiOlsxLDJdfX0gICCamZmZmZm5PwAAAAAAAACAWfP4wh9upQEA\
    AMA/AACAfw==
    """

  /// The document's file with the description changed and signed anew.
  private func file(changing change: (inout [String: JSONValue]) -> Void) throws -> [UInt8] {
    var description = try #require(document.json.objectValue)
    change(&description)
    return file(description: JSONValue.object(description).text())
  }

  private func file(description: String?, tensors: [String: Tensor] = [:]) -> [UInt8] {
    var metadata = [ModelChecksum.key: ModelChecksum.blank]
    metadata[ModelDocument.descriptionKey] = description
    var bytes = SafetensorsFile(tensors: tensors, metadata: metadata).encoded()
    #expect(ModelChecksum.sign(&bytes))
    return bytes
  }

  @Test func writesTheFormat() throws {
    #expect(document.encoded() == Data(base64Encoded: fixture))
  }

  @Test func readsTheFormat() throws {
    let bytes = [UInt8](try #require(Data(base64Encoded: fixture)))
    let read = try ModelDocument(decoding: bytes, file: "x")
    #expect(read.kind == .garch)
    #expect(read.specification == document.specification)
    #expect(read.provenance == document.provenance)
    #expect(read.metrics == document.metrics)
    #expect(read.tensors == document.tensors)
    #expect(read.file == "x" && document.file == nil)
    #expect(read.encoded() == document.encoded())
  }

  @Test func readsAnEmptyDocument() throws {
    let empty = ModelDocument(
      kind: .ewma, specification: [:], provenance: Provenance(toolVersion: ""), tensors: [:])
    let read = try ModelDocument(decoding: [UInt8](empty.encoded()), file: "x")
    #expect(read.kind == .ewma && read.provenance == empty.provenance && read.encoded() == empty.encoded())
  }

  @Test func givesTensorsOfTheExpectedTypeAndShape() throws {
    #expect(try document.values(of: "parameters") == [0.1, -0.0, 1e-300])
    #expect(try document.values(of: "weights", as: Float.self, shape: [1, 2]) == [1.5, .infinity])
    let read = try ModelDocument(decoding: [UInt8](document.encoded()), file: "f")
    #expect(throws: ModelExchangeError.missingTensor(file: "f", name: "x")) {
      try read.values(of: "x", as: Double.self)
    }
    #expect(
      throws: ModelExchangeError.unexpectedTensor(
        file: "f", name: "weights", found: "F32 [1, 2]", expected: "F64")
    ) { try read.values(of: "weights", as: Double.self) }
    #expect(
      throws: ModelExchangeError.unexpectedTensor(
        file: "f", name: "weights", found: "F32 [1, 2]", expected: "F32 [2]")
    ) { try read.values(of: "weights", as: Float.self, shape: [2]) }
  }

  @Test func refusesANewerFormat() throws {
    let newest = ModelDocument.formatVersion
    let bytes = try file {
      $0["formatVersion"] = .integer(newest + 1)
      $0["kind"] = "whatever comes"
      $0["more"] = 1
    }
    #expect(throws: ModelExchangeError.newerVersion(file: "x", version: newest + 1, supported: newest)) {
      try ModelDocument(decoding: bytes, file: "x")
    }
  }

  @Test func refusesAnUnknownKind() throws {
    let known = ModelKind.allCases.map(\.rawValue)
    #expect(throws: ModelExchangeError.unknownKind(file: "x", kind: "GARCH", known: known)) {
      try ModelDocument(decoding: file { $0["kind"] = "GARCH" }, file: "x")
    }
  }

  @Test(
    arguments: [
      ("formatVersion", nil, "plimsoll", #""formatVersion" is missing"#),
      ("formatVersion", "1", "plimsoll.formatVersion", #""1" where an integer from 0 on is expected"#),
      ("formatVersion", -1, "plimsoll.formatVersion", "-1 where an integer from 0 on is expected"),
      ("kind", 1, "plimsoll.kind", "1 where a string is expected"),
      ("kind", nil, "plimsoll", #""kind" is missing"#),
      ("extra", 1, "plimsoll", #"has an unexpected member "extra""#),
      ("specification", [], "plimsoll.specification", "[] where an object is expected"),
      ("metrics", "x", "plimsoll.metrics", #""x" where an object is expected"#),
      ("provenance", [:], "plimsoll.provenance", #""arguments" is missing"#),
    ] as [(String, JSONValue?, String, String)])
  func refusesADescriptionThatIsNotSound(name: String, value: JSONValue?, place: String, reason: String) throws {
    #expect(throws: ModelExchangeError.malformed(file: "x", place: place, reason: reason)) {
      try ModelDocument(decoding: file { $0[name] = value }, file: "x")
    }
  }

  @Test func refusesADescriptionThatIsNotJSON() {
    #expect(
      throws: ModelExchangeError.malformed(
        file: "x", place: "plimsoll", reason: "the text ends where a value is expected at byte 0")
    ) { try ModelDocument(decoding: file(description: ""), file: "x") }
    #expect(
      throws: ModelExchangeError.malformed(file: "x", place: "plimsoll", reason: "[] where an object is expected")
    ) { try ModelDocument(decoding: file(description: "[]"), file: "x") }
  }

  @Test func refusesAFileThatPlimsollDidNotWrite() {
    let tensors = ["weight": Tensor([1, 2] as [Float])]
    let foreign = [
      SafetensorsFile(tensors: tensors).encoded(),
      SafetensorsFile(tensors: tensors, metadata: ["format": "pt"]).encoded(),
      SafetensorsFile(tensors: tensors, metadata: ["sha256": String(repeating: "e", count: 64)]).encoded(),
      file(description: nil, tensors: tensors),
    ]
    for bytes in foreign {
      #expect(throws: ModelExchangeError.notWrittenByPlimsoll(file: "x")) {
        try ModelDocument(decoding: bytes, file: "x")
      }
    }
  }

  @Test(
    arguments: [
      ([], "an empty file"),
      (Array("date,close\n2024-01-02,100.5\n".utf8), "text"),
      (Array("{\"kind\":\"garch\"}".utf8), "text"),
      (Array("a,b\n".utf8), "text"),
      ([0xEF, 0xBB, 0xBF] + Array("Datum;Schluß\n".utf8), "text"),
      ([0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0, 0, 8, 0, 1], "a zip archive"),
      ([0x1F, 0x8B, 8, 0, 0, 0, 0, 1, 2, 3], "a gzip file"),
      ([0x93] + Array("NUMPY".utf8) + [1, 0, 0x76, 0], "a NumPy array"),
      (
        [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 7, 1, 2], "a file that does not begin with the length of a safetensors header"
      ),
      ([UInt8](repeating: 0, count: 100), "a file that does not begin with the length of a safetensors header"),
      ([16, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 7, count: 16), "a file without a safetensors header"),
    ] as [([UInt8], String)])
  func saysWhatAFileIsInstead(bytes: [UInt8], found: String) {
    #expect(throws: ModelExchangeError.notAModel(file: "x", found: found)) {
      try ModelDocument(decoding: bytes, file: "x")
    }
  }
}
