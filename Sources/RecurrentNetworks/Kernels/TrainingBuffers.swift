import Synchronization

/// Memory that lives on from one training step to the next.
///
/// Who works takes what is free and gives it back; nothing is shared at the same time.
final class TrainingBuffers: Sendable {
  private let free = Mutex<[Int: [[GateLanes]]]>([:])

  /// Memory of `count` vectors with anything in it.
  func take(_ count: Int) -> [GateLanes] {
    free.withLock { $0[count]?.popLast() } ?? [GateLanes](repeating: .zero, count: count)
  }

  /// Gives memory back.
  func giveBack(_ memory: consuming [GateLanes]) {
    let memory = memory
    free.withLock { $0[memory.count, default: []].append(memory) }
  }
}
