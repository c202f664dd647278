import GradientBoosting
import ModelFormats
import RecurrentNetworks
import VolatilityForecasting
import VolatilityModels

extension ModelExport {
  /// The trees that are written: the part that was chosen, or the only one.
  func trees(of model: StoredModel) throws(ModelExchangeError) -> TreeEnsemble {
    let candidates = model.parts.compactMap { name, part -> (name: String, trees: TreeEnsemble)? in
      if case .trees(let ensemble) = part { (name, ensemble) } else { nil }
    }
    guard !candidates.isEmpty else {
      if case .regimes = model { throw refused("this classifier of regimes is logistic alone, without trees") }
      throw refused("a model of kind \(model.kind.rawValue) has no trees")
    }
    let chosen = try chosenPart(of: candidates.map(\.name))
    return candidates[chosen].trees
  }

  /// The parameters of networks for PyTorch: of the one that was chosen, or of all with `member.0.` and so on before the
  /// names, as the list of modules `member` has them.
  func stateDictionary(of model: StoredModel) throws(ModelExchangeError) -> SafetensorsFile {
    var candidates: [(name: String, network: LSTMParameters)] = []
    for case (let name, .network(let parameters, _, _)) in model.parts { candidates.append((name, parameters)) }
    guard !candidates.isEmpty else {
      throw refused("a model of kind \(model.kind.rawValue) has no networks, and its model file is safetensors already")
    }
    var tensors: [String: Tensor] = [:]
    if part == nil, candidates.count > 1 {
      for (name, network) in candidates {
        for (own, tensor) in network.stateDictionary { tensors["\(name).\(own)"] = tensor }
      }
    } else {
      tensors = candidates[try chosenPart(of: candidates.map(\.name))].network.stateDictionary
    }
    return SafetensorsFile(tensors: tensors, metadata: metadata(of: model))
  }

  /// What the networks read and how it is scaled, which no tensor of theirs says: `inputs`, an object of JSON whose `names`
  /// are an array, or null where inputs have none.
  private func metadata(of model: StoredModel) -> [String: String] {
    switch model {
    case .network(let trained):
      let scaling = trained.scaling
      let inputs: JSONValue = [
        "names": .array(scaling.names.map { .string($0) }), "means": .array(scaling.means.map { .number($0) }),
        "factors": .array(scaling.factors.map { .number($0) }), "limit": .number(scaling.limit),
        "steps": .integer(trained.specification.options.steps),
        "horizons": .array(trained.horizons.map { .integer($0) }),
      ]
      return ["format": "pt", "inputs": inputs.text()]
    case .sequenceNetwork(let network):
      let names: JSONValue = network.inputNames.map { .array($0.map { .string($0) }) } ?? .null
      return ["format": "pt", "inputs": (["names": names] as JSONValue).text()]
    default: return ["format": "pt"]
    }
  }

  /// The graph of the whole model, or of the part that was chosen.
  func graph(of model: StoredModel) throws(ModelExchangeError) -> [UInt8] {
    if let part {
      let parts = model.parts
      let chosen = parts[try chosenPart(of: parts.map(\.name))].part
      guard horizon == nil else { throw refused("the part \(part.jsonQuoted) by itself has no horizon to choose") }
      switch chosen {
      case .trees(let ensemble): return try ensemble.onnx()
      case .network(let parameters, let names, let scaling):
        return try parameters.onnx(scaling: scaling.map { .init($0) }, inputNames: names)
      }
    }
    try checkHorizon(for: model)
    let periods = horizon ?? Self.standardHorizon
    switch model {
    case .garch(let fitted): return try fitted.onnx(horizon: periods)
    case .egarch(let fitted): return try fitted.onnx(horizon: periods)
    case .ewma(let fitted): return try fitted.onnx(horizon: periods)
    case .riskMetrics2006(let fitted): return try fitted.onnx(horizon: periods)
    case .autoregression(let fitted, let measure):
      return try fitted.onnx(measure: measure, iteratedHorizon: horizon)
    case .network(let trained): return try trained.onnx()
    case .trees(let trained): return try trained.onnx()
    case .regimes(let trained): return try trained.onnx()
    case .ensemble(let ensemble): return try ensemble.onnx()
    case .sequenceNetwork(let network): return try network.parameters.onnx(inputNames: network.inputNames)
    }
  }

  /// Throws where a number of periods was chosen for a model that forecasts what it was trained for, or nothing.
  private func checkHorizon(for model: StoredModel) throws(ModelExchangeError) {
    guard horizon != nil else { return }
    switch model {
    case .garch, .egarch, .ewma, .riskMetrics2006, .autoregression: return
    case .network(let trained): throw refused(trainedHorizons: trained.horizons, of: model)
    case .trees(let trained): throw refused(trainedHorizons: trained.horizons, of: model)
    case .regimes, .ensemble, .sequenceNetwork:
      throw refused("a model of kind \(model.kind.rawValue) has no horizon to choose")
    }
  }

  private func refused(trainedHorizons horizons: [Int], of model: StoredModel) -> ModelExchangeError {
    let list = horizons.map { "\($0)" }.joined(separator: ", ")
    return refused(
      "a model of kind \(model.kind.rawValue) has the horizons that it was trained for (\(list)), none to choose")
  }

  /// The position of the part that was chosen, or of the only one.
  private func chosenPart(of names: [String]) throws(ModelExchangeError) -> Int {
    let known = names.joined(separator: ", ")
    guard let part else {
      guard names.count == 1 else { throw refused("it has several parts: choose one of \(known)") }
      return 0
    }
    guard let position = names.firstIndex(of: part) else {
      throw refused(
        names.isEmpty
          ? "the model has no parts, \(part.jsonQuoted) was chosen"
          : "\(part.jsonQuoted) is none of its parts: \(known)")
    }
    return position
  }

  private func refused(_ reason: String) -> ModelExchangeError {
    .notExportable(format: format.title, reason: reason)
  }
}
