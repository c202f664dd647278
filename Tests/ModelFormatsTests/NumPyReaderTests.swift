import ForeignReaders
import ModelFormats
import Testing

/// NumPy and Python's `zipfile` open the archives.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct NumPyReaderTests {
  /// Arrays of all types, with the extremes of each, of all shapes.
  private func tensors() throws -> [String: Tensor] {
    [
      "float64": Tensor([0.1, -.infinity, .nan, .leastNonzeroMagnitude, -0.0, 1.7976931348623157e308], shape: [2, 3]),
      "float32": Tensor([1.5, .greatestFiniteMagnitude, .leastNonzeroMagnitude] as [Float], shape: [3, 1]),
      "float16": try Tensor(type: .float16, bytes: [0x00, 0x3E, 0x00, 0xFC]),
      "bfloat16": try Tensor(type: .brainFloat16, bytes: [0xC0, 0x3F, 0x80, 0xFF, 0x49, 0xC0]),
      "int64": Tensor([.min, -1, .max] as [Int64]), "int32": Tensor([.min, 7, .max] as [Int32]),
      "int16": try Tensor(type: .int16, bytes: [0x00, 0x80, 0xFF, 0x7F]),
      "int8": try Tensor(type: .int8, bytes: [0x80, 0x7F]),
      "uint64": try Tensor(type: .uint64, bytes: [UInt8](repeating: 0xFF, count: 8)),
      "uint32": try Tensor(type: .uint32, bytes: [0xFF, 0xFF, 0xFF, 0xFF]),
      "uint16": try Tensor(type: .uint16, bytes: [0xFE, 0xFF]),
      "uint8": Tensor([0, 255] as [UInt8]), "bool": Tensor(truths: [true, false, true]),
      "scalar": Tensor([-2.5], shape: []), "empty": Tensor([Double](), shape: [0]),
      "none/of.three": Tensor([Float](), shape: [2, 0, 3]),
      "member.0.lstm.weight_ih_l0": Tensor((0..<24).map { Float($0) }, shape: [2, 3, 4]), "größe €": Tensor([1.0]),
      "": Tensor([3.0]),
    ]
  }

  private let texts = ["text": "σ² of 𝄞\n\"quoted\"", "text.empty": "", "text.json": #"{"a":[1]}"#]

  @Test func numPyReadsWhatWasWritten() throws {
    var expected = try tensors().filter { $0.key != "bfloat16" }
    expected[""] = nil
    for (name, text) in texts { expected[name] = Tensor(text.unicodeScalars.map { Int32($0.value) }) }
    let arrays = try tensors().filter { expected[$0.key] != nil }
    let export = ForeignExport(
      name: "arrays", format: .npz, bytes: try NumPyArchive(arrays, texts: texts).encoded(), expected: expected)
    let reading = try #require(try ForeignReaders.read([export])["arrays"])
    #expect(reading.differences.count == expected.count)
    for (name, difference) in reading.differences { #expect(difference.differing == 0, "\(name)") }
  }

  /// Types, shapes, bits and names by NumPy's own words; the archive by `zipfile`.
  @Test func numPySeesTypesAndShapes() throws {
    try ForeignReaders.run(
      script: Self.script, on: NumPyArchive(tensors(), texts: texts).encoded(), extension: "npz")
  }

  @Test func asManyArraysAsAnArchiveHolds() throws {
    let names = (0..<65_534).map { "a\($0)" }
    let arrays = Dictionary(uniqueKeysWithValues: zip(names, names.indices.map { Tensor([Int32($0)], shape: []) }))
    let script = """
      import sys, numpy
      with numpy.load(sys.argv[1]) as arrays:
          assert len(arrays.files) == 65534
          assert all(arrays[f"a{index}"] == index for index in range(0, 65534, 997))
      """
    try ForeignReaders.run(script: script, on: NumPyArchive(arrays).encoded(), extension: "npz")
  }

  private static let script = """
    import sys, warnings, zipfile
    import numpy as np
    warnings.simplefilter("error")
    maximum = np.finfo(np.float32).max
    expected = {
        "float64": np.array([[0.1, -np.inf, np.nan], [5e-324, -0.0, 1.7976931348623157e308]]),
        "float32": np.array([[1.5], [maximum], [1e-45]], np.float32),
        "float16": np.array([1.5, -np.inf], np.float16),
        "bfloat16": np.array([1.5, -np.inf, -3.140625], np.float32),
        "int64": np.array([-2**63, -1, 2**63 - 1]), "int32": np.array([-2**31, 7, 2**31 - 1], np.int32),
        "int16": np.array([-32768, 32767], np.int16), "int8": np.array([-128, 127], np.int8),
        "uint64": np.array([2**64 - 1], np.uint64), "uint32": np.array([2**32 - 1], np.uint32),
        "uint16": np.array([65534], np.uint16), "uint8": np.array([0, 255], np.uint8),
        "bool": np.array([True, False, True]), "scalar": np.array(-2.5), "empty": np.zeros(0),
        "none/of.three": np.zeros((2, 0, 3), np.float32),
        "member.0.lstm.weight_ih_l0": np.arange(24, dtype=np.float32).reshape(2, 3, 4),
        "gr\\u00f6\\u00dfe \\u20ac": np.array([1.0]), "": np.array([3.0]),
        "text": np.array("\\u03c3\\u00b2 of \\U0001d11e\\n\\"quoted\\""), "text.empty": np.array(""),
        "text.json": np.array('{"a":[1]}'),
    }
    with zipfile.ZipFile(sys.argv[1]) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(f"{name}.npy" for name in expected)
        assert all(member.compress_type == zipfile.ZIP_STORED for member in archive.infolist())
        assert all(member.date_time == (1980, 1, 1, 0, 0, 0) for member in archive.infolist())
    with np.load(sys.argv[1], allow_pickle=False) as arrays:
        for name, array in expected.items():
            found = arrays[name] if name else arrays[".npy"]
            assert found.dtype == array.dtype, (name, found.dtype)
            assert found.shape == array.shape and found.flags.c_contiguous, (name, found.shape)
            assert found.tobytes() == array.tobytes() or array.dtype.kind == "f" and np.array_equal(
                found, array, equal_nan=True), (name, found)
        assert arrays["text"].item().isprintable() is False and str(arrays["text.empty"]) == ""
    """
}
