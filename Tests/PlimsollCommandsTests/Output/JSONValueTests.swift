import Foundation
import PlimsollCommands
import Testing

@Suite struct JSONValueTests {
  @Test func documentsAreSortedAndIndented() {
    let value: JSONValue = [
      "b": [1, 2.5, nil], "a": ["z": true, "é": "x", "B": [["k": 1]]], "empty": [:], "none": [],
    ]
    #expect(
      value.documentText == """
        {
          "a": {
            "B": [
              {
                "k": 1
              }
            ],
            "z": true,
            "é": "x"
          },
          "b": [1, 2.5, null],
          "empty": {},
          "none": []
        }

        """)
    #expect(value.compactText.hasPrefix(#"{"a": {"B": [{"k": 1}], "z": true"#))
  }

  @Test func whatIsNotFiniteIsNull() {
    let values: [Double] = [.nan, .infinity, -.infinity, -0.0, 1e300]
    #expect(JSONValue(values).compactText == "[null, null, null, -0.0, 1e+300]")
    #expect(JSONValue(Double?.none) == .null)
    #expect(JSONValue(["x": Double.nan]).compactText == #"{"x": null}"#)
  }

  @Test func foundationReadsBackEveryDouble() throws {
    var state: UInt64 = 1
    var numbers: [Double] = [
      .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0.1 + 0.2, 1e16, 1 / 3,
    ]
    while numbers.count < 2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state)
      if number.isFinite { numbers.append(number) }
    }
    let data = Data(JSONValue(numbers).documentText.utf8)
    #expect(try JSONDecoder().decode([Double].self, from: data).map(\.bitPattern) == numbers.map(\.bitPattern))
    #expect(try JSONParser.parse(Array(data)) == .array(numbers.map { .number($0) }))
  }

  @Test func foundationReadsBackEveryCharacter() throws {
    let text = String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init))) + "\u{2028}🙂\"\\/"
    let document = JSONValue.object([text: .string(text)]).documentText
    #expect(try JSONDecoder().decode([String: String].self, from: Data(document.utf8)) == [text: text])
    #expect(document.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
  }
}
