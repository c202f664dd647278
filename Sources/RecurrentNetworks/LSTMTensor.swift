/// An array of parameters of a network under the name that PyTorch gives it.
public struct LSTMTensor: Sendable, Equatable {
  /// The name, such as `lstm.weight_ih_l0`.
  public let name: String
  /// The number of elements along each axis.
  public let shape: [Int]
  /// The elements, row-major.
  public let values: [Float]

  /// A tensor.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - shape: the number of elements along each axis, none negative.
  ///   - values: the elements, row-major.
  /// - Precondition: there are as many values as the shape has elements.
  public init(name: String, shape: [Int], values: [Float]) {
    precondition(values.count == shape.reduce(1, *), "a tensor has as many values as its shape has elements")
    self.name = name
    self.shape = shape
    self.values = values
  }
}
