package import LinearAlgebra

/// Maximise g·p − ½ p·B·p over all p with aᵢ·p ≤ sᵢ, where B is positive definite and every sᵢ ≥ 0.
///
/// A primal active-set method (Nocedal & Wright 2006, algorithm 16.3) for the handful of variables and
/// constraints of an econometric model; p = 0 is feasible and starts it.
package struct ConvexQuadraticProgram {
  /// The maximiser p.
  package let step: [Double]
  /// The constraints that hold with equality at the maximiser, by their positions.
  package let active: [Int]
  /// The Lagrange multipliers of `active`, none negative.
  package let multipliers: [Double]
  /// g·p − ½ p·B·p at the maximiser.
  package private(set) var gain: Double

  /// Solves the program.
  ///
  /// - Parameters:
  ///   - gradient: g, n elements.
  ///   - curvature: the Cholesky factor of B (n × n).
  ///   - constraints: the half-spaces that `point` + p must lie in, as `point` does; sᵢ is their slack at
  ///     `point`, where what rounding left below zero counts as zero.
  ///   - point: the point that the step p starts from.
  ///
  /// The result is `nil` if the active set does not settle (linearly dependent active constraints).
  package init?(
    gradient: [Double], curvature: CholeskyFactorization, constraints: [LinearConstraint], from point: [Double]
  ) {
    let unconstrained = curvature.solve(gradient)
    gain = 0.5 * dot(gradient, unconstrained)
    if constraints.allSatisfy({ dot($0.normal, unconstrained) <= max(0, $0.slack(at: point)) }) {
      (step, active, multipliers) = (unconstrained, [], [])
      return
    }
    let normals = constraints.map(\.normal)
    let slacks = constraints.map { $0.slack(at: point) }
    let solvedNormals = normals.map(curvature.solve)
    var point = [Double](repeating: 0, count: gradient.count)
    var working: [Int] = []
    // Each pass adds or drops one constraint; without cycling, far fewer than this are needed.
    for _ in 0..<(10 * (normals.count + 1)) {
      guard
        let (target, lambda) = Self.solveOnFaces(
          working, unconstrained: unconstrained, normals: normals, solvedNormals: solvedNormals, slacks: slacks)
      else { return nil }
      var fraction = 1.0
      var blocking: Int?
      for index in normals.indices where !working.contains(index) {
        let direction = dot(normals[index], target) - dot(normals[index], point)
        guard direction > 0 else { continue }
        let room = max(0, slacks[index] - dot(normals[index], point)) / direction
        if room < fraction { (fraction, blocking) = (room, index) }
      }
      if let blocking {
        for index in point.indices { point[index] += fraction * (target[index] - point[index]) }
        working.append(blocking)
      } else if let worst = lambda.indices.min(by: { lambda[$0] < lambda[$1] }), lambda[worst] < 0 {
        point = target
        working.remove(at: worst)
      } else {
        (step, active, multipliers) = (target, working, lambda)
        // B·p = g − Aᵀλ at the maximiser.
        gain = 0.5 * dot(gradient, target)
        for (constraint, multiplier) in zip(working, lambda) {
          gain += 0.5 * multiplier * dot(normals[constraint], target)
        }
        return
      }
    }
    return nil
  }

  /// The maximiser with the constraints `working` held as equalities, and their multipliers
  /// λ = (A B⁻¹ Aᵀ)⁻¹ (A B⁻¹ g − s).
  private static func solveOnFaces(
    _ working: [Int], unconstrained: [Double], normals: [[Double]], solvedNormals: [[Double]], slacks: [Double]
  ) -> (target: [Double], multipliers: [Double])? {
    guard !working.isEmpty else { return (unconstrained, []) }
    var schur = Matrix(rowCount: working.count, columnCount: working.count)
    var residual: [Double] = []
    for (i, a) in working.enumerated() {
      residual.append(dot(normals[a], unconstrained) - max(0, slacks[a]))
      for (j, b) in working.enumerated() { schur[i, j] = dot(normals[a], solvedNormals[b]) }
    }
    guard let factor = CholeskyFactorization(schur) else { return nil }
    let multipliers = factor.solve(residual)
    var target = unconstrained
    for (i, a) in working.enumerated() {
      for index in target.indices { target[index] -= multipliers[i] * solvedNormals[a][index] }
    }
    return (target, multipliers)
  }
}
