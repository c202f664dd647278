import Foundation
import Testing

/// The notebooks in `notebooks-data/`, run with the built tool: what their cells assert has to hold.
@Suite struct NotebookTests {
  /// The interpreter with the packages that they import.
  private static let python = ProcessInfo.processInfo.environment["PLIMSOLL_READERS"]
  private static let folder = Tool.package.appendingPathComponent("notebooks-data")

  /// All of them, so that a new one is run too.
  private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".ipynb") }.map { String($0.dropLast(6)) }.sorted()

  @Test func thereAreTwo() {
    #expect(Self.names == ["exported-models", "forecast-error"])
  }

  /// Also that what is stored is small, complete and without an error.
  @Test(.enabled(if: python != nil, "PLIMSOLL_READERS is unset: no readers of other formats"), arguments: names)
  func itsCellsRun(name: String) throws {
    let run = try BuiltTool.run("\"$PLIMSOLL_READERS\" '\(Self.folder.path)/run.py' \(name)")
    #expect(run.code == 0, "\(run.output)\(run.diagnostics)")
  }
}
