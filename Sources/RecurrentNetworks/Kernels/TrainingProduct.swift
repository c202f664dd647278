/// The matrix product that a training step is made of: eight rows by one or two vectors of sums that stay in registers.
///
///     result[r][v] = start[r][v] + Σ_k factor[r][k] · vector[k][v]
///
/// A training step has three of them: the gates from states and weights, what the gates hand back to states, and the
/// gradient of the weights. They differ in the strides alone.
@unsafe struct TrainingProduct {
  /// The first factor.
  var factors: UnsafePointer<Float>
  /// From a row of factors to the next.
  var factorRow: Int
  /// From a factor to the next of its row.
  var factorStep: Int
  /// The vectors of the first step, side by side.
  var vectors: UnsafePointer<GateLanes>
  /// From the vectors of a step to those of the next.
  var vectorStep: Int
  /// The number of steps.
  var count: Int
  /// What the first row of sums starts at.
  var start: UnsafePointer<GateLanes>
  /// From a row of starts to the next; zero where all rows start at the same.
  var startRow: Int
  /// Where the first row of sums goes.
  var result: UnsafeMutablePointer<GateLanes>
  /// From a row of results to the next.
  var resultRow: Int

  /// Computes `width` vectors, one or two, of eight rows.
  ///
  /// With three, the compiler runs out of registers.
  @inline(always)
  func compute(width: Int) {
    if width == 2 {
      unsafe two()
    } else {
      unsafe one()
    }
  }

  @inline(always)
  private func two() {
    var x = unsafe TrainingSums(start, startRow)
    var y = unsafe TrainingSums(start + 1, startRow)
    var (factor, vector) = unsafe (factors, vectors)
    for _ in unsafe 0..<count {
      unsafe x.add(factor, factorRow, times: vector[0])
      unsafe y.add(factor, factorRow, times: vector[1])
      unsafe factor += factorStep
      unsafe vector += vectorStep
    }
    unsafe x.store(result, resultRow)
    unsafe y.store(result + 1, resultRow)
  }

  @inline(always)
  private func one() {
    var x = unsafe TrainingSums(start, startRow)
    var (factor, vector) = unsafe (factors, vectors)
    for _ in unsafe 0..<count {
      unsafe x.add(factor, factorRow, times: vector[0])
      unsafe factor += factorStep
      unsafe vector += vectorStep
    }
    unsafe x.store(result, resultRow)
  }
}
