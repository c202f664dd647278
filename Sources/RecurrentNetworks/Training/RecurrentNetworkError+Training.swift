extension RecurrentNetworkError {
  /// What is said of an error of a training.
  var trainingDescription: String {
    switch self {
    case .invalidTraining(let reason): reason
    case .invalidValue(let role, let column, let series, let row, let value, let expected):
      "\(value.isNaN ? "NaN" : "\(value)") in \(role.rawValue) \"\(column)\" of series \"\(series)\" at row \(row), where "
        + "\(expected) was expected"
    case .seriesTooShort(let series, let rows, let steps):
      "the series \"\(series)\" has \(rows) rows, fewer than the \(steps) steps of a window: choose fewer steps or leave "
        + "the series out"
    case .invalidRows(let series, let reason): "the series \"\(series)\": \(reason)"
    case .nothingToTrainOn(let steps, let outputSteps):
      "there is nothing to train on: \(Self.noWindow(steps, outputSteps, of: "training")); choose fewer steps, a smaller "
        + "share for validation, or more data"
    case .nothingToValidateOn(let steps, let outputSteps):
      "there is nothing to validate on: \(Self.noWindow(steps, outputSteps, of: "validation")); choose a larger share for "
        + "validation, or train without it and without early stopping"
    case .explodedLoss(let epoch, let batch, let loss):
      "the training exploded: the loss is \(loss) in epoch \(epoch), "
        + "\(batch.map { "batch \($0)" } ?? "on the validation rows"); lower the learning rate (--learning-rate), clip the "
        + "gradient at a smaller norm, or scale the inputs and targets to a variance near one"
    default: checkpointDescription
    }
  }

  private var checkpointDescription: String {
    switch self {
    case .notACheckpoint: "this is no check-point of a training"
    case .unknownCheckpointVersion(let found, let known):
      "the check-point has version \(found), where at most \(known) is known: continue with the program that wrote it"
    case .truncatedCheckpoint(let byteCount, let expected):
      "the check-point has \(byteCount) bytes, where \(expected) were expected: it was not written to its end; begin anew "
        + "or continue from an older one"
    case .corruptCheckpoint(let reason):
      "the check-point is damaged: \(reason); begin anew or continue from an older one"
    case .checkpointOfOtherData:
      "the check-point is of a training on other data or other rows: continue with the same files and options, or begin "
        + "anew"
    case .checkpointOfOtherTraining(let difference):
      "the check-point is of another training: \(difference); continue with the same options, or begin anew"
    default: ""
    }
  }

  private static func noWindow(_ steps: Int, _ outputSteps: Int, of rows: String) -> String {
    "no window of \(steps) steps has its last \(outputSteps) within the \(rows) rows and a target that is scored"
  }
}
