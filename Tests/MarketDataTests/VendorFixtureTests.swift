import Foundation
import MarketData
import Testing

/// One reading of an invented file in `Fixtures/CSV`, as `expected.json` states it.
struct VendorFixture: Decodable, Sendable, CustomTestStringConvertible {
  /// Whether the file is read, refused, or either is right.
  enum Outcome: String, Decodable, Sendable {
    case read, refused, either
  }

  var file: String
  var about: String
  var call: VendorReading.Call
  var outcome: Outcome
  var options: VendorOptions?
  /// The words of the message of an error.
  var error: [String]?
  var stamps: [TimeStamp]?
  /// By role or name of the column.
  var values: [String: [Double]]?
  /// The names of columns by role.
  var columns: [String: String]?
  var delimiter: String?
  var header: Bool?
  var zone: String?
  var order: String?

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/CSV")

  static func load() throws -> [VendorFixture] {
    try JSONDecoder().decode(
      [VendorFixture].self, from: Data(contentsOf: folder.appending(path: "expected.json")))
  }

  static let all = (try? load()) ?? []

  var testDescription: String { "\(file): \(about)" }

  var url: URL { VendorFixture.folder.appending(path: file) }

  var result: Result<VendorReading, MarketDataError> {
    VendorReading.result(url, as: call, options: options?.options ?? CSVOptions())
  }
}

struct VendorFixtureTests {
  @Test func fixturesAreThere() throws {
    #expect(try VendorFixture.load().count > 150)
  }

  @Test(arguments: VendorFixture.all)
  func isReadRightOrRefusedWithTheReason(_ fixture: VendorFixture) {
    switch (fixture.result, fixture.outcome) {
    case (.success(let reading), .read), (.success(let reading), .either):
      check(reading, fixture)
    case (.success(let reading), .refused):
      Issue.record("\(fixture.file) was read, where it must be refused: \(reading.detection)")
    case (.failure(let error), .refused), (.failure(let error), .either):
      let missing = wordsMissing(in: error.description, about: fixture.url, fixture.error ?? [])
      #expect(missing.isEmpty, "\(fixture.file): \(error.description)")
    case (.failure(let error), .read):
      Issue.record("\(fixture.file) was refused: \(error.description)")
    }
  }

  private func check(_ reading: VendorReading, _ fixture: VendorFixture) {
    let file = fixture.file
    #expect(reading.timeStamps == fixture.stamps, "\(file)")
    for (name, values) in fixture.values ?? [:] {
      #expect(reading.values(of: name) == values, "\(file), \(name)")
    }
    for (role, name) in fixture.columns ?? [:] {
      let found = ColumnRole(rawValue: role).flatMap { reading.detection.columns[$0] }
      #expect(found.map(simplified) == simplified(name), "\(file), \(role)")
    }
    if let delimiter = fixture.delimiter { #expect(String(reading.detection.delimiter) == delimiter, "\(file)") }
    if let header = fixture.header { #expect(reading.detection.hasHeader == header, "\(file)") }
    if let zone = fixture.zone { #expect(reading.zone == zone, "\(file)") }
    if let order = fixture.order { #expect(reading.detection.order.rawValue == order, "\(file)") }
  }

  /// Blanks and punctuation around names are the reader's to keep or to drop.
  private func simplified(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
