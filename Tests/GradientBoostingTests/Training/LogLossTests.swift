import GradientBoosting
import NumericalMethods
import Testing

@Suite struct LogLossTests {
  /// Trees differ from LightGBM's where derivatives that were rounded to 1/32,767 of the largest decide otherwise between
  /// splits that gain nearly the same, and on `breast_cancer` where a bin holds several values.
  @Test(arguments: LogLossProblem.all)
  func logLossIsThatOfLightGBMWithinHalfAPercent(_ problem: LogLossProblem) throws {
    let reference = try #require(LogLossProblem.references[problem.name])
    let training = training(classCount: reference.classCount)
    let folds = 3
    var sum = 0.0
    for fold in 0..<folds {
      let ensemble = try training.train(on: problem.rows { $0 % folds != fold }).ensemble
      let held = try problem.rows { $0 % folds == fold }
      for (row, target) in held.targets.enumerated() {
        let predictions = ensemble.objective.predictions(ofMargins: ensemble.margins(of: held.features.row(row)))
        sum -= Double.log(predictions[Int(target)])
      }
    }
    let loss = sum / Double(problem.targets.count)
    #expect(abs(loss / reference.logLoss - 1) < 0.005, "\(loss) against \(reference.logLoss)")
  }

  private func training(classCount: Int) -> TreeTraining {
    var training = TreeTraining(objective: classCount == 2 ? .binary : .multiclass(classCount: classCount))
    training.rounds = 60
    training.tree.leafCount = 15
    training.tree.minimumLeafRows = 1
    training.tree.minimumLeafHessian = 5
    training.tree.l2 = 1
    return training
  }
}
