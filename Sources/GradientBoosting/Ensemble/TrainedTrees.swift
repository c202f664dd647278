/// Trees with the record of their training.
public struct TrainedTrees: Sendable, Equatable {
  /// What was trained.
  public let specification: TreeTraining
  /// The trees, those after the best round left out.
  public let ensemble: TreeEnsemble
  /// The mean loss of the training rows after each round.
  public let trainingLosses: [Double]
  /// The mean loss of the validation rows after each round; empty without validation.
  public let validationLosses: [Double]
  /// The number of the round that the validation rows were best after, from one; the last one without validation.
  public let bestRound: Int

  /// A record from its parts.
  package init(
    specification: TreeTraining, ensemble: TreeEnsemble, trainingLosses: [Double], validationLosses: [Double],
    bestRound: Int
  ) {
    self.specification = specification
    self.ensemble = ensemble
    self.trainingLosses = trainingLosses
    self.validationLosses = validationLosses
    self.bestRound = bestRound
  }
}
