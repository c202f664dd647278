/// Integers that are nearly normal with a standard deviation of 37,837: sums of four numbers of 16 bits from 32-bit
/// arithmetic, which the scripts of the fixtures repeat.
func linearCongruentialNumbers(count: Int, seed: UInt32) -> [Double] {
  var state = seed
  return (0..<count).map { _ in
    var total = 0
    for _ in 0..<4 {
      state = 1_664_525 &* state &+ 1_013_904_223
      total += Int(state >> 16)
    }
    return Double(total - 131_070)
  }
}

/// The losses of twelve models for 240 forecasts, of which model 3 is a little better than the others.
func twelveLosses() -> [[Double]] {
  let numbers = linearCongruentialNumbers(count: 12 * 240, seed: 7)
  var losses = (0..<12).map { model in (0..<240).map { numbers[$0 * 12 + model] * 1e-6 } }
  for t in 0..<240 { losses[3][t] -= 0.004 }
  return losses
}
