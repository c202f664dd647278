/// A vector of sums for each of eight rows, held in registers.
struct TrainingSums {
  /// The number of rows.
  static let rows = 8

  private var (r0, r1, r2, r3): (GateLanes, GateLanes, GateLanes, GateLanes)
  private var (r4, r5, r6, r7): (GateLanes, GateLanes, GateLanes, GateLanes)

  /// Sums that start at what is at `start`, a row every `stride` vectors.
  @inline(always)
  init(_ start: UnsafePointer<GateLanes>, _ stride: Int) {
    unsafe (r0, r1, r2, r3) = (start[0], start[stride], start[2 * stride], start[3 * stride])
    unsafe (r4, r5, r6, r7) = (start[4 * stride], start[5 * stride], start[6 * stride], start[7 * stride])
  }

  /// Adds factor · vector to each row; the rows' factors are `stride` apart.
  @inline(always)
  mutating func add(_ factors: UnsafePointer<Float>, _ stride: Int, times vector: GateLanes) {
    unsafe r0 = r0.adding(vector, times: factors[0])
    unsafe r1 = r1.adding(vector, times: factors[stride])
    unsafe r2 = r2.adding(vector, times: factors[2 * stride])
    unsafe r3 = r3.adding(vector, times: factors[3 * stride])
    unsafe r4 = r4.adding(vector, times: factors[4 * stride])
    unsafe r5 = r5.adding(vector, times: factors[5 * stride])
    unsafe r6 = r6.adding(vector, times: factors[6 * stride])
    unsafe r7 = r7.adding(vector, times: factors[7 * stride])
  }

  /// Puts the sums to `result`, a row every `stride` vectors.
  @inline(always)
  func store(_ result: UnsafeMutablePointer<GateLanes>, _ stride: Int) {
    unsafe (result[0], result[stride], result[2 * stride], result[3 * stride]) = (r0, r1, r2, r3)
    unsafe (result[4 * stride], result[5 * stride], result[6 * stride], result[7 * stride]) = (r4, r5, r6, r7)
  }
}
