import ModelFormats

/// The averages of a column over windows, as a graph computes them.
///
/// Sums over 1, 2, 4, … periods are made of each other, and those of a window of them: w periods take about log₂ w
/// additions, and no digits are lost, as they are where sums over all periods are subtracted. Convolutions and pooling
/// of float64 are unknown to ONNX Runtime.
struct HARONNXAverages {
  /// The column (T).
  let values: String
  /// The longest window of the model: the first average is of the period that ends it.
  let longest: Int
  // The sums of `key` periods that begin with each one.
  private var sums: [Int: String]
  private var means: [Int: String] = [:]

  /// The averages of a column of that name.
  init(_ values: String, longest: Int) {
    self.values = values
    self.longest = longest
    sums = [1: values]
  }

  /// The average of the last `window` periods, at each period from the first that ends a longest window.
  mutating func mean(_ window: Int, in graph: inout ONNXGraphBuilder) -> String {
    if let mean = means[window] { return mean }
    var total: String?
    var rest = window
    while rest > 0 {
      let count = 1 << (Int.bitWidth - 1 - rest.leadingZeroBitCount)
      let from = longest - rest
      rest -= count
      let part = graph.slice(sum(count, in: &graph), from: from, droppingLast: rest)
      total = total.map { graph.add("Add", $0, part) } ?? part
    }
    let sum = total ?? values
    let mean = window == 1 ? sum : graph.add("Div", sum, graph.constant(Double(window)))
    means[window] = mean
    return mean
  }

  /// The sums of `count` periods, a power of two.
  private mutating func sum(_ count: Int, in graph: inout ONNXGraphBuilder) -> String {
    if let sum = sums[count] { return sum }
    let half = sum(count / 2, in: &graph)
    let sum = graph.add(
      "Add", graph.slice(half, from: 0, droppingLast: count / 2), graph.slice(half, from: count / 2))
    sums[count] = sum
    return sum
  }
}
