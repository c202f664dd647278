/// The half-space of all x with a·x ≤ b.
package struct LinearConstraint: Sendable, Equatable {
  /// The normal a.
  package let normal: [Double]
  /// The bound b.
  package let bound: Double

  /// The half-space `normal`·x ≤ `bound`.
  package init(normal: [Double], bound: Double) {
    self.normal = normal
    self.bound = bound
  }

  /// The half-space x[index] ≤ bound among vectors of `count` elements.
  package static func upper(_ bound: Double, onElement index: Int, of count: Int) -> LinearConstraint {
    var normal = [Double](repeating: 0, count: count)
    normal[index] = 1
    return LinearConstraint(normal: normal, bound: bound)
  }

  /// The half-space x[index] ≥ bound among vectors of `count` elements.
  package static func lower(_ bound: Double, onElement index: Int, of count: Int) -> LinearConstraint {
    var normal = [Double](repeating: 0, count: count)
    normal[index] = -1
    return LinearConstraint(normal: normal, bound: -bound)
  }

  /// b − a·x: positive inside, zero on the boundary.
  package func slack(at point: [Double]) -> Double {
    bound - dot(normal, point)
  }

  /// The only element that the constraint speaks of, with the value it has on the boundary; `nil` for
  /// a constraint on several elements.
  var fixedElement: (index: Int, value: Double)? {
    var found: Int?
    for index in normal.indices where normal[index] != 0 {
      guard found == nil else { return nil }
      found = index
    }
    guard let found else { return nil }
    return (found, bound / normal[found])
  }
}

/// The inner product of two vectors of one length.
package func dot(_ left: [Double], _ right: [Double]) -> Double {
  precondition(left.count == right.count, "an inner product is of two vectors of one length")
  var sum = 0.0
  for index in left.indices { sum += left[index] * right[index] }
  return sum
}
