/// The columns that were compared on the way to a node, each once.
///
/// `weights[k]` is the sum over all sets of k of the columns of the share of rows that come down the path when these are
/// known, times k! (n − k)!/(n + 1)! where n is the number of columns.
/// Source: Lundberg et al. (2020), algorithm 2: EXTEND, UNWIND.
struct ColumnPath {
  /// A column on the path.
  struct Element {
    var column: Int
    /// The share of training rows that its splits send this way.
    var unknown: Double
    /// 1 where the row goes this way, 0 where it does not.
    var known: Double
  }

  private var elements = [Element]()
  private var weights = [1.0]

  /// The path with a column more.
  func adding(_ element: Element) -> ColumnPath {
    var path = self
    let count = Double(elements.count + 2)
    path.weights.append(0)
    for size in (0...elements.count).reversed() {
      path.weights[size + 1] += element.known * weights[size] * Double(size + 1) / count
      path.weights[size] = element.unknown * weights[size] * (count - Double(size + 1)) / count
    }
    path.elements.append(element)
    return path
  }

  /// Takes a column off the path; shares of 1 where it is not on it.
  mutating func remove(column: Int) -> Element {
    guard let index = elements.firstIndex(where: { $0.column == column }) else {
      return Element(column: column, unknown: 1, known: 1)
    }
    weights = weights(without: elements[index])
    return elements.remove(at: index)
  }

  /// Adds what each column contributes by a leaf at the end of the path.
  func addContributions(of value: Double, to contributions: inout [Double]) {
    for element in elements {
      let total = weights(without: element).reduce(0, +)
      contributions[element.column] += total * (element.known - element.unknown) * value
    }
  }

  /// The weights as they were before a column was added.
  ///
  /// Each step of the addition is undone from the end at which it divides by the larger of its two factors: from the
  /// other one, errors of rounding grow at every step, beyond all bounds on paths of some forty columns.
  private func weights(without element: Element) -> [Double] {
    let count = elements.count
    let all = Double(count + 1)
    var result = [Double](repeating: 0, count: count)
    // Of a weight, the parts that stayed at their size and that came from the size before.
    func stayed(_ size: Int) -> Double { element.unknown * (all - Double(size + 1)) / all }
    func came(_ size: Int) -> Double { element.known * Double(size) / all }
    let middle = (0..<count).first { came($0) >= stayed($0) } ?? count
    for size in 0..<middle {
      let before = size > 0 ? came(size) * result[size - 1] : 0
      result[size] = (weights[size] - before) / stayed(size)
    }
    for size in (middle..<count).reversed() {
      let after = size + 1 < count ? stayed(size + 1) * result[size + 1] : 0
      result[size] = (weights[size + 1] - after) / came(size + 1)
    }
    return result
  }
}
