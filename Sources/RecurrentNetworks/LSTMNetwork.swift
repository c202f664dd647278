/// A network whose parameters are packed to be applied: nothing is faster, and nothing can be changed.
///
/// A sequence comes out the same to the last bit alone and among others, on any number of threads, in one go and step by
/// step. It differs from the equations of `LSTM` in 64 bits by about 1e-6, of which the approximation of tanh and σ is a
/// part; with normalised layers, and inputs so extreme that units are nearly equal, by up to 3e-6.
///
/// An input that is not finite, be it infinite or not a number, makes the outputs of its sequence from there on not a
/// number, of no other sequence: who calls looks at them. (The equations, and PyTorch, let an infinite input shut or open
/// gates, and their outputs look like any others.)
public struct LSTMNetwork: Sendable {
  /// The parameters as they came.
  public let parameters: LSTMParameters
  private let packed: PackedNetwork

  /// The network with these parameters.
  public init(_ parameters: LSTMParameters) {
    self.parameters = parameters
    packed = PackedNetwork(parameters)
  }

  /// The network's architecture.
  public var architecture: LSTM { parameters.architecture }

  /// The outputs at the last step of each sequence.
  ///
  /// - Parameters:
  ///   - inputs: (B, T, I) row-major.
  ///   - steps: the number T of steps, positive.
  ///   - count: the number B of sequences, positive.
  ///   - threads: on how many threads at most, positive.
  /// - Returns: (B, O) row-major.
  /// - Precondition: there are B · T · I inputs.
  public func outputs(of inputs: [Float], steps: Int, count: Int = 1, threads: Int = 1) -> [Float] {
    outputs(of: inputs, steps: steps, count: count, threads: threads, isEveryStep: false)
  }

  /// The outputs at every step of each sequence.
  ///
  /// - Parameters:
  ///   - inputs: (B, T, I) row-major.
  ///   - steps: the number T of steps, positive.
  ///   - count: the number B of sequences, positive.
  ///   - threads: on how many threads at most, positive.
  /// - Returns: (B, T, O) row-major.
  /// - Precondition: there are B · T · I inputs.
  public func outputsAtEveryStep(of inputs: [Float], steps: Int, count: Int = 1, threads: Int = 1) -> [Float] {
    outputs(of: inputs, steps: steps, count: count, threads: threads, isEveryStep: true)
  }

  private func outputs(of inputs: [Float], steps: Int, count: Int, threads: Int, isEveryStep: Bool) -> [Float] {
    precondition(steps > 0 && count > 0 && threads > 0, "there is a sequence, a step and a thread")
    precondition(inputs.count == count * steps * architecture.inputSize, "each step has as many inputs as the network")
    let numbers = inputs.holdsInfinity ? inputs.withoutInfinities : inputs
    return packed.outputs(of: numbers, steps: steps, count: count, isEveryStep: isEveryStep, threads: threads)
  }
}

// One step at a time.
extension LSTMNetwork {
  /// The state ahead of the first step of a sequence.
  ///
  /// - Returns: a state for networks of this architecture.
  public func initialState() -> LSTMState { LSTMState(architecture) }

  /// Goes on by one step.
  ///
  /// - Parameters:
  ///   - state: the state of the sequence, which is moved on.
  ///   - inputs: the inputs of the step, (I).
  /// - Returns: the outputs of the step, (O).
  /// - Precondition: the state is of this architecture and there are as many inputs as it has.
  public func advance(_ state: inout LSTMState, by inputs: [Float]) -> [Float] {
    var outputs = [Float](repeating: 0, count: architecture.outputSize)
    advance(&state, by: inputs, into: &outputs)
    return outputs
  }

  /// Goes on by one step and puts the outputs where the caller wants them: no memory is asked for.
  ///
  /// - Parameters:
  ///   - state: the state of the sequence, which is moved on.
  ///   - inputs: the inputs of the step, (I).
  ///   - outputs: where the outputs of the step go, (O).
  /// - Precondition: the state is of this architecture, and there are as many inputs and outputs as it has.
  public func advance(_ state: inout LSTMState, by inputs: [Float], into outputs: inout [Float]) {
    precondition(outputs.count == architecture.outputSize, "there is room for as many outputs as the network has")
    check(state, inputs)
    if inputs.holdsInfinity { return advance(&state, by: inputs.withoutInfinities, into: &outputs) }
    packed.advance(&state, by: inputs, into: &outputs)
  }

  /// Goes on by one step whose outputs are not needed: no memory is asked for, and the head is left out.
  ///
  /// - Parameters:
  ///   - state: the state of the sequence, which is moved on.
  ///   - inputs: the inputs of the step, (I).
  /// - Precondition: the state is of this architecture and there are as many inputs as it has.
  public func skip(_ state: inout LSTMState, by inputs: [Float]) {
    check(state, inputs)
    if inputs.holdsInfinity { return skip(&state, by: inputs.withoutInfinities) }
    packed.advance(&state, by: inputs)
  }

  private func check(_ state: borrowing LSTMState, _ inputs: borrowing [Float]) {
    precondition(state.architecture == architecture, "the state is of this architecture")
    precondition(inputs.count == architecture.inputSize, "a step has as many inputs as the network")
  }
}
