import NumericalMethods

extension TreeEnsemble {
  /// How much the loss of rows rises when one column after the other is shuffled.
  ///
  /// The loss is the mean one of the objective, weighted as the rows are: ½ squared error, pinball loss, −ln p. Where the
  /// table says what margins start from, each row keeps its own. Each column and repeat shuffles by a random stream of its
  /// own. Rows that were not trained on say what the column is good for; rows
  /// that were say what the trees made of it.
  /// Source: Breiman (2001), "Random forests", section 10; the rise of the loss for that of the error rate.
  ///
  /// - Parameters:
  ///   - data: the rows, at least one with a weight; the columns may be in another order.
  ///   - repeats: how often each column is shuffled, positive.
  ///   - seed: what the shuffles are drawn from.
  ///   - threads: the number of threads, positive; it changes no bit.
  /// - Returns: an importance for each column, in the order of `columnNames`.
  /// - Throws: `BoostingError.differentColumns`, `.invalidTable` for another number of starting margins, `.invalidTarget`,
  ///   `.invalidWeight`, or `.tooFewRows` where no row has a weight.
  /// - Precondition: `repeats` and `threads` are positive.
  public func permutationImportance(
    on data: LabelledTable, repeats: Int = 5, seed: UInt64 = 0, threads: Int = 1
  ) throws(BoostingError) -> [PermutationImportance] {
    precondition(repeats > 0, "a column is shuffled at least once")
    let features = try arranged(data.features)
    try data.checkStartingMargins(outputCount: objective.outputCount)
    let weights = try RowWeigher(TreeTraining(objective: objective), training: data).weights(of: data)
    @Sendable func loss(_ column: Int?, stream: Int) -> Double {
      let places = column.map { _ in Self.shuffled(features.rowCount, SplitMix64(seed: seed, stream: stream)) }
      let margins = (0..<features.rowCount).flatMap { row in
        var values = features.row(row)
        if let column, let places {
          values[values.startIndex + column] = features.values[places[row] * features.columnCount + column]
        }
        return self.margins(of: values, from: data.startingMargins, row: row)
      }
      return objective.loss(margins: margins, targets: data.targets, weights: weights)
    }
    let usual = loss(nil, stream: 0)
    let isSplit = splitCounts.map { $0 > 0 }
    let losses = parallelMap(count: columnNames.count * repeats, threads: threads) { index in
      isSplit[index / repeats] ? loss(index / repeats, stream: index) : usual
    }
    return columnNames.enumerated().map { column, name in
      PermutationImportance(
        column: name, increases: losses[column * repeats..<(column + 1) * repeats].map { $0 - usual })
    }
  }

  /// The margins of a row, with what those of the row start from.
  private func margins(of values: ArraySlice<Float>, from starts: [Double]?, row: Int) -> [Double] {
    let own = margins(of: values)
    guard let starts else { return own }
    return zip(own, starts[row * own.count..<(row + 1) * own.count]).map { $0 + $1 }
  }

  /// The positions below `count` in random order, all orders equally likely.
  ///
  /// Source: Knuth (1998), "The art of computer programming" 2, section 3.4.2, algorithm P.
  private static func shuffled(_ count: Int, _ stream: SplitMix64) -> [Int] {
    var random = stream
    var places = Array(0..<count)
    for last in places.indices.dropFirst().reversed() { places.swapAt(last, random.nextIndex(below: last + 1)) }
    return places
  }
}
