import ForecastEvaluation
import MarketData
import VolatilityModels

/// The models of a comparison, as far as the data allow them.
struct EvaluationChoice {
  /// What makes the forecasts, with their names.
  private(set) var forecasters: [(name: String, forecaster: Forecaster)]
  /// Why models were left out, a sentence for each reason; only where all models were asked for.
  private(set) var leftOut: [String]
  /// The models that can be left out.
  private let optional: Set<EvaluatedModel>

  /// The number of past forecasts that the weights of combinations are estimated from.
  private static let combinationWindow = 250

  /// Builds the models.
  ///
  /// - Parameters:
  ///   - models: the models that are asked for.
  ///   - files: the model files that are asked for.
  ///   - optional: those of the models that are left out where the data do not allow them.
  ///   - isPanel: whether several files are compared.
  ///   - input: the data.
  ///   - walk: how forecasts are made.
  ///   - options: the options of models of returns.
  ///   - autoregressions: those of regressions on variances.
  ///   - learned: makes the forecaster of a model that learns from features.
  /// - Throws: `CommandError.usage` for a model that does not fit the other options, `.badData` for one that the data do
  ///   not allow.
  init(
    _ models: [EvaluatedModel], files: [String], optional: Set<EvaluatedModel>, isPanel: Bool, input: VarianceInput,
    walk: WalkForward, options: ModelOptions, autoregressions: AutoregressionOptions,
    learned: (LearnedModel) throws(CommandError) -> Forecaster
  ) throws(CommandError) {
    var forecasters: [(name: String, forecaster: Forecaster)] = []
    var reasons: [(reason: String, models: [String])] = []
    for model in models {
      do throws(CommandError) {
        forecasters.append(
          (
            model.rawValue,
            try Self.forecaster(
              model.kind(options, isPanel: isPanel), input: input, walk: walk, autoregressions: autoregressions,
              isTried: optional.contains(model), learned: learned)
          ))
      } catch {
        guard optional.contains(model) else { throw error.prefixed(by: "\(model.rawValue): ") }
        if let known = reasons.firstIndex(where: { $0.reason == error.message }) {
          reasons[known].models.append(model.rawValue)
        } else {
          reasons.append((error.message, [model.rawValue]))
        }
      }
    }
    for path in files {
      do throws(CommandError) {
        forecasters.append((Self.name(ofFile: path), try learned(.file(path))))
      } catch {
        throw error.prefixed(by: "\(path): ")
      }
    }
    if let twice = forecasters.map(\.name).first(where: { name in forecasters.filter { $0.name == name }.count > 1 }) {
      throw .usage("two models are called \(twice)", hint: "another name of the file tells them apart")
    }
    let singles = forecasters.filter { !$0.forecaster.isCombination }
    leftOut = reasons.map { "left out \($0.models.joined(separator: ", ")): \($0.reason)" }
    guard !singles.isEmpty || leftOut.isEmpty else { throw .badData(leftOut.joined(separator: "; ")) }
    guard singles.count > 1 || singles.count == forecasters.count, !singles.isEmpty else {
      throw .usage("a combination needs at least two other models", hint: "name them in --models")
    }
    self.forecasters = forecasters
    self.optional = optional
  }

  /// Keeps the models of given names only.
  mutating func keep(_ names: Set<String>) {
    for (name, _) in forecasters where !names.contains(name) {
      leftOut.append("left out \(name): another file does not allow it")
    }
    forecasters.removeAll { !names.contains($0.name) }
  }

  /// What the networks of a model file are called: the name of the file without folders and extension.
  private static func name(ofFile path: String) -> String {
    let name = InputFile.fileName(path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Leaves out a model that could not walk to the end; `false` where it was asked for by name, or too few would remain.
  mutating func leaveOut(_ name: String, because reason: EvaluationError) -> Bool {
    guard forecasters.count > 2, let model = EvaluatedModel(rawValue: name), optional.contains(model) else {
      return false
    }
    forecasters.removeAll { $0.name == name }
    leftOut.append("left out \(name): \(reason)")
    return true
  }

  private static func forecaster(
    _ kind: EvaluatedModel.Kind, input: VarianceInput, walk: WalkForward, autoregressions: AutoregressionOptions,
    isTried: Bool, learned: (LearnedModel) throws(CommandError) -> Forecaster
  ) throws(CommandError) -> Forecaster {
    switch kind {
    case .volatility(let model):
      guard input.returns != nil else {
        throw .usage("it is a model of returns", hint: "--return-column names them beside --variance-column")
      }
      if isTried { try Self.tryFirstFit(of: model, input: input, walk: walk) }
      return .volatility(model)
    case .autoregression(let kind):
      guard walk.aggregation == .sum || walk.horizon == 1 else {
        throw .usage("it forecasts all \(walk.horizon) periods together, not the last of them", hint: "add --sum")
      }
      do throws(HARError) {
        let known = input.variances[0..<min(walk.trainCount, input.variances.count)]
        let model = try autoregressions.specification(kind, of: known, horizon: walk.horizon)
        if isTried, input.variances.count >= walk.trainCount {
          _ = try model.fit(to: input.variances[0..<walk.trainCount])
        }
        return .autoregression(model)
      } catch {
        throw .badData("\(error)", hint: AutoregressionOptions.hint(for: error))
      }
    case .learned(let model): return try learned(model)
    case .geometricMean(let members): return .geometricMean(of: members.map(\.rawValue))
    case .combination(let rule): return .combination(rule, window: combinationWindow)
    }
  }

  /// Fits a model to the first returns of a walk, so that one that cannot begin is known before the others walk.
  private static func tryFirstFit(
    of model: some VolatilityModel, input: VarianceInput, walk: WalkForward
  ) throws(CommandError) {
    guard let returns = input.returns?.returns, returns.count >= walk.trainCount else { return }
    do throws(VolatilityError) {
      _ = try model.fit(to: returns[0..<walk.trainCount], continuing: nil)
    } catch {
      throw .badData("its first fit failed: \(error)")
    }
  }
}
