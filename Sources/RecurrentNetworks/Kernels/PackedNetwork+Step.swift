extension PackedNetwork {
  /// One step of one sequence whose state is kept, and the head's outputs, (O).
  @inline(always)
  func advance(_ state: inout LSTMState, by inputs: [Float], into outputs: inout [Float]) {
    unsafe outputs.withUnsafeMutableBufferPointer { outputs in
      let outputs = unsafe outputs.baseAddress.unsafelyUnwrapped
      unsafe advance(&state, by: inputs) { kernel, handed in unsafe kernel.head.apply(handed, outputs) }
    }
  }

  /// One step of one sequence whose state is kept.
  @inline(always)
  func advance(_ state: inout LSTMState, by inputs: [Float]) {
    unsafe advance(&state, by: inputs) { _, _ in }
  }

  /// One step; `body` gets what the last layer hands on.
  @inline(always)
  private func advance(
    _ state: inout LSTMState, by inputs: [Float], _ body: (NetworkKernel, UnsafePointer<GateLanes>) -> Void
  ) {
    let isReversed = state.isReversed
    NetworkKernel.with(self) { kernel in
      unsafe inputs.withUnsafeBufferPointer { x in
        unsafe state.hidden.withPointer { hidden in
          unsafe state.next.withMutablePointer { next in
            unsafe state.cells.withMutablePointer { cells in
              let handed = unsafe kernel.step(
                x.baseAddress.unsafelyUnwrapped, hidden: hidden, next: next,
                cells: cells, handed: next + layers.count * blockCount,
                isReversed: isReversed)
              unsafe body(kernel, handed)
            }
          }
        }
      }
    }
    swap(&state.hidden, &state.next)
    state.isReversed.toggle()
  }
}
