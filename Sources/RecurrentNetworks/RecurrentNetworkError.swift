/// Why a network could not be built, trained or applied.
public enum RecurrentNetworkError: Error, Equatable, Sendable {
  /// An architecture that there is not; `reason` says why.
  case invalidArchitecture(reason: String)
  /// A loss that has no meaning; `reason` says why.
  case invalidLoss(reason: String)
  /// A target, counted from zero, that the loss is not defined for.
  case invalidTarget(index: Int, value: Double, expected: String)
  /// The weight of a target, counted from zero, that is negative or not finite.
  case invalidWeight(index: Int, value: Double)
  /// A tensor of the network that was not given.
  case missingTensor(name: String)
  /// A tensor that the network does not have, or that was given twice.
  case unexpectedTensor(name: String)
  /// A tensor that has not the shape that the architecture asks for.
  case wrongTensorShape(name: String, shape: [Int], expected: [Int])
  /// A number of a tensor, counted from zero, that is not finite.
  case tensorNotFinite(name: String, index: Int)
}

extension RecurrentNetworkError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .invalidArchitecture(let reason), .invalidLoss(let reason): reason
    case .invalidTarget(let index, let value, let expected):
      "target \(index + 1) is \(value), expected is \(expected)"
    case .invalidWeight(let index, let value):
      "the weight of target \(index + 1) is \(value), expected is a finite number of at least 0"
    case .missingTensor(let name): "the tensor \(name) is missing"
    case .unexpectedTensor(let name): "the network has no tensor \(name), or it was given twice"
    case .wrongTensorShape(let name, let shape, let expected):
      "the tensor \(name) has the shape \(shape), expected is \(expected)"
    case .tensorNotFinite(let name, let index): "number \(index + 1) of the tensor \(name) is not finite"
    }
  }
}
