import Foundation
import LinearAlgebra
import NumericalMethods
import Testing

/// Small problems whose constrained maxima are known.
@Suite struct ConstrainedNewtonTests {
  /// A function of two variables by its value, gradient (2) and minus Hessian (b₁₁, b₁₂, b₂₂).
  struct Plane: SmoothObjective {
    var function: @Sendable (Double, Double) -> (value: Double, gradient: [Double], curvature: [Double])

    init(_ function: @escaping @Sendable (Double, Double) -> (Double, [Double], [Double])) {
      self.function = function
    }

    mutating func evaluate(at point: [Double], curvature: CurvatureKind) -> LocalModel {
      let (value, gradient, b) = function(point[0], point[1])
      // As an information matrix: the squares, which are positive whatever the signs.
      let own = curvature == .information ? [abs(b[0]) + abs(b[1]), 0, abs(b[2]) + abs(b[1])] : b
      return LocalModel(
        value: value, gradient: gradient,
        curvature: Matrix(rowCount: 2, columnCount: 2, elements: [own[0], own[1], own[1], own[2]]))
    }
  }

  /// −Rosenbrock: (1, 1) lies at the end of a curved ridge.
  static let ridge = Plane { x, y in
    let d = y - x * x
    return (
      -((1 - x) * (1 - x) + 10 * d * d), [2 * (1 - x) + 40 * x * d, -20 * d], [2 - 40 * d + 80 * x * x, -40 * x, 20]
    )
  }
  /// −(x² − 1)² − y²: maxima at (±1, 0), a saddle at the origin.
  static let twoHills = Plane { x, y in
    (-(x * x - 1) * (x * x - 1) - y * y, [-4 * x * (x * x - 1), -2 * y], [12 * x * x - 4, 0, 2])
  }

  private func isNear(_ point: [Double], _ expected: [Double], _ tolerance: Double = 1e-9) -> Bool {
    zip(point, expected).allSatisfy { abs($0 - $1) < tolerance }
  }

  @Test func interior() {
    var ridge = Self.ridge
    let result = ConstrainedNewton(constraints: []).maximize(&ridge, from: [-1.2, 1])
    #expect(result.isMaximum)
    #expect(result.active.isEmpty)
    #expect(isNear(result.point, [1, 1]))
  }

  /// A bound beyond the maximum, through it and before it.
  @Test(arguments: [(1.5, false), (1.0, true), (0.5, true)])
  func onABound(bound: Double, isReached: Bool) {
    var ridge = Self.ridge
    let search = ConstrainedNewton(constraints: [.upper(bound, onElement: 0, of: 2)])
    let result = search.maximize(&ridge, from: [-1.2, 1])
    let x = min(1, bound)
    #expect(result.isMaximum)
    #expect(isNear(result.point, [x, x * x]))
    if bound != 1 { #expect(result.active == (isReached ? [0] : [])) }
    if isReached, bound < 1 { #expect(result.point[0] == bound) }
  }

  @Test func onAVertex() {
    var ridge = Self.ridge
    let search = ConstrainedNewton(constraints: [
      .upper(0.5, onElement: 0, of: 2), .upper(0.1, onElement: 1, of: 2), .lower(-2, onElement: 0, of: 2),
    ])
    let result = search.maximize(&ridge, from: [-1, 0])
    // With y = 0.1 the ridge is left at x where 2(1 − x) + 40x(0.1 − x²) = 0, below the bound on x.
    #expect(result.isMaximum)
    #expect(result.active == [1])
    #expect(result.point[1] == 0.1)
    let x = result.point[0]
    #expect(abs(2 * (1 - x) + 40 * x * (0.1 - x * x)) < 1e-8)

    let corner = ConstrainedNewton(constraints: [
      .upper(0.2, onElement: 0, of: 2), .upper(-0.1, onElement: 1, of: 2),
    ]).maximize(&ridge, from: [-1, -1])
    #expect(corner.isMaximum)
    #expect(corner.active.sorted() == [0, 1])
    #expect(corner.point == [0.2, -0.1])

    var hill = Plane { x, y in (-(x - 3) * (x - 3) - (y - 3) * (y - 3), [-2 * (x - 3), -2 * (y - 3)], [2, 0, 2]) }
    let square = ConstrainedNewton(constraints: [.upper(1, onElement: 0, of: 2), .upper(2, onElement: 1, of: 2)])
    let vertex = square.maximize(&hill, from: [0, 0])
    #expect(vertex.isMaximum)
    #expect(vertex.active.sorted() == [0, 1])
    #expect(vertex.point == [1, 2])
  }

  /// Three constraints that meet in one point of the plane, where the maximum is.
  @Test func onADegenerateVertex() {
    var hill = Plane { x, y in (-(x - 3) * (x - 3) - (y - 3) * (y - 3), [-2 * (x - 3), -2 * (y - 3)], [2, 0, 2]) }
    let search = ConstrainedNewton(constraints: [
      .upper(1, onElement: 0, of: 2), .upper(1, onElement: 1, of: 2), LinearConstraint(normal: [1, 1], bound: 2),
    ])
    for start in [[0.0, 0.0], [1, 0], [0, 1], [1, 1], [-5, 0.5]] {
      let result = search.maximize(&hill, from: start)
      #expect(result.isMaximum, "from \(start)")
      #expect(isNear(result.point, [1, 1]), "from \(start)")
    }
  }

  /// The Hessian is indefinite where the search begins.
  @Test func fromAnIndefiniteStart() {
    for start in [[0.1, 0.0], [0.1, 2], [-0.3, -1], [1e-6, 0]] {
      var hills = Self.twoHills
      let result = ConstrainedNewton(constraints: []).maximize(&hills, from: start)
      #expect(result.isMaximum, "from \(start)")
      #expect(isNear(result.point, [start[0] > 0 ? 1 : -1, 0]), "from \(start)")
    }
  }

  /// A bound at a place where the function curves upwards along the bound's normal.
  @Test func onABoundWithIndefiniteHessian() {
    var hills = Self.twoHills
    let search = ConstrainedNewton(constraints: [.lower(-0.5, onElement: 0, of: 2), .upper(0.3, onElement: 0, of: 2)])
    let result = search.maximize(&hills, from: [0.2, 1])
    #expect(result.isMaximum)
    #expect(result.active == [1])
    #expect(isNear(result.point, [0.3, 0]))
  }

  @Test func aSaddleIsNoMaximum() {
    var hills = Self.twoHills
    let result = ConstrainedNewton(constraints: []).maximize(&hills, from: [0, 0])
    #expect(!result.isMaximum)
  }

  @Test func aFlatFunctionHasNoStrictMaximum() {
    var plain = Plane { _, _ in (1, [0, 0], [0, 0, 0]) }
    #expect(!ConstrainedNewton(constraints: []).maximize(&plain, from: [0, 0]).isMaximum)
    var ridge = Plane { x, _ in (-x * x, [-2 * x, 0], [2, 0, 0]) }
    #expect(!ConstrainedNewton(constraints: []).maximize(&ridge, from: [1, 0]).isMaximum)
  }

  /// A function that rises forever is given up at the limit of iterations or where it overflows.
  @Test func withoutAMaximum() {
    var slope = Plane { x, y in (x - y * y, [1, -2 * y], [1e-3, 0, 2]) }
    #expect(!ConstrainedNewton(constraints: []).maximize(&slope, from: [0, 0]).isMaximum)
  }

  @Test func stopsAtTheLimitOfIterations() {
    var ridge = Self.ridge
    var search = ConstrainedNewton(constraints: [])
    search.iterationLimit = 3
    let result = search.maximize(&ridge, from: [-1.2, 1])
    #expect(!result.isMaximum)
    #expect(result.iterations == 3)
  }

  @Test func fromWhereTheFunctionIsNotFinite() {
    var logarithm = Plane { x, y in (log(x) - x - y * y, [1 / x - 1, -2 * y], [1 / (x * x), 0, 2]) }
    #expect(!ConstrainedNewton(constraints: []).maximize(&logarithm, from: [-1, 0]).isMaximum)
    // From a good start, steps into the region without values are shortened.
    let result = ConstrainedNewton(constraints: []).maximize(&logarithm, from: [40, 1])
    #expect(result.isMaximum)
    #expect(isNear(result.point, [1, 0]))
  }

  /// Random concave functions under random constraints, against the brute-force quadratic program.
  @Test func quadraticFunctionsEqualBruteForce() {
    var random = SplitMix64(seed: 21)
    for trial in 0..<300 {
      let (a, b, c) = (1 + random.nextUniform(), random.nextNormal(), 1 + random.nextUniform())
      let bilinear = 0.9 * b / (1 + abs(b))
      let (g, h) = (3 * random.nextNormal(), 3 * random.nextNormal())
      var objective = Plane { x, y in
        (
          g * x + h * y - 0.5 * (a * x * x + 2 * bilinear * x * y + c * y * y),
          [g - a * x - bilinear * y, h - bilinear * x - c * y], [a, bilinear, c]
        )
      }
      let normals = (0..<3).map { _ in [random.nextNormal(), random.nextNormal()] }
      let slacks = (0..<3).map { _ in random.nextUniform() }
      let expected = BruteForceQuadraticProgram(
        gradient: [g, h], curvature: Matrix(rowCount: 2, columnCount: 2, elements: [a, bilinear, bilinear, c]),
        normals: normals, slacks: slacks
      ).solution
      let search = ConstrainedNewton(constraints: zip(normals, slacks).map { LinearConstraint(normal: $0, bound: $1) })
      let result = search.maximize(&objective, from: [0, 0])
      #expect(result.isMaximum, "problem \(trial)")
      #expect(expected.map { isNear(result.point, $0, 1e-6) } == true, "problem \(trial)")
    }
  }
}
