import Foundation
import ModelFormats
import NumericalMethods
import Testing

@Suite struct SafetensorsFileTests {
  /// A file with the given header, padded, and `dataCount` bytes of data.
  private func file(_ header: String, dataCount: Int = 0) -> [UInt8] {
    var text = Array(header.utf8)
    text += [UInt8](repeating: 0x20, count: (8 - text.count % 8) % 8)
    return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text
      + [UInt8](repeating: 1, count: dataCount)
  }

  private func entry(_ type: String, _ shape: String, _ offsets: String) -> String {
    #"{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
  }

  /// Made by the format's own library (Python, safetensors 0.8.0, numpy 2.4).
  ///
  /// ```
  /// save({"weight": np.array([[1, -0.0, 3e38], [np.inf, np.nan, 1e-45]], np.float32),
  ///       "omega": np.array([0.1, -2.5e-308]), "count": np.array(-7, np.int64), "empty": np.zeros((0, 2)),
  ///       "byte": np.array([0, 255], np.uint8), "half": np.array([1.5], np.float16)},
  ///      metadata={"format": "np", "übung": "\"\\\n\u20ac"})
  /// ```
  @Test func readsAFileOfTheFormatsOwnLibrary() throws {
    let text = """
      mAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyLDvGJ1bmciOiJcIlxcXG7igqwiLCJmb3JtYXQiOiJucCJ9LCJjb3VudCI6eyJkdHlwZSI6Ikk2\
      NCIsInNoYXBlIjpbXSwiZGF0YV9vZmZzZXRzIjpbMCw4XX0sImVtcHR5Ijp7ImR0eXBlIjoiRjY0Iiwic2hhcGUiOlswLDJdLCJkYXRhX29m\
      ZnNldHMiOls4LDhdfSwib21lZ2EiOnsiZHR5cGUiOiJGNjQiLCJzaGFwZSI6WzJdLCJkYXRhX29mZnNldHMiOls4LDI0XX0sIndlaWdodCI6\
      eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwzXSwiZGF0YV9vZmZzZXRzIjpbMjQsNDhdfSwiaGFsZiI6eyJkdHlwZSI6IkYxNiIsInNoYXBl\
      IjpbMV0sImRhdGFfb2Zmc2V0cyI6WzQ4LDUwXX0sImJ5dGUiOnsiZHR5cGUiOiJVOCIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzUw\
      LDUyXX19ICAgICD5/////////5qZmZmZmbk/DcZALBj6EYAAAIA/AAAAgOaxYX8AAIB/AADAfwEAAAAAPgD/
      """
    let bytes = [UInt8](try #require(Data(base64Encoded: text)))
    let file = try SafetensorsFile(decoding: bytes, file: "x")
    #expect(file.metadata == ["format": "np", "übung": "\"\\\n€"])
    #expect(file.tensors.keys.sorted() == ["byte", "count", "empty", "half", "omega", "weight"])
    let weights: [Float] = [1, -0.0, 3e38, .infinity, .nan, .leastNonzeroMagnitude]
    #expect(file.tensors["weight"] == Tensor(weights, shape: [2, 3]))
    #expect(file.tensors["omega"] == Tensor([0.1, -2.5e-308]))
    #expect(file.tensors["count"] == Tensor([-7] as [Int64], shape: []))
    #expect(file.tensors["empty"] == Tensor([Double](), shape: [0, 2]))
    #expect(file.tensors["byte"] == Tensor([0, 255] as [UInt8]))
    #expect(file.tensors["half"]?.elementType == .float16)
    #expect(try SafetensorsFile(decoding: file.encoded(), file: "x") == file)
  }

  @Test func writesTheSameBytesForTheSameContents() throws {
    let tensors = ["b": Tensor([1] as [UInt8]), "a": Tensor([2, 3] as [UInt8]), "c": Tensor([1.0])]
    let header =
      #"{"__metadata__":{"k":"v"},"a":{"data_offsets":[8,10],"dtype":"U8","shape":[2]},"#
      + #""b":{"data_offsets":[10,11],"dtype":"U8","shape":[1]},"c":{"data_offsets":[0,8],"dtype":"F64","shape":[1]}}"#
    let data: [UInt8] = [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 2, 3, 1]
    #expect(SafetensorsFile(tensors: tensors, metadata: ["k": "v"]).encoded() == file(header) + data)
    #expect(SafetensorsFile(tensors: [:]).encoded() == file("{}"))
  }

  @Test func readsTensorsInAnyOrderAndAnUnpaddedHeader() throws {
    let header = #"{"a":\#(entry("U8", "[1]", "[1,2]")),"b":\#(entry("U8", "[]", "[0,1]"))}"#
    var bytes = [UInt8(header.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(header.utf8)
    bytes += [5, 6]
    let file = try SafetensorsFile(decoding: bytes, file: "x")
    #expect(file.tensors == ["a": Tensor([6] as [UInt8]), "b": Tensor([5] as [UInt8], shape: [])])
  }

  @Test func refusesTensorsThatDoNotFillTheFile() throws {
    let pair = { (first: String, second: String) in
      self.file(#"{"a":\#(self.entry("U8", "[2]", first)),"b":\#(self.entry("U8", "[2]", second))}"#, dataCount: 4)
    }
    #expect(throws: Never.self) { try SafetensorsFile(decoding: pair("[0,2]", "[2,4]"), file: "x") }
    for (first, second, place, reason) in [
      ("[0,2]", "[1,3]", "header.b.data_offsets", "overlaps the tensor before it"),
      ("[0,2]", "[0,2]", "header.", "overlaps the tensor before it"),
      ("[0,2]", "[3,5]", "header.b.data_offsets", "leaves a hole before it"),
      ("[1,3]", "[3,5]", "header.a.data_offsets", "leaves a hole before it"),
    ] {
      let error = #expect(throws: ModelExchangeError.self) {
        try SafetensorsFile(decoding: pair(first, second), file: "x")
      }
      guard case .malformed("x", let errorPlace, reason) = error else {
        Issue.record("\(first) \(second): \(String(describing: error))")
        continue
      }
      #expect(errorPlace.hasPrefix(place))
    }
    let header = #"{"a":\#(entry("U8", "[2]", "[0,2]"))}"#
    let size = file(header).count
    #expect(throws: ModelExchangeError.truncated(file: "x", byteCount: size + 1, expected: size + 2)) {
      try SafetensorsFile(decoding: file(header, dataCount: 1), file: "x")
    }
    #expect(throws: ModelExchangeError.malformed(file: "x", place: "data", reason: "1 bytes after the last tensor")) {
      try SafetensorsFile(decoding: file(header, dataCount: 3), file: "x")
    }
  }

  @Test(arguments: [
    ("F8_E4M3", "[2]", "[0,2]"), ("f64", "[0]", "[0,0]"), ("U8", "[3]", "[0,2]"), ("U8", "[-2]", "[0,2]"),
    ("U8", "[-1,-2]", "[0,2]"), ("U8", "[2.0]", "[0,2]"), ("U8", "2", "[0,2]"), ("U8", "[2]", "[0]"),
    ("U8", "[2]", "[0,2,4]"), ("U8", "[2]", "[2,0]"), ("U8", "[2]", "[-2,0]"), ("U8", "[2]", "[0,2e0]"),
    ("U8", "[2]", "{}"), ("U8", "[2]", "[0,18446744073709551616]"), ("U8", "[\"2\"]", "[0,2]"),
    ("U8", "[4294967296,4294967296]", "[0,0]"), ("U8", "[9223372036854775807,2,0]", "[0,0]"),
    ("F64", "[1152921504606846976,2]", "[0,0]"), ("F64", "[2305843009213693952]", "[0,0]"),
    ("U8", "[9223372036854775807]", "[9223372036854775807,9223372036854775807]"),
  ])
  func refusesAnEntryThatCannotBe(type: String, shape: String, offsets: String) throws {
    let bytes = file(#"{"a":\#(entry(type, shape, offsets))}"#, dataCount: 2)
    let error = #expect(throws: ModelExchangeError.self) { try SafetensorsFile(decoding: bytes, file: "x") }
    guard case .malformed("x", let place, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(place.hasPrefix("header.a"))
  }

  @Test func survivesTheLargestOffsets() throws {
    let header = #"{"a":\#(entry("U8", "[9223372036854775807]", "[0,9223372036854775807]"))}"#
    #expect(throws: ModelExchangeError.truncated(file: "x", byteCount: file(header).count, expected: .max)) {
      try SafetensorsFile(decoding: file(header), file: "x")
    }
  }

  @Test(arguments: [
    #"{"a":1}"#, #"{"a":{}}"#, #"{"a":{"dtype":"U8","shape":[0]}}"#, #"{"__metadata__":[]}"#,
    #"{"__metadata__":{"a":1}}"#, #"{"__metadata__":{"a":"b","a":"b"}}"#, #"{"__metadata__":{},"__metadata__":{}}"#,
    #"{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"x":0}}"#,
    #"{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#,
    #"{"a":{"dtype":"U8","dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#, "{", "{}x", "{}\u{0}", #"{"a}"#,
  ])
  func refusesAHeaderThatIsNotSound(header: String) throws {
    let error = #expect(throws: ModelExchangeError.self) { try SafetensorsFile(decoding: file(header), file: "x") }
    guard case .malformed("x", _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func limitsTheHeader() throws {
    for (length, isTooLong) in [(UInt64(100_000_000), false), (100_000_001, true), (.max, true), (1 << 63, true)] {
      let bytes = (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array("{}".utf8)
      let error = #expect(throws: ModelExchangeError.self) { try SafetensorsFile(decoding: bytes, file: "x") }
      if case .notAModel = error { #expect(isTooLong) } else { #expect(!isTooLong) }
    }
    // The limit itself, in a whole file.
    var bytes: [UInt8] = [0, 0xE1, 0xF5, 0x05, 0, 0, 0, 0, UInt8(ascii: "{"), UInt8(ascii: "}")]
    bytes += [UInt8](repeating: 0x20, count: 100_000_000 - 2)
    #expect(throws: Never.self) { try SafetensorsFile(decoding: bytes, file: "x") }
  }

  @Test func hasAtMostSixtyFourDimensions() throws {
    for (count, isTooMany) in [(64, false), (65, true)] {
      let shape = "[" + [String](repeating: "1", count: count).joined(separator: ",") + "]"
      let bytes = file(#"{"x":\#(entry("U8", shape, "[0,1]"))}"#, dataCount: 1)
      let error =
        isTooMany
        ? #expect(throws: ModelExchangeError.self) {
          try SafetensorsFile(decoding: bytes, file: "f")
        } : nil
      if isTooMany {
        #expect(error?.description == "f: header.x: has more than 64 dimensions")
      } else {
        #expect(try SafetensorsFile(decoding: bytes, file: "f").tensors["x"]?.shape.count == 64)
      }
    }
  }

  /// No byte of the header can make the reader trap: what is still readable reads, the rest throws.
  @Test func survivesEveryChangedByte() throws {
    let contents = SafetensorsFile(
      tensors: ["a": Tensor([1.0, 2], shape: [1, 2]), "b": Tensor([3] as [UInt8])], metadata: ["k": "é\n"])
    let bytes = contents.encoded()
    for index in 0..<bytes.count - 17 {
      for value in [0x00, 0x20, 0x22, 0x2C, 0x2D, 0x30, 0x39, 0x5B, 0x5C, 0x5D, 0x65, 0x7B, 0x7D, 0x80, 0xFF] as [UInt8]
      {
        var changed = bytes
        changed[index] = value
        do throws(ModelExchangeError) {
          let read = try SafetensorsFile(decoding: changed, file: "x")
          #expect(try SafetensorsFile(decoding: read.encoded(), file: "x") == read)
        } catch {
          #expect(!error.description.isEmpty)
        }
      }
    }
  }

  @Test func survivesRandomHeaders() {
    var random = SplitMix64(seed: 7)
    let parts = [
      "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"dtype\"", "\"F64\"", "\"shape\"", "\"data_offsets\"", "0", "8",
      "-1", "1e9", "9223372036854775807", "null", "\\u", "__metadata__", " ",
    ]
    for _ in 0..<5000 {
      var header = "{"
      for _ in 0..<Int(random.next() % 40) { header += parts[Int(random.next() % UInt64(parts.count))] }
      let bytes = file(header + "}", dataCount: 8)
      if (try? SafetensorsFile(decoding: bytes, file: "x")) != nil { #expect(header.contains("dtype")) }
    }
  }
}
