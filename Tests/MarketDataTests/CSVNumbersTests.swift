import MarketData
import Testing

/// Numbers as people write them, through the reader.
@Suite struct CSVNumbersTests {
  /// The value of a field between two that are plain.
  private func value(_ field: String, _ decimal: DecimalSeparator? = nil) throws -> Double? {
    let text = "date;close;x\n2024-01-01;1;\n2024-01-02;1;\"\(field)\"\n"
    return try reader(text, CSVOptions(decimal: decimal)).table().table.columns["x"]?[1]
  }

  @Test(arguments: [
    ("$43,560.30", 43_560.30), ("-$1.50", -1.5), ("$-1.50", -1.5), ("(12.5)", -12.5), ("\u{2212}3.25", -3.25),
    ("7.83%", 0.0783), ("-0.0125%", -0.000125), ("1.38M", 1_380_000), ("610.66K", 610_660), ("2.5B", 2.5e9),
    ("1.2T", 1.2e12), ("1 234.5", 1234.5), ("1\u{A0}234.5", 1234.5), ("1'234.5", 1234.5), ("12,345,678", 12_345_678),
    ("10.5 USD", 10.5), ("€7.5", 7.5), ("0,125", 0.125), ("42.265,6", 42_265.6), ("+5.5", 5.5),
    ("1,23,456.7", 123_456.7), ("₹1,40,95,417", 14_095_417), ("1e3", 1000),
  ])
  func areReadExactly(field: String, expected: Double) throws {
    #expect(try value(field) == expected)
  }

  @Test(arguments: ["", "-", "N/A", "#N/A", "null", "NaN", "—", "."])
  func signsOfAMissingValueAreNoNumber(field: String) throws {
    #expect(try value(field)?.isNaN == true)
  }

  @Test(arguments: ["1,23,45.7", "1,2345.6", "110'160", "$", "%", "5 %%", "1.2.3", "--1", "12 34", "0x10", "1K5"])
  func nonsenseIsNoNumber(field: String) throws {
    #expect(try value(field) == nil)
  }

  @Test func aLoneCommaNeedsAProof() throws {
    #expect(throws: MarketDataError.self) { try value("1,234") }
    #expect(try value("1,234", .point) == 1234)
    #expect(try value("1,234", .comma) == 1.234)
    // Another number of the file tells.
    let comma = "date;close;x\n2024-01-01;1,5;1,234\n"
    #expect(try reader(comma).table().table.columns["x"] == [1.234])
    let point = "date;close;x\n2024-01-01;1.5;\"1,234\"\n"
    #expect(try reader(point).table().table.columns["x"] == [1234])
  }

  @Test func currenciesAreNotMixed() {
    let text = "date;close\n2024-01-01;$1.50\n2024-01-02;2.50\n2024-01-03;€1.25\n"
    #expect(barsError(text)?.description.contains("test.csv:4, column 'close': '€1.25'") == true)
  }
}
