import Foundation
import MarketData
import Testing

/// What `vendor_expectations.json` states about one file as a vendor ships it.
struct VendorFile: Decodable, Sendable, CustomTestStringConvertible {
  /// A column that must be read to the last bit.
  struct Reading: Decodable, Sendable {
    var kind: VendorReading.Call
    var options: VendorOptions
    var column: String
    var rows: Int
    var first: TimeStamp
    var last: TimeStamp
    var checksum: String
    var stampsChecksum: String
  }

  /// What the report on quality must count.
  struct Quality: Decodable, Sendable {
    var barSeconds: Double
    var order: String
    var counts: [String: Int]
  }

  /// What else was counted, where it applies to a file.
  struct Facts: Decodable, Sendable {
    var zoneChanges: Int?
    var swappedVolumes: Int?
    var rowsWhereUnixAndDateDisagree: Int?
    /// Stamps that a spreadsheet rounded, so that they cannot be compared with the date.
    var stampsWithLostDigits: Int?
  }

  /// The whole of the expectations.
  struct List: Decodable {
    var files: [VendorFile]
  }

  var file: String
  var rows: Int
  var outcome: VendorFixture.Outcome
  var words: [String]?
  var header: Bool
  var zone: String
  var readings: [Reading]
  /// What is read where repairs are asked for that make it so; those without options need another tool.
  var repaired: [Reading]?
  var quality: Quality
  var qualityOptions: VendorOptions?
  var facts: Facts

  /// The folder of files that are not shipped, where there is one.
  static let folder = ProcessInfo.processInfo.environment["PLIMSOLL_VENDOR_FORMATS"].flatMap { folder in
    folder.isEmpty ? nil : URL(filePath: folder, directoryHint: .isDirectory)
  }

  static func load() throws -> [VendorFile] {
    let expectations = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/vendor_expectations.json")
    return try JSONDecoder().decode(List.self, from: Data(contentsOf: expectations)).files
  }

  static let all = (try? load()) ?? []

  var testDescription: String { file }
}

@Suite(.enabled(if: VendorFile.folder != nil, "PLIMSOLL_VENDOR_FORMATS names no folder of vendor files"))
struct VendorFileTests {
  @Test func expectationsAreThere() throws {
    #expect(try VendorFile.load().count == 22)
  }

  @Test(arguments: VendorFile.all)
  func isReadToTheLastBit(_ expected: VendorFile) throws {
    let url = try #require(VendorFile.folder).appending(path: expected.file)
    let repaired = (expected.repaired ?? []).filter { $0.options.repairs != nil }
    for reading in expected.readings + repaired {
      switch VendorReading.result(url, as: reading.kind, options: reading.options.options) {
      case .success(let found):
        let place = "\(expected.file), \(reading.column)"
        #expect(found.timeStamps.count == reading.rows, "\(place)")
        #expect(found.timeStamps.first == reading.first, "\(place)")
        #expect(found.timeStamps.last == reading.last, "\(place)")
        #expect(
          checksum(found.timeStamps.map { UInt64(bitPattern: $0.microseconds) }) == reading.stampsChecksum, "\(place)")
        #expect(
          found.values(of: reading.column).map { checksum($0.map(\.bitPattern)) } == reading.checksum, "\(place)")
      case .failure(let error):
        let missing = wordsMissing(in: error.description, about: url, expected.words ?? [])
        #expect(expected.outcome == .either && missing.isEmpty, "\(expected.file): \(error.description)")
      }
    }
  }

  @Test(arguments: VendorFile.all.filter { $0.outcome == .refused })
  func isRefusedWithTheReason(_ expected: VendorFile) throws {
    let url = try #require(VendorFile.folder).appending(path: expected.file)
    switch VendorReading.result(url, as: .bars, options: CSVOptions()) {
    case .success(let reading): Issue.record("\(expected.file) was read: \(reading.detection)")
    case .failure(let error):
      let missing = wordsMissing(in: error.description, about: url, expected.words ?? [])
      #expect(missing.isEmpty, "\(expected.file): \(error.description)")
    }
  }

  @Test(arguments: VendorFile.all)
  func qualityIsCountedRight(_ expected: VendorFile) throws {
    let url = try #require(VendorFile.folder).appending(path: expected.file)
    let options = expected.qualityOptions?.options ?? CSVOptions()
    let (report, detection) = try CSVReader(contentsOf: url, options: options).dataQuality()
    let counts = Dictionary(report.issues.map { ($0.kind.rawValue, $0.count) }, uniquingKeysWith: +)
    #expect(report.rows == expected.rows, "\(expected.file)")
    #expect(report.barSeconds == expected.quality.barSeconds, "\(expected.file)")
    #expect(detection.hasHeader == expected.header, "\(expected.file)")
    #expect(detection.order.rawValue == expected.quality.order, "\(expected.file)")
    for (kind, count) in expected.quality.counts.sorted(by: { $0.key < $1.key }) {
      #expect(counts[kind, default: 0] == count, "\(expected.file), \(kind)")
    }
    let facts = expected.facts
    #expect(counts["zone-changes", default: 0] == facts.zoneChanges ?? 0, "\(expected.file)")
    #expect(counts["swapped-volumes", default: 0] == facts.swappedVolumes ?? 0, "\(expected.file)")
    let disagreeing = facts.stampsWithLostDigits == nil ? facts.rowsWhereUnixAndDateDisagree ?? 0 : 0
    #expect(counts["disagreeing-times", default: 0] == disagreeing, "\(expected.file)")
    #expect((counts["implausible"] != nil) == expected.file.hasPrefix("FAKE_"), "\(expected.file)")
  }

  /// FNV-1a of the bytes of each word, the lowest first, in 16 hexadecimal digits.
  private func checksum(_ words: [UInt64]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in words {
      for shift in stride(from: 0, to: 64, by: 8) {
        hash = (hash ^ (word >> UInt64(shift) & 0xFF)) &* 0x100_0000_01B3
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
