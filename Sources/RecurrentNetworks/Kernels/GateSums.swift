/// What the four gates of a block of units are taken of, while it is summed up.
struct GateSums {
  var (input, forget): (GateLanes, GateLanes)
  var (candidate, output): (GateLanes, GateLanes)

  /// Starts at the biases, or at what has been summed up before.
  @inline(always)
  init(_ start: UnsafePointer<GateLanes>) {
    (input, forget) = unsafe (start[0], start[1])
    (candidate, output) = unsafe (start[2], start[3])
  }

  /// Adds a number times its weights in the four gates.
  @inline(always)
  mutating func add(_ weights: UnsafePointer<GateLanes>, times number: Float) {
    let number = GateLanes(repeating: number)
    unsafe input = input.adding(weights[0], times: number)
    unsafe forget = forget.adding(weights[1], times: number)
    unsafe candidate = candidate.adding(weights[2], times: number)
    unsafe output = output.adding(weights[3], times: number)
  }

  @inline(always)
  func store(_ place: UnsafeMutablePointer<GateLanes>) {
    unsafe place[0] = input
    unsafe place[1] = forget
    unsafe place[2] = candidate
    unsafe place[3] = output
  }

  /// Moves the cell on and stores the output.
  @inline(always)
  func advance(_ cell: UnsafeMutablePointer<GateLanes>, _ hidden: UnsafeMutablePointer<GateLanes>) {
    let next = unsafe LSTMCell.advance(
      input: input, forget: forget, candidate: candidate, output: output, cell: cell.pointee)
    unsafe cell.pointee = next.cell
    unsafe hidden.pointee = next.output
  }
}
