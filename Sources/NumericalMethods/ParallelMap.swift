import Dispatch
import Synchronization

/// The values of `transform` at 0, 1, … `count` − 1, computed on up to `threads` threads.
///
/// Each thread takes the next position when it is done with one, so uneven work is spread evenly; the
/// result does not depend on the number of threads.
///
/// - Precondition: `threads` is positive.
package func parallelMap<Value: Sendable>(
  count: Int, threads: Int, _ transform: @Sendable (Int) -> Value
) -> [Value] {
  precondition(threads > 0, "work is done by at least one thread")
  guard threads > 1, count > 1 else { return (0..<count).map(transform) }
  let next = Atomic<Int>(0)
  let results = Mutex<[Value?]>([Value?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let value = transform(index)
      results.withLock { $0[index] = value }
    }
  }
  return results.withLock { $0.compactMap { $0 } }
}
