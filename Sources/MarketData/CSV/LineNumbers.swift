/// The line of each row, kept as stretches in which every row has a line of its own, one after the other.
struct LineNumbers {
  private var stretches: [(row: Int, line: Int)] = []
  private(set) var count = 0
  private var isReversed = false
  private var expected = Int.min

  /// Adds the next row, on `line`.
  mutating func append(_ line: Int) {
    append(from: line, rows: 1)
  }

  /// Adds rows that stand on `line` and the lines after it.
  mutating func append(from line: Int, rows: Int) {
    guard rows > 0 else { return }
    if line != expected { stretches.append((count, line)) }
    count += rows
    expected = line + rows
  }

  /// Turns the order of the rows round.
  mutating func reverse() { isReversed.toggle() }

  /// The line of a row.
  subscript(row: Int) -> Int {
    let row = isReversed ? count - 1 - row : row
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].row <= row { low = middle } else { high = middle }
    }
    return stretches[low].line + row - stretches[low].row
  }

  /// The lines of the rows at `rows`, in that order.
  func picking(_ rows: [Int]) -> LineNumbers {
    var picked = LineNumbers()
    for row in rows { picked.append(self[row]) }
    return picked
  }
}
