/// A graph while it is put together: names for values are made up on the way.
///
/// Names begin with what the builder is told, so that those of a graph within another differ from the outer ones, as
/// ONNX wants it. The same calls make the same graph.
package struct ONNXGraphBuilder {
  /// The graph so far.
  package private(set) var graph: ONNXGraph
  private let prefix: String
  private var numbers: [String: Int] = [:]

  /// An empty graph.
  ///
  /// - Parameters:
  ///   - name: the name of the graph.
  ///   - prefix: what the names that are made up begin with; different for each graph of a model.
  package init(name: String, prefix: String = "") {
    graph = ONNXGraph(name: name)
    self.prefix = prefix
  }

  /// Declares an input.
  ///
  /// - Returns: its name.
  package mutating func input(
    _ name: String, _ element: ONNXType.Element, _ shape: [ONNXType.Dimension], description: String = ""
  ) -> String {
    graph.inputs.append(ONNXGraph.Value(name, ONNXType(element, shape), description: description))
    return name
  }

  /// Gives a value out under a name of its own.
  package mutating func output(
    _ name: String, _ value: String, _ element: ONNXType.Element, _ shape: [ONNXType.Dimension],
    description: String = ""
  ) {
    graph.nodes.append(ONNXNode(name: "Identity", inputs: [value], outputs: [name]))
    graph.outputs.append(ONNXGraph.Value(name, ONNXType(element, shape), description: description))
  }

  /// A constant.
  ///
  /// - Returns: its name.
  package mutating func constant(_ tensor: Tensor) -> String {
    let name = newName("constant")
    graph.constants.append((name, tensor))
    return name
  }

  /// A single number of 64 bits.
  package mutating func constant(_ value: Double) -> String { constant(Tensor([value], shape: [])) }

  /// Integers of 64 bits, as axes and shapes are.
  package mutating func constant(_ values: [Int]) -> String { constant(Tensor(values.map(Int64.init))) }

  /// Applies an operator that has one output.
  ///
  /// - Parameters:
  ///   - name: the operator.
  ///   - inputs: the names of its inputs.
  ///   - attributes: its attributes by name.
  ///   - domain: the set of operators that it belongs to; empty for ONNX's own.
  /// - Returns: the name of the output.
  package mutating func add(
    _ name: String, _ inputs: String..., attributes: [String: ONNXNode.Attribute] = [:], domain: String = ""
  ) -> String {
    add(name, inputs, outputCount: 1, attributes: attributes, domain: domain)[0]
  }

  /// Applies an operator.
  ///
  /// - Parameters:
  ///   - name: the operator.
  ///   - inputs: the names of its inputs.
  ///   - outputCount: the number of its outputs.
  ///   - attributes: its attributes by name.
  ///   - domain: the set of operators that it belongs to; empty for ONNX's own.
  /// - Returns: the names of the outputs.
  package mutating func add(
    _ name: String, _ inputs: [String], outputCount: Int, attributes: [String: ONNXNode.Attribute] = [:],
    domain: String = ""
  ) -> [String] {
    let outputs = (0..<outputCount).map { _ in newName(name.lowercased()) }
    graph.nodes.append(
      ONNXNode(name: name, domain: domain, inputs: inputs, outputs: outputs, attributes: attributes))
    return outputs
  }

  /// The values in another type.
  package mutating func cast(_ value: String, to element: ONNXType.Element) -> String {
    add("Cast", value, attributes: ["to": .integer(element.rawValue)])
  }

  private mutating func newName(_ stem: String) -> String {
    let number = numbers[stem, default: 0]
    numbers[stem] = number + 1
    return "\(prefix)\(stem)_\(number)"
  }
}
