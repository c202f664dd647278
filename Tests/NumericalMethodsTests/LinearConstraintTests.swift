import NumericalMethods
import Testing

@Suite struct LinearConstraintTests {
  @Test func slackIsTheRoomThatIsLeft() {
    let persistence = LinearConstraint(normal: [0, 1, 1], bound: 1)
    #expect(persistence.slack(at: [9, 0.25, 0.5]) == 0.25)
    #expect(persistence.slack(at: [9, 0.5, 0.5]) == 0)
    #expect(persistence.slack(at: [9, 0.75, 0.5]) == -0.25)
  }

  @Test func boundsOnOneElement() {
    let upper = LinearConstraint.upper(2, onElement: 1, of: 3)
    #expect(upper == LinearConstraint(normal: [0, 1, 0], bound: 2))
    #expect(upper.slack(at: [5, 1.5, 7]) == 0.5)
    let lower = LinearConstraint.lower(2, onElement: 0, of: 2)
    #expect(lower == LinearConstraint(normal: [-1, 0], bound: -2))
    #expect(lower.slack(at: [1.5, 7]) == -0.5)
    #expect(lower.slack(at: [2, 7]) == 0)
  }

  @Test func innerProduct() {
    #expect(dot([], []) == 0)
    #expect(dot([1, 2, 3], [4, -5, 6]) == 12)
  }

  @Test func lengthsAgree() async {
    await #expect(processExitsWith: .failure) { _ = dot([1, 2], [1]) }
    await #expect(processExitsWith: .failure) { _ = LinearConstraint.upper(1, onElement: 2, of: 2) }
  }
}
