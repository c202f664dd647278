import GradientBoosting
import ModelExchange
import ModelFormats
import RecurrentNetworks

// What is reported of models by themselves.

extension TreeEnsemble {
  /// What the trees are.
  var choices: [(name: String, value: String)] {
    let target =
      switch objective {
      case .squaredError: "a number"
      case .quantile(let level): "the quantile \(level)"
      case .binary: "2 classes"
      case .multiclass(let count): "\(count) classes"
      }
    let leaves = trees.map(\.leaves.count).max() ?? 0
    return [
      ("predicts", target), ("trees", "\(trees.count)"), ("rounds", "\(roundCount)"), ("mostLeaves", "\(leaves)"),
      ("columns", columnNames.joined(separator: " ")),
    ]
  }
}

extension SequenceNetwork {
  /// What the network is.
  var choices: [(name: String, value: String)] {
    let architecture = parameters.architecture
    return [
      ("layers", "\(architecture.layerCount) x \(architecture.hiddenSize) units"),
      ("inputs", inputNames?.joined(separator: " ") ?? "\(architecture.inputSize)"),
      ("outputs", "\(architecture.outputSize)"), ("parameters", "\(parameters.count)"),
    ] + (architecture.normalizesLayers ? [("normalized", "yes")] : [])
  }
}

extension TreeEnsemble {
  /// What the trees are, for programs.
  var members: [String: JSONValue] {
    var members: [String: JSONValue] = [
      "model": .string(ModelKind.ensemble.rawValue), "trees": .integer(trees.count), "rounds": .integer(roundCount),
      "mostLeaves": .integer(trees.map(\.leaves.count).max() ?? 0),
      "columns": .array(columnNames.map { .string($0) }),
    ]
    switch objective {
    case .squaredError: members["predicts"] = "number"
    case .quantile(let level):
      members["predicts"] = "quantile"
      members["quantile"] = .number(level)
    case .binary, .multiclass:
      members["predicts"] = "classes"
      members["classes"] = JSONValue(objective.classCount)
    }
    return members
  }
}

extension SequenceNetwork {
  /// What the network is, for programs.
  var members: [String: JSONValue] {
    let architecture = parameters.architecture
    return [
      "model": .string(ModelKind.network.rawValue), "layers": .integer(architecture.layerCount),
      "units": .integer(architecture.hiddenSize), "inputCount": .integer(architecture.inputSize),
      "inputs": inputNames.map { .array($0.map { .string($0) }) } ?? .null,
      "outputs": .integer(architecture.outputSize), "parameters": .integer(parameters.count),
      "normalized": .bool(architecture.normalizesLayers),
    ]
  }
}
