import Foundation
import Testing

import MarketData

/// Data that Python's gzip module made: `base64.b64encode(gzip.compress(text, mtime=0))`.
@Suite struct GzipTests {
  private static let text = "timestamp,close\n2024-01-01,1.5\n2024-01-02,2.5\n"
  /// All of the text in one member.
  private static let whole = "H4sIAAAAAAACAyvJzE0tLknMLdBJzskvTuUyMjAy0TUwBCIdQz1TBNdIxwjIBQDV3jsaLgAAAA=="
  /// The first 20 bytes in one member, the others in a second, nothing in a third.
  private static let members =
    "H4sIAAAAAAACAyvJzE0tLknMLdBJzskvTuUyMjAyAQDfJpnWFAAAAB+LCAAAAAAAAgPTNTDUNTDUMdQz5TIyMDLRBXGNdIyAXADBUnXzGgAA"
    + "AB+LCAAAAAAAAgMDAAAAAAAAAAAA"
  /// 100,000 times the letter a.
  private static let letters =
    "H4sIAAAAAAACA+3BMQEAAADCoKzrX8IaHkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAArwaH+uIboIYBAA=="

  private func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64)))
  }

  @Test(arguments: [whole, members])
  func unpacksAllMembers(base64: String) throws {
    let contents = try bytes(base64)
    #expect(try Gzip.decompress(TextBytes(contents), file: "a.gz") == Array(GzipTests.text.utf8))
    #expect(try BarSeries(contents: contents, name: "a.csv.gz").close == [1.5, 2.5])
    // Standard input has no name that ends in .gz.
    #expect(try BarSeries(contents: contents, name: "standard input").close == [1.5, 2.5])
  }

  @Test func everyTruncationIsFound() throws {
    let contents = try bytes(GzipTests.whole)
    for length in 1..<contents.count {
      #expect {
        try CSVReader(contents: Array(contents[..<length]), name: "a.csv.gz")
      } throws: { error in
        guard case MarketDataError.corruptArchive(file: "a.csv.gz", _)? = error as? MarketDataError else {
          return false
        }
        return true
      }
    }
  }

  @Test func noFlippedBitChangesTheContent() throws {
    let contents = try bytes(GzipTests.whole)
    var harmless = 0
    // The ten bytes of the header hold a time and a system, which no checksum covers.
    for position in 10..<contents.count {
      for bit in 0..<8 {
        var damaged = contents
        damaged[position] ^= 1 << bit
        guard let content = try? Gzip.decompress(TextBytes(damaged), file: "a.gz") else { continue }
        // The bits that fill up the last byte of the compressed data have no meaning.
        #expect(content == Array(GzipTests.text.utf8))
        harmless += 1
      }
    }
    #expect(harmless < 8)
  }

  @Test func paddingIsAllowedAndAnythingElseIsNot() throws {
    let contents = try bytes(GzipTests.whole)
    #expect(try Gzip.decompress(TextBytes(contents + [0, 0, 0]), file: "a.gz") == Array(GzipTests.text.utf8))
    #expect(throws: MarketDataError.self) { try Gzip.decompress(TextBytes(contents + [1]), file: "a.gz") }
    #expect(throws: MarketDataError.self) { try Gzip.decompress(TextBytes(contents + [0, 0x1F]), file: "a.gz") }
    #expect(throws: MarketDataError.self) { try CSVReader(contents: Array(GzipTests.text.utf8), name: "a.csv.gz") }
  }

  @Test func theLimitOfTheContent() throws {
    let contents = try bytes(GzipTests.letters)
    #expect(try Gzip.decompress(TextBytes(contents), file: "a.gz", limit: 100_001).count == 100_000)
    #expect(try Gzip.decompress(TextBytes(contents), file: "a.gz", limit: 100_000).count == 100_000)
    #expect(throws: MarketDataError.archiveTooLarge(file: "a.gz", limit: 99_999)) {
      try Gzip.decompress(TextBytes(contents), file: "a.gz", limit: 99_999)
    }
  }
}
