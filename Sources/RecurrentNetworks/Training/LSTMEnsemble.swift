/// Networks that were trained alike from different seeds; the mean of their outputs is better than one of them.
///
/// Source: Hansen & Salamon (1990), "Neural network ensembles".
public struct LSTMEnsemble: Sendable, Equatable {
  /// The members; number i was trained with the seed of the specification plus i.
  public let members: [TrainedLSTM]

  /// An ensemble.
  ///
  /// - Precondition: there is a member, and all are of the same architecture.
  package init(members: [TrainedLSTM]) {
    precondition(!members.isEmpty, "an ensemble has a member")
    precondition(
      members.allSatisfy { $0.training.architecture == members[0].training.architecture },
      "the members of an ensemble are of the same architecture")
    self.members = members
  }

  /// The mean of what the members put out, number by number.
  ///
  /// An output that is the logarithm of a variance is averaged as it is: the mean of the logarithms, which is the
  /// logarithm of the geometric mean.
  ///
  /// - Parameter outputs: the outputs of each member, all of the same shape.
  /// - Returns: their mean, of that shape.
  /// - Precondition: there is a member, and all have as many outputs.
  public static func mean(of outputs: [[Float]]) -> [Float] {
    precondition(!outputs.isEmpty, "an ensemble has a member")
    precondition(outputs.allSatisfy { $0.count == outputs[0].count }, "all members have as many outputs")
    return outputs[0].indices.map { index in
      Float(outputs.reduce(0) { $0 + Double($1[index]) } / Double(outputs.count))
    }
  }
}

extension LSTMEnsemble {
  /// The mean of the members' outputs at the last step of each sequence.
  ///
  /// - Parameters:
  ///   - inputs: (B, T, I) row-major.
  ///   - steps: the number T of steps, positive.
  ///   - count: the number B of sequences, positive.
  ///   - threads: on how many threads at most, positive.
  /// - Returns: (B, O) row-major.
  /// - Precondition: there are B · T · I inputs.
  public func outputs(of inputs: [Float], steps: Int, count: Int = 1, threads: Int = 1) -> [Float] {
    Self.mean(
      of: members.map {
        LSTMNetwork($0.parameters).outputs(of: inputs, steps: steps, count: count, threads: threads)
      })
  }

  /// The mean of the members' outputs at every step of each sequence.
  ///
  /// - Parameters:
  ///   - inputs: (B, T, I) row-major.
  ///   - steps: the number T of steps, positive.
  ///   - count: the number B of sequences, positive.
  ///   - threads: on how many threads at most, positive.
  /// - Returns: (B, T, O) row-major.
  /// - Precondition: there are B · T · I inputs.
  public func outputsAtEveryStep(of inputs: [Float], steps: Int, count: Int = 1, threads: Int = 1) -> [Float] {
    Self.mean(
      of: members.map {
        LSTMNetwork($0.parameters).outputsAtEveryStep(of: inputs, steps: steps, count: count, threads: threads)
      })
  }
}
