/// An operator applied to values by name.
package struct ONNXNode: Sendable {
  /// What an operator is told beside its inputs.
  package enum Attribute: Sendable {
    /// An integer.
    case integer(Int)
    /// A number.
    case float(Float)
    /// Integers.
    case integers([Int])
    /// Numbers.
    case floats([Float])
    /// Texts.
    case texts([String])
    /// A graph, as of what a loop repeats.
    case graph(ONNXGraph)
  }

  /// The operator, as `MatMul`.
  package var name: String
  /// The set of operators that it belongs to; empty for ONNX's own.
  package var domain = ""
  /// The names of the inputs; an empty one for an optional input that is left out.
  package var inputs: [String]
  /// The names of the outputs; an empty one for an optional output that is not wanted.
  package var outputs: [String]
  /// The attributes by name.
  package var attributes: [String: Attribute] = [:]

  /// The message `NodeProto`; attributes in the order of their names.
  var message: ProtocolBuffer {
    var message = ProtocolBuffer()
    for input in inputs { message.add(1, text: input) }
    for output in outputs { message.add(2, text: output) }
    message.add(4, text: name)
    for (name, attribute) in attributes.sorted(by: { $0.key < $1.key }) {
      message.add(5, message: attribute.message(name: name))
    }
    if !domain.isEmpty { message.add(7, text: domain) }
    return message
  }
}

extension ONNXNode.Attribute {
  /// The message `AttributeProto`; field 20 says of which type it is.
  fileprivate func message(name: String) -> ProtocolBuffer {
    var message = ProtocolBuffer()
    message.add(1, text: name)
    let type: Int
    switch self {
    case .float(let value):
      message.add(2, float: value)
      type = 1
    case .integer(let value):
      message.add(3, integer: value)
      type = 2
    case .graph(let value):
      message.add(6, message: value.message)
      type = 5
    case .floats(let values):
      message.add(7, floats: values)
      type = 6
    case .integers(let values):
      message.add(8, integers: values)
      type = 7
    case .texts(let values):
      for value in values { message.add(9, text: value) }
      type = 8
    }
    message.add(20, integer: type)
    return message
  }
}
