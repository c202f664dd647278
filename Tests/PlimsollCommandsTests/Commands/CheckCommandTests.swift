import ModelExchange
import ModelFormats
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

  private static let twoMarkets = """
    date,symbol,close
    2024-01-01,AAA,10
    2024-01-01,BBB,20
    2024-01-02,AAA,11
    2024-01-02,BBB,21

    """

  @Test func oneOfSeveralMarketsIsChosen() {
    let run = Tool.run("check", "-", input: Self.twoMarkets)
    #expect(run.error?.contains("the file holds several markets, 'AAA', 'BBB'; choose one by its symbol") == true)
    #expect(run.hint == "for example: --symbol AAA")
    let chosen = Tool.run("check", "-", "--symbol", "bbb", "--json", input: Self.twoMarkets)
    #expect(chosen["rows"] == 2)
    #expect(chosen["issues"] == [])
    let other = Tool.run("check", "-", "--symbol", "CCC", input: Self.twoMarkets)
    #expect(other.code == .badData)
    #expect(other.error?.contains("no market is named 'CCC'") == true)
  }

  @Test func repairsAreTriedAndCounted() {
    let text = "date,close\n2024-01-02,11\n2024-01-01,10\n2024-01-02,12\n2024-01-03,0\n2024-01-04,x\n2024-01-05,9\n"
    let repairs = ["sort", "keep-last", "drop-impossible", "drop-unreadable"].flatMap { ["--repair", $0] }
    let run = Tool.run(["check", "-", "--json"] + repairs, input: text)
    #expect(run.code == .success)
    #expect(run["rows"] == 6)
    #expect(run["repairedRows"] == 3)
    let counts = run[["detection", "repairs"]]?.arrayValue?.map { [$0["repair"], $0["rows"], $0["firstLine"]] }
    #expect(
      counts == [
        ["drop-unreadable", 1, 6], ["drop-impossible", 1, 5], ["sort", 1, 3], ["keep-last", 1, 2],
      ])
    let lacking = Tool.run("check", "-", "--repair", "sort", input: text)
    #expect(lacking.code == .badData)
    let both = Tool.run("check", "-", "--repair", "keep-first", "--repair", "keep-last", input: text)
    #expect(both.code == .usage)
    #expect(both.error?.contains("keep-first and keep-last exclude each other") == true)
  }

  @Test func aCommaThatMayBeEitherIsRefused() {
    let text = "date;close\n2024-01-01;1,234\n2024-01-02;1,250\n"
    let run = Tool.run("check", "-", input: text)
    #expect(run.code == .badData)
    #expect(run.hint == "--decimal point or --decimal comma states it")
    let comma = Tool.run("bars", "-", "--decimal", "comma", "-o", "-", input: text)
    #expect(comma.output.contains(",1.234\n"))
    let point = Tool.run("bars", "-", "--decimal", "point", "-o", "-", input: text)
    #expect(point.output.contains(",1234.0\n"))
  }

  @Test func columnsThatCannotBeToldAreNamed() {
    let run = Tool.run("check", "-", input: "time,bid,ask\n2024-01-01,1,2\n2024-01-02,1,2\n")
    #expect(run.code == .success)
    #expect(run.output.contains("none recognised"))
    #expect(run.output.contains("bid, ask"))
    #expect(Tool.run("check", "-", input: "a,b\n1,2\n").hint == "--column timestamp=NAME names it")
  }
}
