/// What the gates of one or several blocks of units are taken of, while it is summed up for one sequence.
///
/// An addition waits for the one before it in the same sum; two blocks with their eight sums are as many as hide that, and
/// with more the processor reads from more places at once, which the larger layers' weights come faster by.
protocol BlockSums {
  /// How many blocks there are.
  static var blockCount: Int { get }

  /// Starts at the biases, or at what has been summed up before, [block][gate].
  init(_ start: UnsafePointer<GateLanes>)

  /// Adds a number times its weights, which lie `stride` apart for each block.
  mutating func add(_ weights: UnsafePointer<GateLanes>, _ stride: Int, times number: Float)

  /// Moves the cells on and stores the outputs, both [block].
  func advance(_ cells: UnsafeMutablePointer<GateLanes>, _ hidden: UnsafeMutablePointer<GateLanes>)
}

extension GateSums: BlockSums {
  static var blockCount: Int { 1 }

  @inline(always)
  mutating func add(_ weights: UnsafePointer<GateLanes>, _ stride: Int, times number: Float) {
    unsafe add(weights, times: number)
  }
}

/// The sums of some blocks and of those after them.
struct JoinedSums<Left: BlockSums, Right: BlockSums>: BlockSums {
  private var left: Left
  private var right: Right

  static var blockCount: Int { Left.blockCount + Right.blockCount }

  @inline(always)
  init(_ start: UnsafePointer<GateLanes>) {
    left = unsafe Left(start)
    right = unsafe Right(start + 4 * Left.blockCount)
  }

  @inline(always)
  mutating func add(_ weights: UnsafePointer<GateLanes>, _ stride: Int, times number: Float) {
    unsafe left.add(weights, stride, times: number)
    unsafe right.add(weights + Left.blockCount &* stride, stride, times: number)
  }

  @inline(always)
  func advance(_ cells: UnsafeMutablePointer<GateLanes>, _ hidden: UnsafeMutablePointer<GateLanes>) {
    unsafe left.advance(cells, hidden)
    unsafe right.advance(cells + Left.blockCount, hidden + Left.blockCount)
  }
}

typealias TwoBlockSums = JoinedSums<GateSums, GateSums>
typealias ThreeBlockSums = JoinedSums<TwoBlockSums, GateSums>
typealias FourBlockSums = JoinedSums<TwoBlockSums, TwoBlockSums>
