import Foundation
import PlimsollCommands
import Testing

/// The scripts are read by the shells themselves; a shell that is not installed is left out.
@Suite struct CompletionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for shell in ["bash", "zsh", "fish"] { _ = try folder.write(Run("completion", shell).output, to: shell) }
  }

  @Test(.enabled(if: BuiltTool.isInstalled("bash"))) func bashSyntax() throws {
    #expect(try BuiltTool.run("bash -n bash", in: folder) == (0, "", ""))
  }

  @Test(.enabled(if: BuiltTool.isInstalled("zsh"))) func zshSyntax() throws {
    #expect(try BuiltTool.run("zsh -n zsh", in: folder) == (0, "", ""))
  }

  @Test(.enabled(if: BuiltTool.isInstalled("fish"))) func fishSyntax() throws {
    #expect(try BuiltTool.run("fish -n fish", in: folder) == (0, "", ""))
  }

  @Test(
    .enabled(if: BuiltTool.isInstalled("bash")),
    arguments: [
      ("''", "fit save fail completion --help --version"),
      ("f", "fit fail"),
      ("fit ''", "garch ewma"),
      ("fit --dis", "--distribution"),
      ("fit garch p --distribution ''", "normal t skewt"),
      ("fit garch p --distribution = s", "skewt"),
      ("fit garch p --distribution =", "normal t skewt"),
      ("fit garch p --horizon ''", ""),
      ("fit garch ''", ""),
      ("save --r", "--rate"),
      ("completion z", "zsh"),
    ])
  func bashCompletes(words: String, expected: String) throws {
    let script = """
      source ./bash; COMP_WORDS=(plimsoll \(words)); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
      _plimsoll; echo "${COMPREPLY[*]}"
      """
    #expect(try BuiltTool.run(script, in: folder).output == expected + "\n")
  }

  @Test(
    .enabled(if: BuiltTool.isInstalled("fish")),
    arguments: [
      ("f", "fail fit"),
      // The three files are candidates for the second operand, which fish does not tell from the first.
      ("fit ", "bash ewma fish garch zsh"),
      ("fit garch --distribution ", "normal skewt t"),
      ("fit --dis", "--distribution"),
    ])
  func fishCompletes(line: String, expected: String) throws {
    let script = "source ./fish; complete -C 'plimsoll \(line)' | string split -f1 \\t | sort"
    let words = try BuiltTool.run(script, shell: "fish", in: folder).output.split(separator: "\n")
    #expect(words.joined(separator: " ") == expected)
  }

  @Test func everyOptionIsInEveryScript() throws {
    let names = FitCommand.specification.options.map(\.name)
    for shell in ["bash", "zsh"] {
      let script = try folder.text(of: shell)
      for name in names { #expect(script.contains("--\(name)")) }
    }
    let fish = try folder.text(of: "fish")
    for name in names { #expect(fish.contains("-l \(name)")) }
  }

  @Test func signsOfTheShellAreQuoted() {
    struct Odd: Command {
      static let option = Option(flag: "odd", help: "It's [an] a:b \\ $x")
      static let specification = CommandSpecification(
        name: "odd", summary: "It's odd: $(false)", discussion: "", options: [option.specification])
      init(_ arguments: ParsedArguments) throws(CommandError) {}
      func run(_ context: CommandContext) throws -> CommandOutput { .text("") }
    }
    let tool = CommandLineTool(summary: "", version: "", commands: [Odd.self, CompletionCommand.self])
    #expect(Run(["completion", "zsh"], tool: tool).output.contains(#"'--odd[It'\''s \[an\] a\:b \\ $x]'"#))
    #expect(Run(["completion", "fish"], tool: tool).output.contains(#"-l odd -d 'It\'s [an] a:b \\ $x'"#))
  }

  @Test func scriptsAreNoDocuments() {
    let run = Run("completion", "bash", "--json")
    #expect(run.code == .usage)
    #expect(run.error == "completion prints a script, which --json has no form for")
    #expect(Run("completion", "bash", environment: ["PLIMSOLL_JSON": "1"]).code == .success)
  }
}
