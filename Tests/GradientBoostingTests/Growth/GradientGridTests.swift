import GradientBoosting
import Testing

@Suite struct GradientGridTests {
  @Test(arguments: [1, 7, 8, 15, 16, 17, 100])
  func derivativesAreRoundedToTheNearestStep(count: Int) {
    let gradients = (0..<count).map { Float(($0 * 37 % 23) - 11) / 7 }
    let hessians = (0..<count).map { Float($0 * 29 % 31) / 50 }
    let grid = GradientGrid(gradients: gradients, hessians: hessians)
    let most = Double(GradientGrid.largestMultiple)
    #expect(grid.words.count == count)
    #expect(grid.gradientStep == Double(gradients.map(abs).reduce(0, max)) / most)
    for row in 0..<count {
      // Halves of steps apart from the rounding of the quotient to single precision.
      #expect(abs(Double(grid.gradient(row)) * grid.gradientStep - Double(gradients[row])) <= 0.502 * grid.gradientStep)
      #expect(abs(Double(grid.hessian(row)) * grid.hessianStep - Double(hessians[row])) <= 0.502 * grid.hessianStep)
      #expect((0...GradientGrid.largestMultiple).contains(grid.hessian(row)))
    }
  }

  @Test func theLargestDerivativeIsTheLargestMultiple() {
    let grid = GradientGrid(gradients: [-3, 0, 1.5], hessians: [0.25, 0, 0.125])
    #expect((0..<3).map(grid.gradient) == [-32767, 0, 16384])
    #expect((0..<3).map(grid.hessian) == [32767, 0, 16384])
  }

  @Test func noDerivativeAtAllHasAStepOfOne() {
    let grid = GradientGrid(gradients: [0, -0.0], hessians: [0, Float.leastNonzeroMagnitude])
    #expect([grid.gradientStep, grid.hessianStep] == [1, 1])
    #expect((0..<2).map(grid.gradient) == [0, 0] && (0..<2).map(grid.hessian) == [0, 0])
  }

  @Test(arguments: [1e4, 1e5, 1e9] as [Float])
  func fineStepsAreA30thPowerOfTwoOfTheLargest(size: Float) {
    let gradients = (0..<100).map { $0 == 50 ? -size : Float(($0 * 37 % 23) - 11) / 7 }
    let hessians = (0..<100).map { Float($0 * 29 % 31) / 50 }
    let grid = GradientGrid(gradients: gradients, hessians: hessians)
    #expect(grid.lowWords?.count == 100)
    #expect(grid.gradientStep == Double(size) / 1_073_741_823)
    #expect(grid.gradient(50) == -1_073_741_823)
    for row in 0..<100 {
      #expect(abs(Double(grid.gradient(row)) * grid.gradientStep - Double(gradients[row])) <= 0.501 * grid.gradientStep)
      #expect(abs(Double(grid.hessian(row)) * grid.hessianStep - Double(hessians[row])) <= 0.501 * grid.hessianStep)
    }
  }

  /// Rows with a small derivative, of 32 that are not zero; what is small times the largest; whether steps are fine.
  @Test(
    arguments: [
      (2, 0x1p-13, false), (3, 0x1p-13, true), (3, 0x1p-12, false), (3, 0x1.fffffep-13, true), (31, 0x1p-12, false),
      (31, 0x1p-40, true), (0, 0, false),
    ] as [(Int, Float, Bool)])
  func stepsAreFineWhereTooManyDerivativesAreSmall(smallCount: Int, small: Float, isFine: Bool) {
    for largest in [1, 0x1p-99, 0x1p60] as [Float] {
      // As many zeros, which count for nothing.
      let numbers = (0..<64).map { $0 % 2 == 0 ? 0 : $0 / 2 < smallCount ? small * largest : largest }
      let ones = [Float](repeating: 1, count: 64)
      #expect((GradientGrid(gradients: numbers.map(-), hessians: ones).lowWords != nil) == isFine)
      #expect((GradientGrid(gradients: ones, hessians: numbers).lowWords != nil) == isFine)
      let shifted = Array(numbers.dropFirst()) + [0, 0, 0]
      #expect((GradientGrid(gradients: shifted, hessians: shifted).lowWords != nil) == isFine)
    }
  }

  @Test(arguments: [
    (1, 1 << 30 - 1), (1 << 21, 1 << 30 - 1), (1 << 21 + 1, 1 << 29 - 1), (1 << 22, 1 << 29 - 1),
    (Int(Int32.max), 1 << 20 - 1),
  ])
  func sumsOfFineMultiplesAreExactNumbers(rowCount: Int, largest: Int) {
    #expect(GradientGrid.largestFineMultiple(rowCount: rowCount) == largest)
    #expect(rowCount * largest < 1 << 51)
  }
}
