import Foundation
import Testing

import MarketData

@Suite struct InputTextTests {
  private static let text = "date,close,note\n2024-01-01,1.5,été 💶\n2024-01-02,2.5,\n"

  private func error(_ contents: [UInt8], name: String = "a.csv") -> MarketDataError? {
    do throws(MarketDataError) {
      _ = try CSVReader(contents: contents, name: name)
      return nil
    } catch {
      return error
    }
  }

  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + text.utf16).flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  @Test(arguments: [true, false], [true, false])
  func readsUTF16(bigEndian: Bool, mark: Bool) throws {
    let contents = utf16(
      mark ? InputTextTests.text : "date,close,remark\n2024-01-01,1.5,\n2024-01-02,2.5,a note\n2024-01-03,1,€\n",
      bigEndian: bigEndian, mark: mark)
    let reader = try CSVReader(contents: contents, name: "a.csv")
    #expect(try reader.bars().bars.close.prefix(2) == [1.5, 2.5])
    #expect(try reader.bars().detection.ignoredColumns == [mark ? "note" : "remark"])
  }

  @Test func headersOutsideOfASCIISurviveUTF16() throws {
    let contents = utf16("date,close,été,💶\n2024-01-01,1,2,3\n", bigEndian: false, mark: true)
    #expect(try CSVReader(contents: contents, name: "a.csv").bars().bars.columns == ["été": [2], "💶": [3]])
  }

  @Test(arguments: [true, false])
  func halvesOfUTF16AreNamed(bigEndian: Bool) {
    let good = utf16("date,close\n2024-01-01,1\n", bigEndian: bigEndian, mark: true)
    func unit(_ value: UInt16) -> [UInt8] {
      let bytes = [UInt8(value >> 8), UInt8(value & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
    let fault = MarketDataError.invalidUTF16(CSVLocation(file: "a.csv", line: 3), byte: good.count)
    #expect(fault.description == "a.csv:3: the text is not UTF-16 at byte \(good.count)")
    #expect(error(good + unit(0xD83D)) == fault)
    #expect(error(good + unit(0xD83D) + unit(0x41)) == fault)
    #expect(error(good + unit(0xDCB6) + unit(0x41)) == fault)
    #expect(error(good + [0x41]) == fault)
    #expect(error(good + unit(0xD83D) + unit(0xDCB6)) == nil)
  }

  @Test func aByteOrderMarkIsNotPartOfTheText() throws {
    let reader = try CSVReader(contents: [0xEF, 0xBB, 0xBF] + Array(InputTextTests.text.utf8), name: "a.csv")
    let (bars, detection) = try reader.bars()
    #expect(bars.close == [1.5, 2.5])
    #expect(detection.columns[.timestamp] == "date")
    let bare = error([0xEF, 0xBB, 0xBF])
    #expect(bare == nil)
    #expect(throws: MarketDataError.emptyFile(file: "a.csv")) {
      try CSVReader(contents: [0xEF, 0xBB, 0xBF], name: "a.csv").bars()
    }
  }

  @Test func faultsOfUTF8AreCountedFromTheStartOfTheFile() {
    for mark: [UInt8] in [[], [0xEF, 0xBB, 0xBF]] {
      for end in ["\n", "\r\n", "\r"] {
        let text = mark + Array("date,close\(end)2024-01-01,1\(end)".utf8)
        #expect(throws: MarketDataError.invalidUTF8(CSVLocation(file: "a.csv", line: 3), byte: text.count)) {
          try CSVReader(contents: text + [0xFF], name: "a.csv").bars()
        }
      }
    }
  }

  @Test(arguments: [
    ("%PDF-1.7 …", "a PDF document"), ("PAR1…", "a Parquet file"), ("ARROW1\0\0", "an Arrow file"),
    ("<!DOCTYPE html>\n<html>", "an HTML page"), ("\n <HTML lang=\"en\">", "an HTML page"),
    ("\u{FEFF}<!doctype HTML>", "an HTML page"), ("<?xml version=\"1.0\"?>", "an XML document"),
    ("{\"Time Series (Daily)\": {}}", "JSON"), (" [ {\"close\": 1}]", "JSON"), ("[[1499040000000,\"0.0163\"]]", "JSON"),
    ("SQLite format 3\0", "an SQLite database"), ("a,b\0\n", "a binary file (its byte 3 is zero)"),
  ])
  func namesWhatIsNoTable(text: String, format: String) {
    #expect(error(Array(text.utf8)) == .notText(file: "a.csv", format: format))
    #expect(
      MarketDataError.notText(file: "a.csv", format: format).description
        == "a.csv: this is \(format), where a text of separated values was expected; save the table as CSV")
  }

  @Test func namesWhatIsNoTextByItsBytes() {
    #expect(
      error([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        == .notText(file: "a.csv", format: "an Excel workbook of the old form (.xls)"))
    #expect(error([0x28, 0xB5, 0x2F, 0xFD, 0x04]) == .notText(file: "a.csv", format: "Zstandard data"))
    // A page that says that there is no such file is more than "not gzip data".
    #expect(
      error(Array("<html>404</html>".utf8), name: "a.csv.gz") == .notText(file: "a.csv.gz", format: "an HTML page"))
  }

  @Test(arguments: ["[date],close\n2024-01-01,1\n", "<ticker>,close\n2024-01-01,1\n", "html,close\n2024-01-01,1\n"])
  func tablesThatOnlyBeginAlikeAreRead(text: String) {
    #expect(error(Array(text.utf8)) == nil)
  }

  @Test func aZeroByteCountsInTheFirst1024Bytes() {
    let row = Array("date,close\n".utf8)
    for (position, isText) in [(1022, false), (1023, false), (1024, true)] {
      var contents = row + [UInt8](repeating: UInt8(ascii: "\n"), count: 2000)
      contents[position] = 0
      #expect((error(contents) == nil) == isText)
    }
  }
}
