/// The training of an ensemble as it stood between two epochs: the members that are finished, those in progress, and how
/// many have not begun.
public struct LSTMEnsembleCheckpoint: Sendable, Equatable {
  private static let magic: StaticString = "PLIMENSB"

  /// How the first member is trained; number i has the seed plus i.
  public let training: LSTMTraining
  /// The check-points of the members; `nil` for those that have not begun.
  public let members: [LSTMCheckpoint?]

  fileprivate init(training: LSTMTraining, members: [LSTMCheckpoint?]) {
    self.training = training
    self.members = members
  }

  /// The check-point as bytes, the same on every machine.
  public func encoded() -> [UInt8] {
    var writer = CheckpointWriter()
    writer.write(training)
    writer.write(members.count)
    for member in members { writer.write(member?.encoded() ?? []) }
    return CheckpointContainer.sealed(writer.bytes, magic: Self.magic)
  }

  /// A check-point that `encoded()` wrote.
  ///
  /// - Parameter bytes: the bytes.
  /// - Throws: `RecurrentNetworkError.notACheckpoint`, `.unknownCheckpointVersion`, `.truncatedCheckpoint` or
  ///   `.corruptCheckpoint`.
  public init(decoding bytes: [UInt8]) throws(RecurrentNetworkError) {
    var reader = try CheckpointContainer.contents(of: bytes, magic: Self.magic)
    training = try reader.training()
    let count = try reader.integer()
    guard count > 0 else { throw .corruptCheckpoint(reason: "it has \(count) members") }
    var members: [LSTMCheckpoint?] = []
    for number in 0..<count {
      let bytes = try reader.bytes()
      let member = bytes.isEmpty ? nil : try LSTMCheckpoint(decoding: bytes)
      if let member, member.training != training.member(number) {
        throw .corruptCheckpoint(reason: "member \(number + 1) is of another training")
      }
      members.append(member)
    }
    guard reader.isAtEnd else { throw .corruptCheckpoint(reason: "more follows the last member") }
    self.members = members
  }
}

extension LSTMEnsembleTrainer {
  /// The training as it stands.
  public var checkpoint: LSTMEnsembleCheckpoint {
    LSTMEnsembleCheckpoint(
      training: training, members: members.map { $0.reports.isEmpty ? nil : $0.checkpoint })
  }

  /// A training that goes on where a check-point was taken, bit for bit.
  ///
  /// - Parameters:
  ///   - checkpoint: where to go on.
  ///   - expected: what the training should be; `nil` takes the check-point's.
  ///   - threads: the number of members that are trained at once, positive.
  ///   - makeMember: makes the training of a member, from its check-point where there is one.
  /// - Throws: `RecurrentNetworkError.checkpointOfOtherTraining`, or what `makeMember` throws.
  package init(
    resuming checkpoint: LSTMEnsembleCheckpoint, expecting expected: LSTMTraining? = nil, threads: Int,
    makeMember: (LSTMTraining, LSTMCheckpoint?) throws(RecurrentNetworkError) -> LSTMTrainer
  ) throws(RecurrentNetworkError) {
    if let expected, let difference = checkpoint.training.difference(from: expected) {
      throw .checkpointOfOtherTraining(difference: difference)
    }
    var rest = checkpoint.members[...]
    try self.init(checkpoint.training, members: checkpoint.members.count, threads: threads) {
      (training) throws(RecurrentNetworkError) in try makeMember(training, rest.removeFirst())
    }
  }
}
