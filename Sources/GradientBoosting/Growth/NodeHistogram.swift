/// The sums of the derivatives over the rows of a node, for each bin of each column.
///
/// The bins of a column take 256 places, used or not, so that their place is known without a look. Up to
/// `PackedDerivatives.mostRows` rows a bin is one packed word; above there are three planes, of first derivatives, second
/// derivatives and counts.
struct NodeHistogram: Sendable {
  /// The places of a column.
  static let stride = 256

  /// A packed word for each bin, or three planes of sums.
  var sums: [Int64]
  /// Whether there are three planes.
  let isWide: Bool

  /// Whether the sums over some rows do not fit into packed words.
  static func isWide(rowCount: Int) -> Bool { rowCount > PackedDerivatives.mostRows }
}

/// Memory of histograms for use and reuse: to allocate and clear pages for each node takes longer than to fill them.
struct HistogramPool: Sendable {
  /// The bytes of histograms that leaves may keep; the children of a leaf that keeps none are both added up row by row.
  static let mostBytes = 1 << 29

  private let columnPlaces: Int
  private var packed: [[Int64]] = []
  private var wide: [[Int64]] = []
  private var bytesInUse = 0

  /// Histograms of a table.
  ///
  /// - Parameter paddedColumnCount: the number of columns, those that fill up a row included.
  init(paddedColumnCount: Int) {
    columnPlaces = paddedColumnCount * NodeHistogram.stride
  }

  /// Whether leaves may keep one more histogram.
  var hasRoom: Bool { bytesInUse < Self.mostBytes }

  /// A histogram, whatever it holds.
  mutating func take(isWide: Bool) -> NodeHistogram {
    let count = isWide ? 3 * columnPlaces : columnPlaces
    bytesInUse += count * MemoryLayout<Int64>.stride
    let sums = (isWide ? wide.popLast() : packed.popLast()) ?? [Int64](repeating: 0, count: count)
    return NodeHistogram(sums: sums, isWide: isWide)
  }

  /// Takes back a histogram.
  mutating func giveBack(_ histogram: consuming NodeHistogram) {
    bytesInUse -= histogram.sums.count * MemoryLayout<Int64>.stride
    if histogram.isWide { wide.append(histogram.sums) } else { packed.append(histogram.sums) }
  }
}
