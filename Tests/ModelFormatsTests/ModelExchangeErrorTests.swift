import ModelFormats
import Testing

@Suite struct ModelExchangeErrorTests {
  @Test(
    arguments: [
      (.notFound(file: "m"), "m: no such file"),
      (.unreadable(file: "m", reason: "Is a directory"), "m: cannot be read: Is a directory"),
      (.unwritable(file: "m", reason: "No space left on device"), "m: cannot be written: No space left on device"),
      (
        .truncated(file: "m", byteCount: 5, expected: 8),
        "m: the file is cut short: 5 bytes, where at least 8 are expected"
      ),
      (.notAModel(file: "m", found: "text"), "m: not a model file but text"),
      (
        .notWrittenByPlimsoll(file: "m"),
        "m: a safetensors file, but not one written by Plimsoll: its __metadata__ has no entry \"plimsoll\""
      ),
      (
        .checksumMismatch(file: "m", stored: "0\n", computed: "ab"),
        #"m: the file is damaged: its checksum says "0\n", its contents give "ab""#
      ),
      (
        .malformed(file: "m", place: "header.a", reason: "1 where an object is expected"),
        "m: header.a: 1 where an object is expected"
      ),
      (
        .newerVersion(file: "m", version: 2, supported: 1),
        "m: written by a newer version of Plimsoll (file format 2; this version reads up to 1)"
      ),
      (
        .unknownKind(file: "m", kind: "x", known: ["garch", "har"]),
        #"m: a model of the unknown kind "x"; expected one of garch, har"#
      ),
      (.unsupported(file: "m", reason: "it has 2 heads"), "m: cannot be taken over: it has 2 heads"),
      (.notExportable(format: "ONNX", reason: "why"), "the model cannot be written as ONNX: why"),
      (.missingTensor(file: "m", name: "x"), #"m: the tensor "x" is missing"#),
      (
        .unexpectedTensor(file: "m", name: "x", found: "F32 [1]", expected: "F64 [2]"),
        #"m: the tensor "x" is F32 [1], where F64 [2] is expected"#
      ),
    ] as [(ModelExchangeError, String)])
  func isASentenceForTheUser(error: ModelExchangeError, description: String) {
    #expect(error.description == description)
  }

  @Test func cutsWhatIsTooLongToPrint() {
    let long = String(repeating: "x", count: 10_000)
    #expect(ModelExchangeError.missingTensor(file: "m", name: long).description.count < 200)
    #expect(ModelExchangeError.unknownKind(file: "m", kind: long, known: []).description.count < 200)
  }
}
