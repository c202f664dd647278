import PlimsollCommands
import Testing

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws(JSONParser.Mistake) -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

  @Test(
    arguments: [
      (" null ", nil), ("true", true), ("-0", 0), ("24", 24), ("24.0", 24.0), ("1e2", 100.0), ("-1.5E-1", -0.15),
      ("[]", []), ("[1 , [2]]", [1, [2]]), ("{}", [:]), (#"{"a" : {"b":[]} }"#, ["a": ["b": []]]),
      (#""a\n\"\\\/\u0041\ud83d\ude42é""#, "a\n\"\\/A🙂é"), ("9223372036854775808", 9223372036854775808.0),
    ] as [(String, JSONValue)])
  func valuesAreRead(text: String, value: JSONValue) throws {
    #expect(try parse(text) == value)
  }

  @Test(arguments: [
    ("", 1, 1, "expected a value"), ("nul", 1, 1, "expected a value"), ("NaN", 1, 1, "expected a value"),
    ("1 2", 1, 3, "expected the end of the document"), ("[1,]", 1, 4, "expected a value"),
    ("[1\n 2]", 2, 2, "expected ',' or ']'"), ("{\"a\" 1}", 1, 6, "expected ':' after the key"),
    ("{a: 1}", 1, 2, "expected a key in double quotes"), ("{\"a\": 1", 1, 8, "expected ',' or '}'"),
    ("{\"a\": 1,\n\"a\": 2}", 2, 1, "the key 'a' occurs twice"),
    ("01", 1, 1, "expected a number without leading zeros"),
    ("-", 1, 1, "expected a number without leading zeros"),
    ("1.", 1, 3, "expected a digit"),
    ("1e", 1, 3, "expected a digit"), ("1e999", 1, 1, "the number is too large"),
    ("\"a", 1, 1, "the text does not end"), ("\"\\x\"", 1, 2, "unknown escape"),
    ("\"\\u00g0\"", 1, 2, "unknown escape"), ("\"\\ud83d\"", 1, 2, "half of a surrogate pair"),
    ("\"\t\"", 1, 2, "a text holds a control character that is not escaped"),
  ])
  func mistakesHaveAPlace(text: String, line: Int, column: Int, reason: String) {
    let mistake = #expect(throws: JSONParser.Mistake.self) { try parse(text) }
    #expect(mistake == JSONParser.Mistake(line: line, column: column, reason: reason))
  }

  @Test func textsMustBeUTF8() {
    #expect(throws: JSONParser.Mistake.self) { try JSONParser.parse([0x22, 0xFF, 0x22]) }
  }

  @Test func depthIsLimited() throws {
    let limit = JSONParser.maximumDepth
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try parse(nested(limit)) }
    #expect(throws: JSONParser.Mistake.self) { try parse(nested(limit + 1)) }
    #expect(throws: JSONParser.Mistake.self) { try parse(String(repeating: "[", count: 100_000)) }
  }
}
