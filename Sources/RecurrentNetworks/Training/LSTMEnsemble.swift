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
