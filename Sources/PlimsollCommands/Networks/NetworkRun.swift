import Foundation
import GradientBoosting
import MarketData
import RecurrentNetworks
import VolatilityForecasting

/// The training of a forecaster by a command: with progress, and with a file from which it can go on.
struct NetworkRun {
  /// What is trained.
  let network: VolatilityNetwork
  /// The markets that it learns from.
  let markets: [MarketHistory]
  /// The time of training and validation.
  let split: TimeSplit
  /// The file that holds the state between epochs; `nil` for none.
  let checkpoint: OutputFile?

  /// Trains the forecaster; where the check-point file exists, from there on.
  ///
  /// - Parameters:
  ///   - title: what the progress is called.
  ///   - context: what the command runs in.
  /// - Returns: the forecaster.
  /// - Throws: `CommandError`.
  func trained(title: String, in context: CommandContext) throws(CommandError) -> TrainedVolatilityNetwork {
    let saved = try savedState(context)
    var trainer = try CommandError.mapping { () throws(ForecastingError) in
      try VolatilityNetworkTrainer(
        network, markets: markets, split: split, checkpoint: saved, threads: context.threads)
    }
    let total = network.options.members * network.options.epochs
    let done = trainer.ensemble.members.reduce(0) { $0 + $1.reports.count }
    if saved != nil { context.diagnostics.print("resuming after \(done) of at most \(total) epochs\n") }
    let progress = context.progress(title, total: total)
    progress.advance(by: done)
    while !trainer.isFinished {
      let reports = try CommandError.mapping { () throws(ForecastingError) in try trainer.runEpochs() }
      for (member, report) in reports {
        // A network that stops early leaves its other epochs out.
        let skipped = trainer.ensemble.members[member].isFinished ? network.options.epochs - report.epoch : 0
        progress.advance(by: 1 + skipped, note: Self.note(member: member, report))
      }
      save(trainer, context)
    }
    progress.finish()
    let trained = try CommandError.mapping { () throws(ForecastingError) in
      try trainer.trained(threads: context.threads)
    }
    if let alone = trainer.regressionLoss, let loss = trained.validationLoss, loss > alone {
      let numbers = [loss, alone].map { TableCell.number($0, digits: 6).shown }
      context.diagnostics.warn(
        "\(title): the networks have a validation loss of \(numbers[0]), the regression without them \(numbers[1]): they do "
          + "harm; more data, or a lower --learning-rate, may help")
    }
    return trained
  }

  private static func note(member: Int, _ report: EpochReport) -> String {
    let losses = [report.trainLoss, report.validationLoss].compactMap { $0 }
      .map { TableCell.number($0, digits: 4).shown }
    return "network \(member + 1) epoch \(report.epoch) loss \(losses.joined(separator: " / "))"
  }

  private func savedState(_ context: CommandContext) throws(CommandError) -> LSTMEnsembleCheckpoint? {
    guard case .path(let path)? = checkpoint else { return nil }
    do throws(SystemError) {
      _ = try SystemCalls.status(of: path)
    } catch {
      guard error.code == ENOENT else { throw .inputOutput("cannot read the check-point \(path.quoted): \(error)") }
      return nil
    }
    let bytes = try context.contents(of: .path(path))
    do throws(RecurrentNetworkError) {
      return try LSTMEnsembleCheckpoint(decoding: bytes)
    } catch {
      throw .badData("\(path.quoted): \(error)", hint: "another --checkpoint begins anew")
    }
  }

  private func save(_ trainer: VolatilityNetworkTrainer, _ context: CommandContext) {
    guard case .path(let path)? = checkpoint else { return }
    do throws(SystemError) {
      try AtomicFile(path: path).write(trainer.ensemble.checkpoint.encoded())
    } catch {
      context.diagnostics.warn("cannot write the check-point \(path.quoted): \(error)")
    }
  }
}

extension CommandError {
  /// What `body` gives; what keeps a forecaster from being trained or applied is bad data.
  static func mapping<Value>(_ body: () throws(ForecastingError) -> Value) throws(CommandError) -> Value {
    do throws(ForecastingError) {
      return try body()
    } catch .trees(.invalidSpecification(let reason)) {
      throw .usage(reason)
    } catch {
      throw .badData("\(error)")
    }
  }
}
