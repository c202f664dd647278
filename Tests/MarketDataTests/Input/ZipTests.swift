import Foundation
import Testing

import MarketData

@Suite struct ZipTests {
  private static let text = Array("timestamp,close\n2024-01-01,1.5\n2024-01-02,2.5\n".utf8)

  private func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64)))
  }

  /// The archive, with changes to the directory's entry of its first member.
  private func changed(_ base64: String, _ change: (_ archive: inout [UInt8], _ entry: Int) -> Void) throws -> [UInt8] {
    var archive = try bytes(base64)
    let entry = try #require(archive.indices.first { archive[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) })
    change(&archive, entry)
    return archive
  }

  private func error(_ archive: [UInt8]) -> MarketDataError? {
    do throws(MarketDataError) {
      _ = try CSVReader(contents: archive, name: "a.zip")
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ZipSamples.deflated, ZipSamples.stored, ZipSamples.streamed, ZipSamples.largeHeader, ZipSamples.commented,
    ZipSamples.withFolders,
  ])
  func unpacksTheOnlyFile(base64: String) throws {
    let archive = try bytes(base64)
    #expect(try Zip.decompress(TextBytes(archive), file: "a.zip") == ZipTests.text)
    #expect(try BarSeries(contents: archive, name: "a.zip").close == [1.5, 2.5])
    // Standard input has no name that ends in .zip.
    #expect(try BarSeries(contents: archive, name: "standard input").close == [1.5, 2.5])
  }

  @Test(arguments: [
    (ZipSamples.empty, "a.zip: the archive holds no file, where one was expected"),
    (ZipSamples.folderOnly, "a.zip: the archive holds no file, where one was expected"),
    (
      ZipSamples.several,
      "a.zip: the archive holds 2 files ('a.csv', 'b.csv'), where one was expected; unpack it and choose one"
    ),
    (
      ZipSamples.workbook,
      "a.zip: this is an Excel workbook, where a text of separated values was expected; save the table as CSV"
    ),
    (
      ZipSamples.document,
      "a.zip: this is an OpenDocument file, where a text of separated values was expected; save the table as CSV"
    ),
    (
      ZipSamples.nested,
      "a.zip: this is a zip archive in another archive, where a text of separated values was expected; "
        + "save the table as CSV"
    ),
    (
      ZipSamples.bzip2,
      "a.zip: the archive cannot be read: 'a.csv' in it is compressed by bzip2, where deflate was expected"
    ),
  ])
  func namesTheObstacle(base64: String, message: String) throws {
    let error = try #require(error(try bytes(base64)))
    #expect(error.description == message)
    #expect(error.kind == .badData)
  }

  @Test func ofManyFilesTheFirstFiveAreNamed() {
    for (count, end) in [(5, "'e'), "), (6, "'e', …), ")] {
      let error = MarketDataError.notOneMember(
        file: "a.zip", members: Array(["a", "b", "c", "d", "e", "f"].prefix(count)))
      #expect(error.description.contains("holds \(count) files ('a', 'b', 'c', 'd', \(end)where one was expected"))
    }
  }

  @Test func encryptedAndLargeArchives() throws {
    let encrypted = try changed(ZipSamples.deflated) { $0[$1 + 8] |= 1 }
    #expect(
      error(encrypted)?.description == "a.zip: the archive cannot be read: 'a.csv' in it is encrypted")
    for field in [20, 24, 42] {
      let large = try changed(ZipSamples.deflated) {
        $0.replaceSubrange($1 + field..<$1 + field + 4, with: repeatElement(0xFF, count: 4))
      }
      #expect(error(large) == .unsupportedArchive(file: "a.zip", reason: "it has the large form (zip64)"))
    }
    let end = try bytes(ZipSamples.deflated).count - 22
    for field in [10..<12, 12..<16, 16..<20] {
      var large = try bytes(ZipSamples.deflated)
      for index in field { large[end + index] = 0xFF }
      #expect(error(large) == .unsupportedArchive(file: "a.zip", reason: "it has the large form (zip64)"))
    }
    var part = try bytes(ZipSamples.deflated)
    part[end + 4] = 1
    #expect(error(part) == .unsupportedArchive(file: "a.zip", reason: "it is one of several parts"))
    let unknown = try changed(ZipSamples.deflated) { $0[$1 + 10] = 77 }
    #expect(error(unknown)?.description.contains("compressed by method 77") == true)
  }

  @Test func whatTheDirectoryStatesIsChecked() throws {
    // The size is one more and one less than it is.
    for change in [1, -1] {
      for sample in [ZipSamples.deflated, ZipSamples.stored] {
        let wrong = try changed(sample) { $0[$1 + 24] = UInt8(Int($0[$1 + 24]) + change) }
        guard case .corruptArchive? = error(wrong) else {
          Issue.record("a wrong size was not found")
          continue
        }
      }
      let wrong = try changed(ZipSamples.deflated) { $0[$1 + 20] = UInt8(Int($0[$1 + 20]) + change) }
      guard case .corruptArchive? = error(wrong) else {
        Issue.record("a wrong packed size was not found")
        continue
      }
    }
    let checksum = try changed(ZipSamples.stored) { $0[$1 + 16] ^= 1 }
    #expect(error(checksum) == .corruptArchive(file: "a.zip", reason: "the checksum of its content is wrong"))
    let elsewhere = try changed(ZipSamples.stored) { $0[$1 + 42] = 1 }
    #expect(error(elsewhere) == .corruptArchive(file: "a.zip", reason: "'a.csv' is not where its directory says"))
    #expect(
      error(Array("date,close\n2024-01-01,1\n".utf8))
        == .corruptArchive(file: "a.zip", reason: "it does not begin as a zip archive does"))
  }

  @Test(arguments: [ZipSamples.deflated, ZipSamples.stored, ZipSamples.withFolders])
  func everyTruncationIsFound(base64: String) throws {
    let archive = try bytes(base64)
    for length in 1..<archive.count {
      guard case .corruptArchive(file: "a.zip", _)? = error(Array(archive[..<length])) else {
        Issue.record("cut after \(length) bytes it was read")
        continue
      }
    }
  }

  @Test(arguments: [ZipSamples.deflated, ZipSamples.stored, ZipSamples.several])
  func noFlippedBitChangesTheContent(base64: String) throws {
    let archive = try bytes(base64)
    for position in archive.indices {
      for bit in 0..<8 {
        var damaged = archive
        damaged[position] ^= 1 << bit
        guard let content = try? Zip.decompress(TextBytes(damaged), file: "a.zip") else { continue }
        #expect(content == ZipTests.text)
      }
    }
  }

  @Test func theLimitOfTheContent() throws {
    let archive = TextBytes(try bytes(ZipSamples.letters))
    #expect(try Zip.decompress(archive, file: "a.zip", limit: 100_001).count == 100_000)
    #expect(try Zip.decompress(archive, file: "a.zip", limit: 100_000).count == 100_000)
    #expect(throws: MarketDataError.archiveTooLarge(file: "a.zip", limit: 99_999)) {
      try Zip.decompress(archive, file: "a.zip", limit: 99_999)
    }
  }
}
