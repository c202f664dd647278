import Foundation
import MarketData

/// What a command works with besides its own arguments.
package struct CommandContext: Sendable {
  /// The tool that the command belongs to.
  package let tool: CommandLineTool
  /// The seed of all random numbers.
  package let seed: UInt64
  /// The number of threads to compute with.
  package let threads: Int
  /// Where the output goes.
  package let output: OutputFile
  /// Whether the result is printed as JSON.
  package let printsJSON: Bool
  /// What is read for `-`.
  package let standardInput: InputChannel
  /// Where warnings and progress go.
  package let diagnostics: Diagnostics

  /// The bytes of an input.
  ///
  /// - Throws: `CommandError.inputMissing` if there is no such file, it is a directory or may not be read,
  ///   `CommandError.inputOutput` if reading fails on the way.
  package func contents(of input: InputFile) throws(CommandError) -> [UInt8] {
    try input.contents(standardInput: standardInput)
  }

  /// The reader of a file of market data, which is mapped into memory where it can be.
  ///
  /// - Throws: `CommandError`, as `contents(of:)` does, and for a file that cannot be unpacked or is no text.
  func reader(of input: InputFile, options: CSVOptions) throws(CommandError) -> CSVReader {
    do throws(MarketDataError) {
      if case .path(let path) = input, (try? SystemCalls.status(of: path).kind) == .regular {
        do throws(MarketDataError) {
          return try CSVReader(contentsOf: URL(fileURLWithPath: path), name: path, options: options)
        } catch {
          guard error.kind != .badData else { throw error }
          // What keeps the file from being read is told by reading it.
        }
      }
    } catch {
      throw CommandError(error, in: input)
    }
    let contents = try contents(of: input)
    do throws(MarketDataError) {
      return try CSVReader(contents: contents, name: input.description, options: options)
    } catch {
      throw CommandError(error, in: input)
    }
  }

  /// A progress bar for work of `total` steps.
  package func progress(_ title: String, total: Int) -> ProgressReporter {
    ProgressReporter(title, total: total, diagnostics: diagnostics)
  }
}
