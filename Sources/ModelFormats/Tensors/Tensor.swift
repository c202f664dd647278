/// An array of numbers of one type with any number of dimensions, as a file holds it.
///
/// Two tensors are equal when type, shape and every bit are, so that `NaN` equals itself and 0 is not −0.
public struct Tensor: Hashable, Sendable {
  /// The type of the elements.
  public let elementType: TensorElementType
  /// The length of each dimension, the slowest first; empty for a single number.
  public let shape: [Int]
  /// The elements, row-major (the last index runs fastest), each little-endian.
  package let bytes: [UInt8]

  /// The number of elements: the product of `shape`.
  public var count: Int { bytes.count / elementType.byteCount }

  /// A tensor of the given elements, row-major.
  ///
  /// - Parameters:
  ///   - values: the elements; the last index of `shape` runs fastest.
  ///   - shape: the length of each dimension; one dimension where nothing is given.
  /// - Precondition: the product of `shape` is the number of values.
  public init<Element: TensorElement>(_ values: [Element], shape: [Int]? = nil) {
    let shape = shape ?? [values.count]
    precondition(
      Self.elementCount(of: shape) == values.count, "a tensor has as many elements as its shape's product")
    elementType = Element.tensorElementType
    self.shape = shape
    bytes = Element.littleEndianBytes(of: values)
  }

  /// A tensor of elements in the form of a file; the caller has checked that they fill the shape.
  init(elementType: TensorElementType, shape: [Int], bytes: [UInt8]) {
    self.elementType = elementType
    self.shape = shape
    self.bytes = bytes
  }

  /// The elements, row-major, or `nil` where the tensor's elements are of another type.
  public func values<Element: TensorElement>(as type: Element.Type = Element.self) -> [Element]? {
    guard Element.tensorElementType == elementType else { return nil }
    return Element.values(ofLittleEndianBytes: bytes)
  }

  /// The product of `shape`, or `nil` where it is beyond `Int` or a dimension is negative.
  static func elementCount(of shape: [Int]) -> Int? {
    var count = 1
    for dimension in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: dimension)
      guard dimension >= 0 && !overflows else { return nil }
      count = product
    }
    return count
  }
}
