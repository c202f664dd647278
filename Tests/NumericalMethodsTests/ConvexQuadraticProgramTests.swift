import LinearAlgebra
import NumericalMethods
import Testing

@Suite struct ConvexQuadraticProgramTests {
  /// A random program of 1 to 4 variables and 0 to 6 constraints.
  private func program(_ random: inout SplitMix64, degenerate: Bool) -> BruteForceQuadraticProgram {
    let n = 1 + Int(random.nextUniform() * 4)
    let m = Int(random.nextUniform() * 7)
    let root = Matrix(rowCount: n, columnCount: n, elements: (0..<(n * n)).map { _ in random.nextNormal() })
    var curvature = root * root.transposed
    for i in 0..<n { curvature[i, i] += 0.1 }
    var normals = (0..<m).map { _ in (0..<n).map { _ in random.nextNormal() } }
    var slacks = (0..<m).map { _ in abs(random.nextNormal()) }
    if degenerate {
      // Bounds, sums of elements and scaled copies, about half of them through the starting point.
      for index in 0..<m {
        let kind = Int(random.nextUniform() * 4)
        if kind == 3, index > 0 {
          normals[index] = normals[index - 1].map { 2 * $0 }
          slacks[index] = 2 * slacks[index - 1]
        } else {
          normals[index] = (0..<n).map { kind == 0 ? 1 : $0 == index % n ? (kind == 1 ? 1 : -1) : 0 }
          slacks[index] = random.nextUniform() < 0.5 ? 0 : Double(1 + Int(random.nextUniform() * 2))
        }
      }
    }
    let gradient = (0..<n).map { _ in 3 * random.nextNormal() }
    return BruteForceQuadraticProgram(gradient: gradient, curvature: curvature, normals: normals, slacks: slacks)
  }

  /// Solves both ways and checks the answer; whether the method under test gave one.
  private func check(_ problem: BruteForceQuadraticProgram, _ label: Comment) throws -> Bool {
    let factor = try #require(CholeskyFactorization(problem.curvature))
    let expected = try #require(problem.solution, label)
    // The program is to be the same from any point.
    let point = expected.indices.map { Double($0 % 3) - 1 }
    let constraints = zip(problem.normals, problem.slacks).map {
      LinearConstraint(normal: $0, bound: $1 + dot($0, point))
    }
    guard
      let found = ConvexQuadraticProgram(
        gradient: problem.gradient, curvature: factor, constraints: constraints, from: point)
    else { return false }
    let size = 1 + expected.reduce(0) { max($0, abs($1)) }
    let distance = zip(found.step, expected).reduce(0) { max($0, abs($1.0 - $1.1)) }
    #expect(distance < 1e-7 * size, label)
    #expect(found.multipliers.count == found.active.count && found.multipliers.allSatisfy { $0 >= 0 }, label)
    for index in found.active {
      #expect(abs(dot(problem.normals[index], found.step) - problem.slacks[index]) < 1e-8 * size, label)
    }
    // g − B p = Σ λᵢ aᵢ.
    var residual = problem.gradient
    let curved = problem.curvature * found.step
    for i in residual.indices { residual[i] -= curved[i] }
    let gain = dot(problem.gradient, found.step) - 0.5 * dot(found.step, curved)
    #expect(abs(found.gain - gain) < 1e-9 * (1 + abs(gain)) * size, label)
    for (index, multiplier) in zip(found.active, found.multipliers) {
      for i in residual.indices { residual[i] -= multiplier * problem.normals[index][i] }
    }
    #expect(residual.allSatisfy { abs($0) < 1e-7 * size * (1 + problem.curvature.diagonal.reduce(0, +)) }, label)
    return true
  }

  @Test func equalsBruteForceOnRandomProblems() throws {
    var random = SplitMix64(seed: 11)
    for trial in 0..<2000 {
      let solved = try check(program(&random, degenerate: false), "problem \(trial)")
      #expect(solved, "problem \(trial)")
    }
  }

  /// Where active constraints depend on one another the method may give up, but may not err.
  @Test func isRightOrSilentOnDegenerateProblems() throws {
    var random = SplitMix64(seed: 12)
    var given = 0
    for trial in 0..<2000 { given += try check(program(&random, degenerate: true), "problem \(trial)") ? 1 : 0 }
    #expect(given > 1800)
  }

  @Test func unconstrainedIsTheNewtonStep() throws {
    let factor = try #require(CholeskyFactorization(Matrix(rowCount: 2, columnCount: 2, elements: [2, 0, 0, 4])))
    let program = try #require(
      ConvexQuadraticProgram(gradient: [2, 4], curvature: factor, constraints: [], from: [7, 8]))
    #expect(zip(program.step, [1.0, 1]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(program.active.isEmpty && program.multipliers.isEmpty)
  }

  /// Slack just enough, exactly enough and not enough for the unconstrained step 1.
  @Test(arguments: [(1.5, 1.0, false), (1, 1, false), (0.5, 0.5, true), (0, 0, true), (-1e-17, 0, true)])
  func oneBound(slack: Double, expected: Double, isActive: Bool) throws {
    let factor = try #require(CholeskyFactorization(Matrix.identity(1)))
    let program = try #require(
      ConvexQuadraticProgram(
        gradient: [1], curvature: factor, constraints: [.upper(slack, onElement: 0, of: 1)], from: [0]))
    #expect(program.step == [expected])
    #expect(program.active == (isActive ? [0] : []))
  }

  /// A vertex of two bounds, where one of them has to be let go on the way.
  @Test func leavesAConstraintThatHindered() throws {
    let curvature = Matrix(rowCount: 2, columnCount: 2, elements: [1, -0.9, -0.9, 1])
    let problem = BruteForceQuadraticProgram(
      gradient: [-1, 2], curvature: curvature, normals: [[-1, 0], [0, 1], [1, 1]], slacks: [0, 3, 4])
    #expect(try check(problem, "vertex"))
  }
}
