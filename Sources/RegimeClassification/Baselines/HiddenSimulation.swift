import NumericalMethods

/// The hidden states that simulated returns lead to; with one sign, which states without a mean do not tell from the other.
struct HiddenSimulation {
  private let hidden: HiddenColumns
  private let returns: [Double]
  private let scales: [Double]
  private let chain: [Double]
  private let logFactors: [Double]

  init(_ hidden: HiddenColumns, returns: [Double], scales: [Double]) {
    self.hidden = hidden
    self.returns = returns
    self.scales = scales
    chain = hidden.model.transitionProbabilities.flatMap { $0 }
    logFactors = hidden.model.deviations.map { -.log($0) }
  }

  /// The number of steps that all paths from a bar have at most.
  private static let largestStepCount = 4000

  /// Every how many blocks one is taken, so that paths of many bars do not cost more than short ones.
  static func thinning(blocks: Int, span: Int) -> Int {
    max(1, (blocks * span + largestStepCount - 1) / largestStepCount)
  }

  /// How many paths from a bar end in each state; `nil` without a block.
  func counts(at bar: Int, blockEnds: StrideTo<Int>, span: Int) -> [Int]? {
    let count = hidden.model.stateCount
    let start = hidden.probabilities[bar * count..<(bar + 1) * count]
    var counts = [Int](repeating: 0, count: count)
    var isEmpty = true
    var row = Array(start)
    var next = row
    for end in blockEnds {
      isEmpty = false
      let factor = scales[bar] / (scales[end - span] * hidden.scales[bar])
      for state in 0..<count { row[state] = start[start.startIndex + state] }
      for index in end - span + 1...end {
        step(from: row, to: &next, observation: factor * returns[index])
        swap(&row, &next)
      }
      counts[row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 }] += 1
    }
    return isEmpty ? nil : counts
  }

  /// The filtered probabilities after one more observation.
  private func step(from row: [Double], to next: inout [Double], observation: Double) {
    let model = hidden.model
    let count = row.count
    var highest = -Double.infinity
    for state in 0..<count {
      let distance = (observation - model.means[state]) / model.deviations[state]
      next[state] = logFactors[state] - 0.5 * distance * distance
      highest = max(highest, next[state])
    }
    var total = 0.0
    for state in 0..<count {
      var probability = 0.0
      for from in 0..<count { probability += row[from] * chain[from * count + state] }
      next[state] = probability * .exp(next[state] - highest)
      total += next[state]
    }
    guard total > 0 else {
      next = model.predicted(row)
      return
    }
    for state in 0..<count { next[state] /= total }
  }
}
