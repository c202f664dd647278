/// Why a network could not be built, trained or applied.
public enum RecurrentNetworkError: Error, Equatable, Sendable {
  /// An architecture that there is not; `reason` says why.
  case invalidArchitecture(reason: String)
  /// A loss that has no meaning; `reason` says why.
  case invalidLoss(reason: String)
  /// A target, counted from zero, that the loss is not defined for.
  case invalidTarget(index: Int, value: Double, expected: String)
  /// The weight of a target, counted from zero, that is negative or not finite.
  case invalidWeight(index: Int, value: Double)
  /// A tensor of the network that was not given.
  case missingTensor(name: String)
  /// A tensor that the network does not have, or that was given twice.
  case unexpectedTensor(name: String)
  /// A tensor that has not the shape that the architecture asks for.
  case wrongTensorShape(name: String, shape: [Int], expected: [Int])
  /// A number of a tensor, counted from zero, that is not finite.
  case tensorNotFinite(name: String, index: Int)
  /// A specification of a training that there is not; `reason` says why.
  case invalidTraining(reason: String)
  /// A number of a series that cannot be trained on: the value of the column `column`, which is a `role`, in row `row`,
  /// counted from zero, of the series `series`.
  case invalidValue(role: SequenceColumnRole, column: String, series: String, row: Int, value: Float, expected: String)
  /// The series `series` has `rows` rows, fewer than the `steps` steps of a window.
  case seriesTooShort(series: String, rows: Int, steps: Int)
  /// Rows of a series that can't be trained on or validated on; `reason` says why.
  case invalidRows(series: String, reason: String)
  /// No window of the training rows has a target that is scored.
  case nothingToTrainOn(steps: Int, outputSteps: Int)
  /// No window of the validation rows has a target that is scored.
  case nothingToValidateOn(steps: Int, outputSteps: Int)
  /// The loss, or the norm of its gradient, is not finite or a million times the first one. Epochs and batches are
  /// counted from one; `batch` is `nil` where it is the loss of the validation rows.
  case explodedLoss(epoch: Int, batch: Int?, loss: Double)
  /// Bytes that no check-point begins with.
  case notACheckpoint
  /// A check-point of a version that this program does not know.
  case unknownCheckpointVersion(found: Int, known: Int)
  /// A check-point that ends early.
  case truncatedCheckpoint(byteCount: Int, expected: Int)
  /// A check-point that was changed after it had been written; `reason` says how that was found out.
  case corruptCheckpoint(reason: String)
  /// A check-point of a training on other data, or other rows of it.
  case checkpointOfOtherData
  /// A check-point of a training with another specification; `difference` says in what.
  case checkpointOfOtherTraining(difference: String)
}

extension RecurrentNetworkError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .invalidArchitecture(let reason), .invalidLoss(let reason): reason
    case .invalidTarget(let index, let value, let expected):
      "target \(index + 1) is \(value), expected is \(expected)"
    case .invalidWeight(let index, let value):
      "the weight of target \(index + 1) is \(value), expected is a finite number of at least 0"
    case .missingTensor(let name): "the tensor \(name) is missing"
    case .unexpectedTensor(let name): "the network has no tensor \(name), or it was given twice"
    case .wrongTensorShape(let name, let shape, let expected):
      "the tensor \(name) has the shape \(shape), expected is \(expected)"
    case .tensorNotFinite(let name, let index): "number \(index + 1) of the tensor \(name) is not finite"
    default: trainingDescription
    }
  }
}
