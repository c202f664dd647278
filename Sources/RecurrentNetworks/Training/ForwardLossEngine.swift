/// The loss of the outputs that the packed network computes, without anything for a way back.
struct ForwardLossEngine: LossEngine {
  let architecture: LSTM
  let loss: NetworkLoss
  let threads: Int

  func loss(parameters: [Float], batch: TrainingBatch) -> Double {
    let network = LSTMNetwork(LSTMParameters(architecture, values: parameters))
    return loss.evaluate(outputs: outputs(of: network, batch), targets: batch.targets, weights: batch.weights).loss
  }

  /// The outputs of the batch's last steps, (B, K, O).
  private func outputs(of network: LSTMNetwork, _ batch: TrainingBatch) -> [Float] {
    let (inputs, steps, count) = (batch.sequences.inputs, batch.sequences.steps, batch.sequences.count)
    if batch.outputSteps == 1 { return network.outputs(of: inputs, steps: steps, count: count, threads: threads) }
    let all = network.outputsAtEveryStep(of: inputs, steps: steps, count: count, threads: threads)
    let size = steps * architecture.outputSize
    let kept = batch.outputSteps * architecture.outputSize
    return (0..<count).flatMap { all[($0 + 1) * size - kept..<($0 + 1) * size] }
  }
}
