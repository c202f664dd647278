import Foundation
import Testing

import MarketData

@Suite struct TextBytesTests {
  /// Gives `body` the path of a file with `contents`, which is gone afterwards.
  private func withFile(_ contents: [UInt8], _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("plimsoll-\(UUID().uuidString)")
    try Data(contents).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  private func pattern(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) } }

  private func contents(_ bytes: TextBytes) -> [UInt8] { bytes.withSpan { span in span.indices.map { span[$0] } } }

  // Around the sizes of pages, of which a mapping has whole ones.
  @Test(arguments: [1, 4095, 4096, 4097, 65_535, 65_536, 1_000_000])
  func aMappedFileHasItsBytes(count: Int) throws {
    let expected = pattern(count)
    try withFile(expected) { path in
      let bytes = try TextBytes.contents(ofFile: path)
      #expect(bytes.count == count)
      #expect(contents(bytes) == expected)
      bytes.populate(0..<count)
      bytes.populate(count..<count)
      bytes.populate(count / 2..<count)
      for offset in [0, 1, count / 2, count - 1, count, 0] { bytes.release(upTo: offset) }
      #expect(contents(bytes) == expected)
      #expect(unsafe bytes.withUnsafeBytes { unsafe Array($0) } == expected)
    }
  }

  @Test func anArrayKeepsItsBytes() {
    for expected in [[], pattern(10_000)] {
      let bytes = TextBytes(expected)
      bytes.populate(0..<expected.count)
      bytes.release(upTo: expected.count)
      #expect(bytes.count == expected.count)
      #expect(contents(bytes) == expected)
    }
  }

  @Test func aMappingOutlivesTheNameOfItsFile() throws {
    var kept: TextBytes?
    try withFile(pattern(5000)) { kept = try TextBytes.contents(ofFile: $0) }
    #expect(contents(try #require(kept)) == pattern(5000))
  }

  @Test func severalThreadsReadAndReleaseOneMapping() async throws {
    let expected = pattern(300_000)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("plimsoll-\(UUID().uuidString)")
    try Data(expected).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let bytes = try TextBytes.contents(ofFile: file.path)
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          for step in 0..<10 { bytes.release(upTo: (step * 30_000 + task * 1000) % expected.count) }
          return bytes.withSpan { span in expected.indices.allSatisfy { span[$0] == expected[$0] } }
        }
      }
      for await isEqual in group { #expect(isEqual) }
    }
  }

  @Test func emptyFilesPipesAndMadeUpFilesAreRead() throws {
    try withFile([]) { path in
      let bytes = try TextBytes.contents(ofFile: path)
      #expect(bytes.count == 0)
    }
    let pipe = Pipe()
    let expected = pattern(20_000)
    try pipe.fileHandleForWriting.write(contentsOf: expected)
    try pipe.fileHandleForWriting.close()
    let number = pipe.fileHandleForReading.fileDescriptor
    #expect(contents(try TextBytes.contents(ofFile: "/dev/fd/\(number)")) == expected)
    #if os(Linux)
      // A file of size zero that has a content.
      #expect(try TextBytes.contents(ofFile: "/proc/self/status").count > 0)
    #endif
  }

  @Test func pathsThatLeadToNoFile() throws {
    #expect(throws: MarketDataError.isDirectory(file: "/")) { try TextBytes.contents(ofFile: "/") }
    try withFile([1]) { path in
      for wrong in [path + "x", path + "/x", path + "\0", "", String(repeating: "x", count: 10_000)] {
        #expect(throws: MarketDataError.fileNotFound(file: wrong)) { try TextBytes.contents(ofFile: wrong) }
      }
    }
  }
}
