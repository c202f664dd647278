/// How many of a changing collection of ranks lie below one, in the logarithm of the number of ranks.
///
/// Source: Fenwick (1994), "A new data structure for cumulative frequency tables".
struct RankCounts {
  private var tree: [Int]

  /// No rank yet of the ranks `0..<count`.
  init(count: Int) { tree = [Int](repeating: 0, count: count + 1) }

  /// Adds a rank `change` times.
  mutating func add(_ change: Int, at rank: Int) {
    var node = rank + 1
    while node < tree.count {
      tree[node] += change
      node += node & -node
    }
  }

  /// How many are below `rank`.
  func count(below rank: Int) -> Int {
    var node = rank
    var sum = 0
    while node > 0 {
      sum += tree[node]
      node -= node & -node
    }
    return sum
  }
}
