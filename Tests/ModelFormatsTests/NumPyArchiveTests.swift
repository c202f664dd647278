import Foundation
import ModelFormats
import Testing

@Suite struct NumPyArchiveTests {
  /// Made by Python 3's `zipfile`, the arrays by the words of NumPy's format description.
  ///
  /// ```
  /// import base64, io, zipfile
  /// def array(kind, shape, data):
  ///     head = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }" % (kind, shape)
  ///     head += " " * (-(len(head) + 11) % 64) + "\n"
  ///     return b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head.encode() + data
  /// file = io.BytesIO()
  /// with zipfile.ZipFile(file, "w") as archive:
  ///     for name, data in [("a.npy", array("<f4", "(2,)", b"\0\0\x80?\0\0\0@")), ("ü.npy", array("<U1", "()", b"x\0\0\0"))]:
  ///         info = zipfile.ZipInfo(name)
  ///         info.create_system = 0
  ///         archive.writestr(info, data)
  ///         info.external_attr = 0
  /// print(base64.b64encode(file.getvalue()).decode())
  /// ```
  @Test func writesTheBytesOfAnotherZipProgram() throws {
    let text = """
      UEsDBBQAAAAAAAAAIQCayqvniAAAAIgAAAAFAAAAYS5ucHmTTlVNUFkBAHYAeydkZXNjcic6ICc8ZjQnLCAnZm9ydHJhbl9vcmRl\
      cic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg\
      ICAgICAgICAgICAgCgAAgD8AAABAUEsDBBQAAAgAAAAAIQBO1vHFhAAAAIQAAAAGAAAAw7wubnB5k05VTVBZAQB2AHsnZGVzY3In\
      OiAnPFUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAg\
      ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAp4AAAAUEsBAhQAFAAAAAAAAAAhAJrKq+eIAAAAiAAAAAUAAAAAAAAA\
      AAAAAAAAAAAAAGEubnB5UEsBAhQAFAAACAAAAAAhAE7W8cWEAAAAhAAAAAYAAAAAAAAAAAAAAAAAqwAAAMO8Lm5weVBLBQYAAAAA\
      AgACAGcAAABTAQAAAAA=
      """
    let expected = try #require(Data(base64Encoded: text))
    let archive = NumPyArchive(["a": Tensor([1, 2] as [Float])], texts: ["ü": "x"])
    #expect(try Data(archive.encoded()) == expected)
  }

  @Test func writesTheSameBytesForTheSameArrays() throws {
    let first = try NumPyArchive(["b": Tensor([1.0]), "a": Tensor([2.0])], texts: ["c": "d"]).encoded()
    let second = try NumPyArchive(["a": Tensor([2.0]), "b": Tensor([1.0])], texts: ["c": "d"]).encoded()
    #expect(first == second)
  }

  @Test func anEmptyArchiveIsTheEndRecordAlone() throws {
    #expect(try NumPyArchive([:]).encoded() == [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18))
  }

  /// The header takes a whole number of 64 bytes, however long the shape is.
  @Test func elementsBeginAtAMultipleOf64() throws {
    for dimensionCount in 0...40 {
      let marker: [UInt8] = [0xFE]
      let bytes = try NumPyArchive(
        ["x": Tensor(marker, shape: [Int](repeating: 1, count: dimensionCount))]).encoded()
      let start = 30 + "x.npy".utf8.count
      let length = Int(bytes[start + 8]) + Int(bytes[start + 9]) << 8
      #expect((10 + length).isMultiple(of: 64))
      #expect(bytes[start + 10 + length] == 0xFE)
      #expect(bytes[start + 9 + length] == UInt8(ascii: "\n"))
    }
  }

  private func check(_ encode: @autoclosure () throws -> [UInt8], saying words: String) {
    let error = #expect(throws: ModelExchangeError.self) { try encode() }
    guard case .notExportable("an archive of NumPy", let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains(words), "\(reason)")
  }

  @Test func refusesMoreArraysThanAnArchiveHolds() throws {
    let names = (0...65_534).map { "a\($0)" }
    let arrays = Dictionary(uniqueKeysWithValues: names.map { ($0, Tensor([1.0])) })
    check(try NumPyArchive(arrays).encoded(), saying: "at most 65534 arrays")
    let three = NumPyArchive(["a": Tensor([1.0]), "b": Tensor([2.0])], texts: ["c": "d"])
    #expect(try three.encoded(mostBytes: .max, mostMembers: 3) == three.encoded())
    check(try three.encoded(mostBytes: .max, mostMembers: 2), saying: "at most 2 arrays")
  }

  /// An archive that would have too many bytes is refused before it does.
  @Test func refusesMoreBytesThanAnArchiveHolds() throws {
    let archive = NumPyArchive(["a": Tensor([1.0]), "größe": Tensor([2.0, 3.0])], texts: ["c": "d"])
    let bytes = try archive.encoded()
    #expect(try archive.encoded(mostBytes: bytes.count, mostMembers: .max) == bytes)
    check(
      try archive.encoded(mostBytes: bytes.count - 1, mostMembers: .max),
      saying: "at most \(bytes.count - 1) bytes, this one would have \(bytes.count) or more")
  }

  @Test func namesHaveAtMost65531Bytes() throws {
    let name = String(repeating: "a", count: 65_531)
    #expect(try NumPyArchive([name: Tensor([1.0])]).encoded().count > 2 * 65_531)
    check(try NumPyArchive([name + "a": Tensor([1.0])]).encoded(), saying: "at most 65535 bytes, one has 65536")
  }

  @Test func refusesNamesOfTwo() async {
    await #expect(processExitsWith: .failure) {
      _ = NumPyArchive(["a": Tensor([1.0])], texts: ["a": ""])
    }
  }
}
