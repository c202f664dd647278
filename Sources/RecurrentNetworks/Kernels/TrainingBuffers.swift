import Synchronization

/// Memory that lives on from one training step to the next.
///
/// Who works takes what is free and gives it back; nothing is shared at the same time.
final class TrainingBuffers: Sendable {
  private let free = Mutex<[AlignedLanes]>([])

  /// Memory of at least `count` vectors with anything in it.
  func take(_ count: Int) -> AlignedLanes {
    // What is too small is let go: as much as there is will be needed again.
    if let memory = free.withLock({ $0.popLast() }), memory.count >= count { return memory }
    return AlignedLanes(zeros: count)
  }

  /// Gives memory back.
  func giveBack(_ memory: consuming AlignedLanes) {
    let memory = memory
    free.withLock { $0.append(memory) }
  }
}
