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

extension StoredModel {
  /// What was chosen, as members of a document.
  var choiceMembers: [String: JSONValue] {
    Dictionary(uniqueKeysWithValues: choices.map { ($0.name, .string($0.value)) })
      .merging(["model": .string(kindName)]) { _, name in name }
  }
}
