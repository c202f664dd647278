import GradientBoosting
import NumericalMethods
import Testing

@Suite struct ElementaryLanesTests {
  @Test func powersAreThoseOfTheCLibraryToTwoUnitsInTheLastPlace() {
    let numbers = (0...20_000).map { -Double($0) * 0.0353 } + [-1e-300, -0.34657359027997264, -708]
    for (number, power) in zip(numbers, ElementaryLanes.exponential(numbers)) {
      let expected = Double.exp(number)
      #expect(abs(power - expected) <= 2 * expected.ulp, "e^\(number)")
    }
  }

  @Test func powersOfNumbersBelowTheSmallestAreThatOfIt() {
    let smallest = ElementaryLanes.exponential([-708])
    #expect(ElementaryLanes.exponential([Double(-708).nextDown, -1e300, -.infinity]).allSatisfy { $0 == smallest[0] })
    #expect(ElementaryLanes.exponential([0, -0.0]) == [1, 1])
  }

  @Test func logarithmsAreThoseOfTheCLibrary() {
    let numbers = (0...20_000).map { 1 + Double($0) * 0.0007 } + [1, 2, 1000, 1e300, 2.0.squareRoot()]
    for (number, logarithm) in zip(numbers, ElementaryLanes.logarithm(numbers)) {
      let expected = Double.log(number)
      #expect(abs(logarithm - expected) <= max(2e-16, 4 * expected.ulp), "ln \(number)")
    }
  }
}
