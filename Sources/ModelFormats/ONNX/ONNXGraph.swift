/// What is computed: operators in the order in which they are carried out, from inputs to outputs.
package struct ONNXGraph: Sendable {
  /// An input or output with its type.
  package struct Value: Sendable {
    /// The name.
    package var name: String
    /// The type.
    package var type: ONNXType
    /// What it is, with its unit, for who opens the model; empty for nothing.
    package var description: String

    /// A value from its parts.
    package init(_ name: String, _ type: ONNXType, description: String = "") {
      self.name = name
      self.type = type
      self.description = description
    }

    fileprivate var message: ProtocolBuffer {
      var message = ProtocolBuffer()
      message.add(1, text: name)
      message.add(2, message: type.message)
      if !description.isEmpty { message.add(3, text: description) }
      return message
    }
  }

  /// The name of the graph.
  package var name: String
  /// The operators, each after those that make its inputs.
  package var nodes: [ONNXNode] = []
  /// The constants by name, in order.
  package var constants: [(name: String, tensor: Tensor)] = []
  /// What is put in.
  package var inputs: [Value] = []
  /// What comes out.
  package var outputs: [Value] = []

  /// The message `GraphProto`.
  var message: ProtocolBuffer {
    var message = ProtocolBuffer()
    for node in nodes { message.add(1, message: node.message) }
    message.add(2, text: name)
    for constant in constants { message.add(5, message: constant.tensor.onnxMessage(name: constant.name)) }
    for input in inputs { message.add(11, message: input.message) }
    for output in outputs { message.add(12, message: output.message) }
    return message
  }
}
