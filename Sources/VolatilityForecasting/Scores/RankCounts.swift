/// How many of a changing collection of ranks lie below one, in the logarithm of the number of ranks.
///
/// Source: Fenwick (1994), "A new data structure for cumulative frequency tables".
package struct RankCounts {
  private var tree: [Int]

  /// No rank yet of the ranks `0..<count`.
  package init(count: Int) { tree = [Int](repeating: 0, count: count + 1) }

  /// Adds a rank `change` times.
  package mutating func add(_ change: Int, at rank: Int) {
    var node = rank + 1
    while node < tree.count {
      tree[node] += change
      node += node & -node
    }
  }

  /// How many are below `rank`.
  package func count(below rank: Int) -> Int {
    var node = rank
    var sum = 0
    while node > 0 {
      sum += tree[node]
      node -= node & -node
    }
    return sum
  }

  /// The rank at a position of the collection in order, counted from zero.
  ///
  /// - Precondition: the collection has more than `position` ranks, none of them a negative number of times.
  package func rank(at position: Int) -> Int {
    precondition(position >= 0 && position < count(below: tree.count - 1), "positions are those of the collection")
    var node = 0
    var remaining = position
    var step = 1
    while 2 * step < tree.count { step *= 2 }
    while step > 0 {
      if node + step < tree.count, tree[node + step] <= remaining {
        node += step
        remaining -= tree[node]
      }
      step /= 2
    }
    return node
  }
}
