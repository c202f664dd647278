import ModelFormats
import NumericalMethods
import Testing

@Suite struct JSONValueTests {
  private let sample: JSONValue = [
    "b": [1, -2.5, nil, true, false, "x"], "a": ["nested": [:], "list": []], "é": "\"\\\n\t\r\u{1}\u{1F}\u{7F}/€😀",
    "B": 1.0,
  ]

  /// Python: `json.dumps(sample, sort_keys=True, separators=(",", ":"), ensure_ascii=False)`, which writes
  /// control characters in the same way.
  @Test func writesSortedCompactText() {
    #expect(
      sample.text()
        == #"{"B":1.0,"a":{"list":[],"nested":{}},"b":[1,-2.5,null,true,false,"x"],"#
        + #""é":"\"\\\n\t\r\u0001\u001f"# + "\u{7F}" + #"/€😀"}"#)
  }

  @Test func writesIndentedText() {
    let value: JSONValue = ["b": [1, [:]], "a": [], "c": [1, 2.5, "x"]]
    #expect(
      value.text(isIndented: true) == """
        {
          "a": [],
          "b": [
            1,
            {}
          ],
          "c": [1, 2.5, "x"]
        }
        """)
  }

  @Test func readsWhatItWrites() throws {
    #expect(try JSONValue(parsing: sample.text().utf8) == sample)
    #expect(try JSONValue(parsing: sample.text(isIndented: true).utf8) == sample)
  }

  @Test func keepsEveryBitOfADouble() throws {
    var random = SplitMix64(seed: 1)
    let limits: [Double] = [
      0, -0.0, 1, 0.1, .pi, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 1e15, 1e16, 1e22,
      9_007_199_254_740_992, .leastNormalMagnitude.nextDown,
    ]
    let values = limits + (0..<2000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    for value in values {
      guard case .number(let read) = try JSONValue(parsing: JSONValue.number(value).text().utf8) else {
        Issue.record("\(value) was not read as a number")
        continue
      }
      #expect(read.bitPattern == value.bitPattern)
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func writesNullForWhatIsNotFinite(value: Double) {
    #expect(JSONValue.number(value).text() == "null")
  }

  @Test(
    arguments: [
      ("0", JSONValue.integer(0)), ("-1", -1), ("9223372036854775807", .integer(.max)),
      ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
      ("1.0", .number(1)), ("1e2", .number(100)), ("1E+2", .number(100)), ("-1.5e-1", .number(-0.15)),
      ("1e-999", .number(0)), (" \t\r\n[ 1 , 2 ] ", [1, 2]), (#"{ "a" : { } }"#, ["a": [:]]),
      (#""\"\\\/\b\f\n\r\t\u00e9\u20AC\ud83d\uDE00""#, "\"\\/\u{8}\u{C}\n\r\té€😀"), ("\"\u{7F}é😀\"", "\u{7F}é😀"),
      ("null", nil), ("true", true), ("false", false), (#""""#, ""),
    ] as [(String, JSONValue)])
  func readsText(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: text.utf8) == value)
  }

  @Test(arguments: [
    "", " ", "nul", "nulll", "True", "NaN", "Infinity", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x1", "1e999",
    "-1e999", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,",
    "{\"a\":1,}", "{a:1}", "{1:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "\"", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"",
    "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800x\"", "\"\\ud800\\n\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\n\"",
    "\"\u{0}\"", "'a'", "1 2", "{} {}", "/**/1", "\u{FEFF}1", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}",
    "{\"x\":{\"a\":1,\"b\":2,\"a\":3}}",
  ])
  func refusesWhatIsNotJSON(text: String) {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text.utf8) }
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
    ] as [[UInt8]])
  func refusesWhatIsNotUTF8(bytes: [UInt8]) {
    #expect(throws: JSONSyntaxError(offset: 0, reason: "a string that is not UTF-8")) {
      try JSONValue(parsing: [0x22] + bytes + [0x22])
    }
  }

  @Test func limitsTheDepth() throws {
    let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(throws: Never.self) { try JSONValue(parsing: nested(128).utf8) }
    #expect(throws: Never.self) { try JSONValue(parsing: nested(129).utf8) }
    #expect(throws: JSONSyntaxError(offset: 129, reason: "more than 128 levels of nesting")) {
      try JSONValue(parsing: nested(130).utf8)
    }
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: String(repeating: "[", count: 1_000_000).utf8) }
  }

  @Test func saysWhereTheMistakeIs() {
    #expect(throws: JSONSyntaxError(offset: 7, reason: #"the name "a" a second time"#)) {
      try JSONValue(parsing: #"{"a":1,"a":2}"#.utf8)
    }
    #expect(JSONSyntaxError(offset: 3, reason: "no JSON value").description == "no JSON value at byte 3")
    let places = [(0, 1, 1), (2, 1, 3), (3, 2, 1), (5, 2, 3), (6, 3, 1)]
    for (offset, line, column) in places {
      let place = JSONSyntaxError(offset: offset, reason: "").lineAndColumn(in: Array("{ \né\n}".utf8))
      #expect(place == (line, column))
    }
  }

  /// Foundation's decoder takes what the parser refuses, such as a name that stands twice.
  @Test func isReadByTheStrictParserOnly() {
    #expect(!(JSONValue.self is any Decodable.Type))
  }

  @Test func givesItsPartsByType() {
    let value: JSONValue = ["i": 2, "d": 2.5, "s": "t", "b": true, "l": [1]]
    #expect(value["i"]?.doubleValue == 2)
    #expect(value["d"]?.doubleValue == 2.5 && value["b"]?.doubleValue == nil)
    #expect(value["s"]?.stringValue == "t" && value["s"]?.doubleValue == nil)
    #expect(value["l"]?.arrayValue == [1] && value["l"]?["x"] == nil)
    #expect(value["x"] == nil && value.objectValue?.count == 5)
  }
}
