import Foundation
import ModelExchange
import PlimsollCommands
import Testing

/// What a user may hand to the tool by mistake: always a message with the place and an exit code, never a crash.
@Suite struct BadInputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Commands that read prices, each with what it needs besides.
  private static let readers = [
    ["train", "garch"], ["train", "ewma"], ["evaluate", "--train", "20"],
  ]

  private static let badFiles: [(name: String, text: String, message: String)] = [
    ("empty", "", ": the file is empty, where a table was expected"),
    ("blank", "\n\n", ": the file is empty, where a table was expected"),
    ("header", "date,close\n", ": the file holds a header and no rows"),
    ("one price", "date,close\n2024-01-01,10\n", ": 1 price, where at least 2 were expected"),
    ("zero", "date,close\n2024-01-01,10\n2024-01-02,0\n", ":3, column 'close': '0', where"),
    ("negative", "date,close\n2024-01-01,10\n2024-01-02,-1\n", ":3, column 'close': '-1', where"),
    ("not a number", "date,close\n2024-01-01,10\n2024-01-02,nan\n", ":3, column 'close': the value is missing ('nan')"),
    ("infinite", "date,close\n2024-01-01,10\n2024-01-02,inf\n", ":3, column 'close': 'inf', where"),
    ("text", "date,close\n2024-01-01,10\n2024-01-02,1O\n", ":3, column 'close': '1O', where"),
    (
      "repeated", "date,close\n2024-01-01,10\n2024-01-02,11\n2024-01-02,12\n",
      ":4, column 'date': the time stamp '2024-01-02T00:00:00Z' is that of the row before"
    ),
    (
      "unordered", "date,close\n2024-01-01,10\n2024-01-03,11\n2024-01-02,12\n2024-01-04,12\n",
      ":4, column 'date': the time stamp '2024-01-02T00:00:00Z' follows '2024-01-03T00:00:00Z'"
    ),
    ("no date", "date,close\n2024-01-01,10\nyesterday,11\n", ":3, column 'date': 'yesterday', where"),
    ("short row", "date,close\n2024-01-01,10\n2024-01-02\n", ":3: 1 field, where 2 were expected"),
    ("binary", "\u{0}\u{1}\u{2}\u{3}", ": this is a binary file (its byte 0 is zero), "),
  ]

  @Test(arguments: badFiles.indices)
  func badFilesAreBadData(index: Int) throws {
    let (name, text, message) = Self.badFiles[index]
    let file = try folder.write(text, to: "\(name).csv")
    for reader in Self.readers {
      let run = Tool.run(reader + [file])
      #expect(run.code == .badData)
      #expect(run.output == "")
      #expect(run.error?.hasPrefix(file) == true)
      #expect(run.error?.contains(message) == true, "\(run.diagnostics)")
    }
  }

  @Test func constantPricesHaveNoVariance() throws {
    let rows = (0..<100).map { "\(1_577_836_800 + 86_400 * $0),10" }
    let file = try folder.write("time,close\n" + rows.joined(separator: "\n"), to: "p.csv")
    for reader in Self.readers {
      let run = Tool.run(reader + [file])
      #expect(run.code == .badData)
      #expect(run.error?.hasPrefix("\(file): ") == true)
      #expect(run.error?.contains("all returns equal 0.0: there is no variance to model") == true)
    }
  }

  @Test(.enabled(if: BuiltTool.isInstalled("bash"))) func theFileIsNamedWhateverItIsCalled() throws {
    _ = try folder.write("time,close\n" + (0..<30).map { "\(1_577_836_800 + 86_400 * $0),1\n" }.joined(), to: "a")
    let result = try BuiltTool.run("\"$PLIMSOLL\" train garch a", in: folder)
    #expect(result == (65, "", "plimsoll: error: a: all returns equal 0.0: there is no variance to model\n"))
  }

  @Test func tooFewReturns() {
    let run = Tool.run("train", "garch", "-", input: Tool.bars(20))
    #expect(run.code == .badData)
    #expect(run.error == "standard input: the model needs at least 20 returns, there are 19")
    #expect(Tool.run("train", "garch", "-", input: Tool.bars(21)).code != .usage)
    let walk = Tool.run("evaluate", "-", "--train", "30", input: Tool.bars(31))
    #expect(walk.code == .badData)
    #expect(walk.error == "standard input: the walk needs at least 31 returns, there are 30")
    #expect(walk.hint == "--train 30 and --horizon 1 need more than the 30 there are")
  }

  @Test(arguments: [
    ["check", "X"], ["train", "garch", "X"], ["evaluate", "X"], ["inspect", "X"], ["forecast", "X", "p"],
    ["export", "X", "--format", "json"], ["features", "X", "p"], ["import", "X"], ["predict", "X", "p"],
  ])
  func missingFilesAndFolders(arguments: [String]) throws {
    for (path, reason) in [(folder("none"), "No such file or directory"), (folder.path, "Is a directory")] {
      let run = Tool.run(arguments.map { $0 == "X" ? path : $0 })
      #expect(run.code == .inputMissing)
      #expect(run.error == "cannot read \(path): \(reason)")
    }
  }

  @Test(.enabled(if: BuiltTool.isInstalled("bash"))) func damagedArchives() throws {
    _ = try folder.write(Tool.bars(300), to: "p.csv")
    #expect(try BuiltTool.run("gzip p.csv; head -c 2000 p.csv.gz > cut.csv.gz", in: folder).code == 0)
    for command in [["check"], ["train", "garch"]] {
      #expect(Tool.run(command + [folder("p.csv.gz")]).code == .success)
      let run = Tool.run(command + [folder("cut.csv.gz")])
      #expect(run.code == .badData)
      #expect(run.error?.hasPrefix("\(folder("cut.csv.gz")): the compressed data is damaged: ") == true)
    }
  }

  @Test func checkReportsWhatOtherCommandsRefuse() throws {
    for (name, text, _) in Self.badFiles {
      let file = try folder.write(text, to: "\(name).csv")
      let isReadable = !["empty", "blank", "header", "binary"].contains(name)
      #expect(Tool.run("check", file).code == (isReadable ? .success : .badData), "\(name)")
    }
  }

  @Test func wrongColumnsAreNamed() {
    let run = Tool.run("train", "garch", Tool.mark, "--return-column", "retrun")
    #expect(run.code == .badData)
    #expect(run.error?.hasSuffix("no column is named 'retrun'; the columns are 'observation', 'return'") == true)
    #expect(run.hint == "did you mean 'return'?")
    #expect(Tool.run("train", "garch", Tool.mark).code == .badData)
  }

  @Test func emptyRangesAreNamed() {
    let run = Tool.run("train", "garch", Tool.oil, "--from", "2030-01-01")
    #expect(run.code == .badData)
    #expect(run.error?.contains("no row has a time stamp from 2030-01-01T00:00:00Z") == true)
  }
}
