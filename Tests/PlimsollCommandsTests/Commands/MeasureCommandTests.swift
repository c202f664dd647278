import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

@Suite struct MeasureCommandTests {
  private let folder: TemporaryFolder
  /// Bars and measures that `Tests/Fixtures/Measures/measures_reference.py` made with numpy.
  private let reference: JSONValue
  /// A file of these bars.
  private let bars: String

  init() throws {
    folder = try TemporaryFolder()
    let path = Tool.package.appendingPathComponent("Tests/Fixtures/Measures/measures_reference.json").path
    let document = try JSONValue(parsing: String(contentsOfFile: path, encoding: .utf8).utf8)
    reference = document
    func column(_ name: String) throws -> [Double] {
      try #require(document[name]?.arrayValue).compactMap(\.doubleValue)
    }
    let columns = [try column("open"), try column("high"), try column("low"), try column("close")]
    let rows = try column("seconds").enumerated().map { row, seconds in
      ([String(Int(seconds))] + columns.map { "\($0[row])" }).joined(separator: ",")
    }
    bars = try folder.write("time,open,high,low,close\n" + rows.joined(separator: "\n") + "\n", to: "bars.csv")
  }

  /// Whether a column of the printed rows is `expected`, where both have a value and none elsewhere, to 11 digits.
  private func agrees(_ run: Run, _ column: String, _ expected: [Double?]) -> Bool {
    let values = run["rows"]?.arrayValue?.map { $0[column]?.doubleValue } ?? []
    guard values.count == expected.count, expected.contains(where: { $0 != nil }) else { return false }
    return zip(values, expected).allSatisfy { value, expected in
      guard let value, let expected else { return value == nil && expected == nil }
      return abs(value - expected) <= 1e-11 * abs(expected)
    }
  }

  private func values(_ list: JSONValue?) -> [Double?] { list?.arrayValue?.map(\.doubleValue) ?? [] }

  @Test func barsWithoutWindow() throws {
    let run = Tool.run("measure", bars, "--json", "--scale", "fraction")
    #expect(run.code == .success)
    #expect(run["rows"]?.arrayValue?.first?.objectValue?.count == 4)
    #expect(run["rows"]?.arrayValue?.first?["timestamp"] == "2024-02-27T00:00:00Z")
    for (column, name) in [
      ("parkinsonVariance", "parkinson"), ("garmanKlassVariance", "garman-klass"),
      ("rogersSatchellVariance", "rogers-satchell"),
    ] {
      #expect(agrees(run, column, values(reference["rangeVariances"]?[name])))
    }
    #expect(run["barSeconds"] == 3600.0)
    #expect(run["periodSeconds"] == JSONValue.null)
    #expect(run["window"] == JSONValue.null)
    #expect(run["isAnnualized"] == false)
    #expect(run["scale"] == "fraction")
    #expect(run["periodsPerYear"] == 8760.0)
  }

  @Test func barsInAWindow() throws {
    let run = Tool.run("measure", bars, "--window", "14", "--json")
    let expected = try #require(reference["windows"]?.arrayValue?.first { $0["window"] == 14 })
    for (column, name) in [
      ("parkinsonVariance", "parkinson"), ("garmanKlassVariance", "garman-klass"),
      ("rogersSatchellVariance", "rogers-satchell"),
    ] {
      #expect(agrees(run, column, values(expected["range"]?[name]).map { $0.map { 10_000 * $0 } }))
    }
    #expect(agrees(run, "yangZhangVariance", values(expected["yangZhang"]).map { $0.map { 10_000 * $0 } }))
    #expect(agrees(run, "closeToCloseVariance", values(expected["closeToClose"]).map { $0.map { 10_000 * $0 } }))
    #expect(agrees(run, "averageTrueRange", values(expected["averageTrueRange"])))
    #expect(run["window"] == 14)
    #expect(run["scale"] == "percent")
  }

  @Test func periods() throws {
    let run = Tool.run("measure", bars, "--period", "1d", "--json")
    let expected = try #require(reference["realizedByDay"]?.arrayValue)
    func column(_ name: String, _ unit: Double) -> [Double?] {
      expected.map { $0[name]?.doubleValue.map { unit * $0 } }
    }
    #expect(agrees(run, "realizedVariance", column("variance", 1e4)))
    #expect(agrees(run, "bipowerVariation", column("bipowerAcross", 1e4)))
    #expect(agrees(run, "downsideSemivariance", column("downside", 1e4)))
    #expect(agrees(run, "upsideSemivariance", column("upside", 1e4)))
    #expect(agrees(run, "realizedQuarticity", column("quarticityPresent", 1e8)))
    #expect(agrees(run, "returnCount", column("returnCount", 1)))
    #expect(run["rows"]?.arrayValue?.allSatisfy { $0["expectedReturnCount"] == 24 } == true)
    #expect(run["periodSeconds"] == 86_400.0)
    #expect(run["periodsPerYear"] == 365.0)
    // A day is the period where one of its measures is asked for, and the default are all of them.
    let names =
      "realized-variance,bipower-variation,jump-variation,downside-semivariance,upside-semivariance,"
      + "realized-quarticity"
    #expect(Tool.run("measure", bars, "--measures", names, "--json").output == run.output)
    #expect(Tool.run("measure", bars, "--period", "24h", "--json").output == run.output)
  }

  @Test func annualized() throws {
    let expected = try #require(reference["realizedByDay"]?.arrayValue).map { $0["variance"]?.doubleValue }
    for (options, count) in [([], 365.0), (["--periods-per-year", "252"], 252)] {
      let run = Tool.run(["measure", bars, "--period", "1d", "--annualized", "--json"] + options)
      #expect(
        agrees(run, "annualizedRealizedVolatility", expected.map { $0.map { 100 * ($0 * count).squareRoot() } }))
      #expect(run["periodsPerYear"] == .number(count))
      #expect(run["isAnnualized"] == true)
    }
    let header = Tool.run("measure", bars, "--period", "1d", "--annualized").output.split(separator: "\n").first
    #expect(
      header == """
        timestamp,returnCount,expectedReturnCount,annualizedRealizedVolatility,annualizedBipowerVolatility,\
        annualizedJumpVolatility,annualizedDownsideVolatility,annualizedUpsideVolatility,realizedQuarticity
        """)
    let ofBars = Tool.run("measure", bars, "--window", "2", "--annualized").output.split(separator: "\n").first
    #expect(
      ofBars == """
        timestamp,annualizedParkinsonVolatility,annualizedGarmanKlassVolatility,annualizedRogersSatchellVolatility,\
        annualizedYangZhangVolatility,annualizedCloseToCloseVolatility,averageTrueRange
        """)
    // The calendar of an exchange has 252 days.
    let oil = Tool.run("measure", Tool.oil, "--window", "20", "--annualized", "--json")
    #expect(oil["periodsPerYear"] == 252.0)
  }

  @Test func csvAndItsFile() throws {
    let csv = Tool.run("measure", bars, "--measures", "yang-zhang,parkinson", "--window", "2").output
    let lines = csv.split(separator: "\n")
    #expect(lines.count == 545)
    #expect(lines[0] == "timestamp,yangZhangVariance,parkinsonVariance")
    #expect(lines[1] == "2024-02-27T00:00:00Z,,")
    let arguments = ["measure", bars, "--measures", "yang-zhang,parkinson", "--window", "2", "-o", folder("m.csv")]
    #expect(Tool.run(arguments).output == "")
    #expect(try folder.text(of: "m.csv") == csv)
  }

  @Test func aFileOfClosesHasFewerMeasures() throws {
    let csv = Tool.run("measure", Tool.oil, "--window", "2").output
    #expect(csv.hasPrefix("timestamp,closeToCloseVariance\n"))
    let run = Tool.run("measure", Tool.oil)
    #expect(run.code == .badData)
    #expect(run.error == "\(Tool.oil): no measure of a bar can be made without its high and low")
    #expect(run.hint == "--window N of at least 2 makes close-to-close, --period 1d realized ones")
    let window = Tool.run("measure", Tool.oil, "--window", "1")
    #expect(window.error == run.error)
    let asked = Tool.run("measure", Tool.oil, "--measures", "garman-klass")
    #expect(asked.code == .badData)
    #expect(
      asked.error == """
        \(Tool.oil): garman-klass needs the open, the high, the low of each bar, and no column is known to hold the open
        """)
    #expect(asked.hint == "--column open=NAME names it")
  }

  @Test(arguments: [
    (
      ["--measures", "parkinson,realized-variance"],
      "parkinson is a measure of each bar, realized-variance of each period"
    ),
    (
      ["--measures", "parkinson", "--period", "1d"],
      "parkinson is a measure of each bar, which --period does not apply to"
    ),
    (["--period", "1d", "--window", "5"], "--window is for measures of bars, and those of a period are asked for"),
    (
      ["--measures", "jump-variation", "--window", "5"],
      "--window is for measures of bars, and those of a period are asked for"
    ),
    (["--measures", "close-to-close"], "close-to-close needs --window N"),
    (["--measures", "yang-zhang", "--window", "1"], "yang-zhang needs --window to be at least 2"),
    (["--measures", "average-true-range"], "average-true-range needs --window N"),
    (["--measures", "parkinson,parkinson"], "option --measures names parkinson twice"),
    (
      ["--period", "0d"],
      "option --period: '0d' is not a length of time such as 15m, 4h, 1d or 1w, up to a hundred years"
    ),
    (
      ["--period", "d"], "option --period: 'd' is not a length of time such as 15m, 4h, 1d or 1w, up to a hundred years"
    ),
    (
      ["--period", "+1d"],
      "option --period: '+1d' is not a length of time such as 15m, 4h, 1d or 1w, up to a hundred years"
    ),
    (
      ["--period", "36526d"],
      "option --period: '36526d' is not a length of time such as 15m, 4h, 1d or 1w, up to a hundred years"
    ),
  ]) func optionsThatDoNotFitTogether(options: [String], message: String) {
    let run = Tool.run(["measure", bars] + options)
    #expect(run.code == .usage)
    #expect(run.error == message)
  }

  @Test func theSmallestWindows() {
    #expect(Tool.run("measure", bars, "--measures", "average-true-range", "--window", "1").code == .success)
    #expect(Tool.run("measure", bars, "--measures", "yang-zhang,close-to-close", "--window", "2").code == .success)
    let header = Tool.run("measure", bars, "--window", "1").output.split(separator: "\n").first
    #expect(
      header == "timestamp,parkinsonVariance,garmanKlassVariance,rogersSatchellVariance,averageTrueRange")
  }

  @Test func periodsThatDoNotFitTheBars() throws {
    let run = Tool.run("measure", bars, "--period", "90m")
    #expect(run.code == .badData)
    #expect(run.error == "\(bars): a period of 5400.0 seconds is not a whole number of bars of 3600.0 seconds")
    #expect(Tool.run("measure", bars, "--period", "36525d").code == .success)
    let one = try folder.write("time,close\n2024-01-01T00:00Z,5\n", to: "one.csv")
    #expect(Tool.run("measure", one, "--period", "1d").error == "\(one): 1 price, where at least 2 were expected")
    let annualized = Tool.run("measure", one, "--window", "2", "--annualized")
    #expect(annualized.code == .badData)
    #expect(annualized.error == "\(one): a single bar does not tell how many make a year")
    #expect(
      Tool.run("measure", one, "--window", "2", "--annualized", "--periods-per-year", "365").output
        == "timestamp,annualizedCloseToCloseVolatility\n2024-01-01T00:00:00Z,\n")
  }
}
