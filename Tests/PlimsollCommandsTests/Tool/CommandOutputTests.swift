import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

/// What goes where: results, artifacts and reports.
@Suite struct CommandOutputTests {
  private let folder: TemporaryFolder
  private let artifact = Data([0, 255, 10, 128])

  init() throws { folder = try TemporaryFolder() }

  @Test func resultsGoToTheFileInstead() throws {
    let run = Run("fit", "garch", "p", "-o", folder("r"), "--seed=5", "--json")
    #expect(run.code == .success)
    #expect(run.output == "")
    #expect(try folder.text(of: "r").contains("\"seed\": 5"))
    #expect(Run("fit", "garch", "p", "-o\(folder("t"))").output == "")
    #expect(try folder.text(of: "t") == "fitted\n")
    #expect(Run("fit", "garch", "p", "--output=-").output == "fitted\n")
  }

  @Test func artifactsGoBesideTheReport() throws {
    #expect(Run("save", "--rate", "1").output == "saved\n")
    #expect(Run("save", "--rate", "1", "-o", folder("m")).output == "saved\n")
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder("m"))) == artifact)
    #expect(Run("save", "--rate", "1", "-o", folder("m"), "--json")["saved"] == true)
  }

  @Test func anArtifactOnStandardOutputStandsAlone() {
    let run = Run("save", "--rate", "1", "-o", "-")
    #expect(run.output == String(decoding: artifact, as: UTF8.self))
    #expect(run.diagnostics == "saved\n")
    let both = Run("save", "--rate", "1", "-o", "-", "--json")
    #expect(both.code == .usage)
    #expect(both.output == "")
  }

  @Test func anImpossibleTargetIsFoundBeforeTheWork() {
    let run = Run("fail", "data", "-o", folder("no/f"))
    #expect(run.code == .inputOutput)
  }

  @Test func aFailedCommandWritesNothing() throws {
    #expect(Run("fail", "data", "-o", folder("f")).code == .badData)
    #expect(try folder.names == [])
  }
}
