import Foundation
import ModelExchange
import ModelFormats
import Testing
import VolatilityModels

/// A reader that is not ours: Python's `json`, `struct` and `hashlib`, by the description of safetensors alone.
@Suite struct ModelFilePythonTests {
  /// The interpreter, where there is one in the search path.
  private static let python = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  private static let script = """
    import hashlib, json, struct, sys
    data = open(sys.argv[1], "rb").read()
    length, = struct.unpack_from("<Q", data)
    header = json.loads(data[8:8 + length])
    metadata = header.pop("__metadata__")
    blank = data.replace(metadata["sha256"].encode(), b"0" * 64)
    tensors = {}
    for name, entry in header.items():
        form, size = {"F64": ("d", 8), "F32": ("f", 4)}[entry["dtype"]]
        begin, end = entry["data_offsets"]
        values = struct.unpack("<%d%s" % ((end - begin) // size, form), data[8 + length + begin:8 + length + end])
        tensors[name] = {"shape": entry["shape"], "values": [value.hex() for value in values]}
    json.dump({"tensors": tensors, "description": json.loads(metadata["plimsoll"]),
        "intact": hashlib.sha256(blank).hexdigest() == metadata["sha256"]}, sys.stdout)
    """

  @Test(.enabled(if: python != nil, "there is no python3 in the search path"))
  func pythonReadsWhatWasWritten() throws {
    let python = try #require(Self.python)
    for document in try ModelFileSamples.ofEachKind() + [NetworkSamples.document(NetworkSamples.rich)] {
      let file = FileManager.default.temporaryDirectory.appending(path: "plimsoll-\(UUID().uuidString).safetensors")
      defer { try? FileManager.default.removeItem(at: file) }
      try document.write(to: file)
      let process = Process()
      process.executableURL = URL(filePath: python)
      process.arguments = ["-c", Self.script, file.path]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let text = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      let read = try JSONValue(parsing: text)
      #expect(read["intact"] == true)
      #expect(read["description"] == document.json)
      let tensors = try #require(read["tensors"]?.objectValue)
      #expect(tensors.keys.sorted() == document.tensors.keys.sorted())
      for (name, tensor) in document.tensors {
        #expect(tensors[name]?["shape"] == .array(tensor.shape.map { .integer($0) }))
        let values = tensors[name]?["values"]?.arrayValue?.map { $0.stringValue.flatMap { Double($0) } }
        #expect(values == tensor.values(as: Double.self) ?? tensor.values(as: Float.self)?.map { Double($0) })
      }
    }
  }
}
