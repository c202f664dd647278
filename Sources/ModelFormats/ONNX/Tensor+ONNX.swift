extension Tensor {
  /// The type of the elements in ONNX.
  ///
  /// - Precondition: ONNX models of this package have tensors of that type.
  package var onnxElement: ONNXType.Element {
    switch elementType {
    case .float64: .double
    case .float32: .float
    case .int64: .int64
    case .bool: .bool
    default: preconditionFailure("no model has a constant of type \(elementType.rawValue)")
    }
  }

  /// A tensor of truth values.
  package init(truths: [Bool], shape: [Int]? = nil) {
    let shape = shape ?? [truths.count]
    precondition(
      Self.elementCount(of: shape) == truths.count, "a tensor has as many elements as its shape's product")
    self.init(elementType: .bool, shape: shape, bytes: truths.map { $0 ? 1 : 0 })
  }

  /// The message `TensorProto`, the elements as they lie in memory.
  func onnxMessage(name: String) -> ProtocolBuffer {
    var message = ProtocolBuffer()
    message.add(1, integers: shape)
    message.add(2, integer: onnxElement.rawValue)
    message.add(8, text: name)
    message.add(9, bytes: bytes)
    return message
  }
}
