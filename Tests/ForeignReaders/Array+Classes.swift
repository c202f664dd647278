extension [Double] {
  /// The most probable class of each row, counted from 0; the first of several, and -1 where one is not a number.
  ///
  /// - Parameter classCount: the number of classes, as many numbers as a row has.
  /// - Returns: a class for each row.
  package func mostProbableClasses(of classCount: Int) -> [Int64] {
    stride(from: 0, to: count, by: classCount).map { start in
      let row = start..<start + classCount
      guard self[row].allSatisfy(\.isFinite) else { return -1 }
      return Int64(row.reduce(start) { self[$1] > self[$0] ? $1 : $0 } - start)
    }
  }
}
