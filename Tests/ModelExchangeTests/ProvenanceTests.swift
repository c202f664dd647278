import MarketData
import ModelExchange
import ModelFormats
import Testing

@Suite struct ProvenanceTests {
  private func read(_ json: JSONValue) throws -> Provenance {
    try Provenance(JSONField(json, place: "provenance", file: "x"))
  }

  private let full = Provenance(
    toolVersion: "1.2.3", created: "2026-01-02T03:04:05Z",
    sources: [
      Provenance.Source(fileName: "a.csv", sha256: "00", observationCount: 3, first: "f", last: "l", returns: .simple),
      Provenance.Source(fileName: "b.csv", sha256: "01", observationCount: 0),
    ], seed: 42, arguments: ["train", "garch", "a.csv"])

  @Test func comesBackEqual() throws {
    #expect(try read(full.json) == full)
    #expect(try read(JSONValue(parsing: full.json.text().utf8)) == full)
    #expect(full.json["sources"]?.arrayValue?[0]["observations"] == 3 && full.json["seed"] == 42)
    #expect(full.json["sources"]?.arrayValue?.map { $0["returns"] } == ["simple", .null])
  }

  @Test(arguments: [nil, 0, 1, UInt64(Int.max) - 1, UInt64(Int.max), UInt64(Int.max) + 1, .max] as [UInt64?])
  func keepsEverySeed(seed: UInt64?) throws {
    let provenance = Provenance(toolVersion: "1", seed: seed)
    #expect(try read(JSONValue(parsing: provenance.json.text().utf8)).seed == seed)
  }

  @Test(
    arguments: [
      ("seed", -1, "provenance.seed", "-1 where an integer from 0 on is expected"),
      ("seed", 1.5, "provenance.seed", "1.5 where an integer from 0 on is expected"),
      ("seed", "x", "provenance.seed", #""x" is not a seed"#),
      ("seed", "18446744073709551616", "provenance.seed", #""18446744073709551616" is not a seed"#),
      ("created", 1, "provenance.created", "1 where a string is expected"),
      ("arguments", ["a", 1], "provenance.arguments[1]", "1 where a string is expected"),
      ("sources", [[:]], "provenance.sources[0]", #""fileName" is missing"#),
      (
        "sources",
        [["fileName": "a", "first": nil, "last": nil, "observations": 1, "returns": "net", "sha256": "0"]],
        "provenance.sources[0].returns", #""net" where one of "log", "simple" is expected"#
      ),
      ("toolVersion", nil, "provenance.toolVersion", "null where a string is expected"),
    ] as [(String, JSONValue, String, String)])
  func namesThePlaceOfAMistake(name: String, value: JSONValue, place: String, reason: String) throws {
    var members = try #require(full.json.objectValue)
    members[name] = value
    #expect(throws: ModelExchangeError.malformed(file: "x", place: place, reason: reason)) {
      try read(.object(members))
    }
  }
}
