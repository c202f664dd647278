import PositionSizing

/// What was sized, and what has to come out.
struct SizingAnswer {
  /// The risk and the notional of each decision, worked out by the peer.
  private let expected: [Double]
  /// The risk and the notional of each decision whose trace was let go.
  private var sizes: [Double] = []
  /// The positions that were kept: all of them, or some that are compared.
  private var positions: [SizedPosition] = []
  /// The number of bytes of all traces that were written.
  var textLength = 0

  /// The number of traces that are compared word by word.
  private static let sampleCount = 100

  init(expected: [Double]) {
    self.expected = expected
  }

  private var count: Int { expected.count / 2 }
  private var sampleStride: Int { max(1, count / Self.sampleCount) }

  /// Makes room for all decisions.
  mutating func reserve(keepingAll: Bool) {
    if keepingAll { positions.reserveCapacity(count) } else { sizes.reserveCapacity(2 * count) }
  }

  /// Keeps the next position with its trace.
  mutating func keep(_ position: SizedPosition) { positions.append(position) }

  /// Keeps the size of the next position, and its trace only where that is compared.
  mutating func note(_ position: SizedPosition) {
    if (sizes.count / 2).isMultiple(of: sampleStride) { positions.append(position) }
    sizes.append(position.risk?.value ?? .nan)
    sizes.append(position.notional?.value ?? .nan)
  }

  /// The largest differences from what has to come out, and the traces that are compared as bytes, each with a line feed.
  var results: [String: [Double]] {
    let isKept = sizes.isEmpty
    let sizes = isKept ? positions.flatMap { [$0.risk?.value ?? .nan, $0.notional?.value ?? .nan] } : sizes
    let step = isKept ? sampleStride : 1
    let samples = stride(from: 0, to: positions.count, by: step).map { positions[$0].traceText + "\n" }
    return [
      "decisions": [Double(sizes.count / 2)],
      "difference": [Self.largest(zip(sizes, expected).lazy.map { $0 - $1 })],
      "unexplained": [Self.largest(positions.lazy.map(Self.unexplained))],
      "traces": samples.joined().utf8.map(Double.init),
      "textLength": [Double(textLength)],
    ]
  }

  /// By how much the product of a trace's factors is not the risk.
  private static func unexplained(_ position: SizedPosition) -> Double {
    position.trace.reduce(1) { $0 * ($1.value ?? .nan) } - (position.risk?.value ?? .nan)
  }

  /// The largest absolute value; infinity where one is not a number.
  private static func largest(_ differences: some Sequence<Double>) -> Double {
    differences.reduce(0) { $1.isNaN ? .infinity : max($0, abs($1)) }
  }
}
