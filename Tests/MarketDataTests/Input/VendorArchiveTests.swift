import Foundation
import Testing

import MarketData

/// The folder of vendors' files; `nil` where there is none at hand.
private let vendorFormats = ProcessInfo.processInfo.environment["PLIMSOLL_VENDOR_FORMATS"]

/// Files as vendors send them, where a folder of them is at hand.
@Suite(.enabled(if: vendorFormats != nil, "PLIMSOLL_VENDOR_FORMATS names no folder of vendors' files"))
struct VendorArchiveTests {
  private func path(_ name: String) throws -> String { "\(try #require(vendorFormats))/\(name)" }

  @Test func anArchiveOfBinanceHoldsItsTable() throws {
    let unpacked = try Data(
      contentsOf: URL(fileURLWithPath: path("binance_klines_btcusdt_15m_2018-02_ms_offgrid.csv")))
    let archive = try TextBytes.contents(ofFile: path("BTCUSDT-15m-2018-02.zip"))
    #expect(try Zip.decompress(archive, file: "BTCUSDT-15m-2018-02.zip") == Array(unpacked))
  }

  @Test func aTableInUTF16IsReadAsFoundationReadsIt() throws {
    let file = URL(fileURLWithPath: try path("coinmetrics_charts_btc_utf16.tsv"))
    let text = try #require(String(data: Data(contentsOf: file), encoding: .utf16))
    let options = CSVOptions(columns: [.close: "BTC / Active Addr Cnt"], missing: .skipRow)
    let expected = try CSVReader(contents: Array(text.utf8), name: file.path, options: options).dataQuality()
    let read = try CSVReader(contentsOf: file, options: options).dataQuality()
    #expect(read.report == expected.report)
    #expect(read.detection == expected.detection)
  }
}
