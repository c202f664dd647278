import NumericalMethods

/// The training of an ensemble in progress: a value whose members go on by an epoch at a time, as many at once as there
/// are threads.
///
/// The members know nothing of each other, so that neither threads nor the order change a bit.
public struct LSTMEnsembleTrainer: Sendable {
  /// How the first member is trained; number i has the seed plus i.
  public let training: LSTMTraining
  /// The trainings of the members.
  public private(set) var members: [LSTMTrainer]
  private let threads: Int

  /// The training of an ensemble.
  ///
  /// - Parameters:
  ///   - training: how the first member is trained.
  ///   - members: the number of members, positive.
  ///   - threads: the number of members that are trained at once, positive.
  ///   - makeMember: makes the training of a member.
  /// - Throws: what `makeMember` throws.
  package init(
    _ training: LSTMTraining, members: Int, threads: Int,
    makeMember: (LSTMTraining) throws(RecurrentNetworkError) -> LSTMTrainer
  ) throws(RecurrentNetworkError) {
    precondition(members > 0 && threads > 0, "an ensemble has a member, and work is done by a thread at least")
    self.training = training
    self.threads = threads
    self.members = []
    for number in 0..<members { self.members.append(try makeMember(training.member(number))) }
  }

  /// Whether all members are finished.
  public var isFinished: Bool { members.allSatisfy(\.isFinished) }

  /// The ensemble of what each member was best at; `nil` before every member has ended an epoch.
  public var trained: LSTMEnsemble? {
    let trained = members.compactMap(\.trained)
    return trained.count == members.count ? LSTMEnsemble(members: trained) : nil
  }

  /// Runs an epoch of each of the first members that are not finished, as many as there are threads.
  ///
  /// - Returns: the members' numbers, from zero, and what their epochs came to.
  /// - Throws: `RecurrentNetworkError.explodedLoss` of the first member whose loss exploded; that one is then where it
  ///   was before the epoch.
  /// - Precondition: the training is not finished.
  @discardableResult
  public mutating func runEpochs() throws(RecurrentNetworkError) -> [(member: Int, report: EpochReport)] {
    precondition(!isFinished, "a training that is finished has no further epoch")
    let active = Array(members.indices.filter { !members[$0].isFinished }.prefix(threads))
    let outcomes = parallelMap(count: active.count, threads: threads) { [members] number in
      members[active[number]].afterEpoch()
    }
    var reports: [(member: Int, report: EpochReport)] = []
    var failure: RecurrentNetworkError?
    for (member, outcome) in zip(active, outcomes) {
      switch outcome {
      case .success(let trainer):
        members[member] = trainer
        reports += trainer.reports.suffix(1).map { (member, $0) }
      case .failure(let error): failure = failure ?? error
      }
    }
    if let failure { throw failure }
    return reports
  }

  /// Runs all epochs that are left.
  ///
  /// - Parameter progress: is told of each epoch that ends, with the member's number, from zero.
  /// - Returns: the ensemble.
  /// - Throws: `RecurrentNetworkError.explodedLoss`.
  public mutating func train(
    progress: (Int, EpochReport) -> Void = { _, _ in }
  ) throws(RecurrentNetworkError) -> LSTMEnsemble {
    while !isFinished { for (member, report) in try runEpochs() { progress(member, report) } }
    return LSTMEnsemble(members: members.compactMap(\.trained))
  }
}

extension LSTMTrainer {
  /// The training an epoch later.
  fileprivate func afterEpoch() -> Result<LSTMTrainer, RecurrentNetworkError> {
    var later = self
    do throws(RecurrentNetworkError) {
      try later.runEpoch()
      return .success(later)
    } catch {
      return .failure(error)
    }
  }
}
