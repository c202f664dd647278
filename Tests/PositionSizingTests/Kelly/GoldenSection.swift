/// The search for a maximum that needs no derivative: a grid, and the golden section of the best of its cells.
enum GoldenSection {
  static func maximizer(from lower: Double, to upper: Double, of function: (Double) -> Double) -> Double {
    let cells = 200
    let step = (upper - lower) / Double(cells)
    // The ends may be outside of the domain.
    let best = (1..<cells).max { function(lower + step * Double($0)) < function(lower + step * Double($1)) } ?? 1
    var (low, high) = (lower + step * Double(best - 1), lower + step * Double(best + 1))
    let ratio = (5.0.squareRoot() - 1) / 2
    while high - low > 1e-10 {
      let (first, second) = (high - ratio * (high - low), low + ratio * (high - low))
      if function(first) < function(second) { low = first } else { high = second }
    }
    return 0.5 * (low + high)
  }
}
