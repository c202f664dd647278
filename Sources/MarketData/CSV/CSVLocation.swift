/// A place in a file.
public struct CSVLocation: Equatable, Sendable, CustomStringConvertible {
  /// The name of the file, as it was given.
  public let file: String
  /// The line, from one.
  public let line: Int
  /// The name of the column, where one is meant.
  public let column: String?

  /// The place in `file` at `line` (from one), and in `column` where one is meant.
  public init(file: String, line: Int, column: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The place as `file:line, column 'name'`.
  public var description: String {
    "\(file):\(line)" + (column.map { ", column \($0.quoted)" } ?? "")
  }
}
