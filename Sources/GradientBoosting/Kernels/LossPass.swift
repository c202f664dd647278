import NumericalMethods

/// The loss of rows and its derivatives, eight rows at a time.
///
/// | objective | first | second |
/// |---|---|---|
/// | squared error | F − y | 1 |
/// | quantile τ | 1 − τ where y ≤ F, else −τ | 1 |
/// | binary | p − y | p(1 − p) |
/// | multiclass | p_k − 1{y = k} | K/(K − 1) p_k(1 − p_k) |
///
/// All are times the weight of the row. The quantile's loss has no second derivative; 1 stands for it, and leaves get their
/// values from residuals. The factor K/(K − 1) stands for what the outputs' derivatives by each other are left out for.
/// Row by row with the powers and logarithms of the C library this took twelve times as long, twice what histograms take.
/// Source: Friedman (2001), "Greedy function approximation: a gradient boosting machine", algorithm 6.
package struct LossPass: Sendable {
  /// The rows whose losses are added up on their own, so that no sum depends on the number of threads.
  private static let blockSize = 4096

  private let objective: BoostingObjective
  private let targets: [Double]
  private let weights: [Double]
  private let weightSum: Double
  private let initialMargins: [Double]
  private let threads: Int

  /// A pass over rows.
  ///
  /// - Parameters:
  ///   - objective: what is learned.
  ///   - targets: a target for each row.
  ///   - weights: a weight for each row; `nil` for one each.
  ///   - initialMargins: the margin of each output before the first tree.
  ///   - threads: the number of threads.
  package init(
    objective: BoostingObjective, targets: [Double], weights: [Double]?, initialMargins: [Double], threads: Int
  ) {
    precondition(weights.map { $0.count == targets.count } ?? true, "each row has a weight")
    precondition(initialMargins.count == objective.outputCount, "each output has its margin")
    self.objective = objective
    self.targets = targets
    self.weights = weights ?? [Double](repeating: 1, count: targets.count)
    self.initialMargins = initialMargins
    self.threads = threads
    weightSum = self.weights.reduce(0, +)
  }

  /// The derivatives of the loss and its weighted mean at the initial margins plus sums over trees.
  ///
  /// - Parameters:
  ///   - sums: what the trees add up to, (outputs, rows).
  ///   - divisor: what the sums are divided by.
  ///   - derivatives: is overwritten.
  /// - Returns: the mean loss.
  package func run(sums: [Double], divisor: Double, _ derivatives: inout DerivativeTable) -> Double {
    let rowCount = targets.count
    precondition(derivatives.rowCount == rowCount && derivatives.outputCount == initialMargins.count, "a row for each")
    precondition(sums.count == derivatives.first.count, "each row has its sums")
    let blocks = (rowCount + Self.blockSize - 1) / Self.blockSize
    let losses = unsafe derivatives.withPointers { first, second in
      // Pointers are not Sendable, and the threads need both. There is no race: each block writes the derivatives of its own
      // rows, and nobody reads them before all are done.
      nonisolated(unsafe) let (first, second) = unsafe (first, second)
      return parallelMap(count: blocks, threads: threads) { block in
        let rows = block * Self.blockSize..<min((block + 1) * Self.blockSize, rowCount)
        return unsafe loss(of: rows, sums: sums, divisor: divisor, first, second)
      }
    }
    return losses.reduce(0, +) / weightSum
  }

  private func loss(
    of rows: Range<Int>, sums: [Double], divisor: Double, _ first: UnsafeMutablePointer<Float>,
    _ second: UnsafeMutablePointer<Float>
  ) -> Double {
    let rowCount = targets.count
    return unsafe sums.withUnsafeBufferPointer { sums in
      unsafe targets.withUnsafeBufferPointer { targets in
        unsafe weights.withUnsafeBufferPointer { weights in
          unsafe initialMargins.withUnsafeBufferPointer { initialMargins in
            unsafe LossBlock(
              targets: targets.baseAddress.unsafelyUnwrapped, weights: weights.baseAddress.unsafelyUnwrapped,
              sums: sums.baseAddress.unsafelyUnwrapped, first: first, second: second, rowCount: rowCount,
              initialMargins: initialMargins.baseAddress.unsafelyUnwrapped, outputs: initialMargins.count,
              divisor: divisor
            ).loss(of: rows, objective)
          }
        }
      }
    }
  }
}
