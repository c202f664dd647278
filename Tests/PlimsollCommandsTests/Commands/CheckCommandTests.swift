import ModelExchange
import PlimsollCommands
import Testing

@Suite struct CheckCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aGoodFileAsJSON() {
    let run = Tool.run("check", Tool.oil, "--json")
    #expect(run.code == .success)
    #expect(run.diagnostics == "")
    #expect(run.keys == ["rows", "first", "last", "barSeconds", "issues", "detection"])
    #expect(run["rows"] == 8321)
    #expect(run["first"] == "1986-01-02T00:00:00Z")
    #expect(run["last"] == "2019-01-03T00:00:00Z")
    #expect(run["barSeconds"] == 86400.0)
    #expect(run[["detection", "columns"]] == ["timestamp": "date", "close": "price"])
  }

  @Test func issuesAreCountedWithAnExample() throws {
    let rows = [
      "2024-01-01,10", "2024-01-02,11", "2024-01-02,11", "2024-01-04,x", "2024-01-05,-3", "2024-01-03,11",
    ]
    let file = try folder.write("date,close\n" + rows.joined(separator: "\n"), to: "p.csv")
    let run = Tool.run("check", file, "--json")
    #expect(run.code == .success)
    let issues = run["issues"]?.arrayValue ?? []
    #expect(issues.allSatisfy { Set($0.objectValue?.keys.map { $0 } ?? []) == ["kind", "count", "example"] })
    let counts = Dictionary(uniqueKeysWithValues: issues.map { ($0["kind"]?.stringValue ?? "", $0["count"]) })
    #expect(counts["unreadable-rows"] == 1)
    #expect(counts["duplicates"] == 1)
    #expect(counts["out-of-order"] == 1)
    #expect(counts["impossible-bars"] == 1)
    let text = Tool.run("check", file).output
    #expect(text.contains("impossible-bars"))
    #expect(text.contains("line 6"))
  }

  @Test func detectionAndHowToOverrideItAreShown() {
    let text = Tool.run("check", Tool.oil).output
    #expect(text.contains("timestamp    column date               --column timestamp=NAME\n"))
    #expect(text.contains("zone         none stated, UTC assumed  --time-zone ZONE\n"))
    #expect(text.contains("bar    1 day\n"))
  }

  @Test func theRangeAndTheColumnsAreThoseAskedFor() {
    let range = ["--from", "2018-01-01", "--to", "2019-01-01", "--json"]
    let run = Tool.run(["check", Tool.oil] + range)
    #expect(run["first"] == "2018-01-02T00:00:00Z")
    #expect(run["last"] == "2018-12-28T00:00:00Z")
    let other = Tool.run("check", "-", "--column", "close=a", "--json", input: "time,a,b\n2024-01-01,1,2\n")
    #expect(other[["detection", "columns", "close"]] == "a")
  }

  @Test func standardInputAndGzipAreRead() throws {
    #expect(Tool.run("check", "-", "--json", input: Tool.bars(30))["rows"] == 30)
    _ = try folder.write(Tool.bars(30), to: "p.csv")
    #expect(try BuiltTool.run("gzip p.csv", in: folder).code == 0)
    #expect(Tool.run("check", folder("p.csv.gz"), "--json")["rows"] == 30)
  }

  @Test func columnsThatCannotBeToldAreNamed() {
    let run = Tool.run("check", "-", input: "time,bid,ask\n2024-01-01,1,2\n2024-01-02,1,2\n")
    #expect(run.code == .badData)
    #expect(run.hint == "for example: --column close=bid")
    #expect(Tool.run("check", "-", input: "a,b\n1,2\n").hint == "--column timestamp=NAME names it")
  }
}
