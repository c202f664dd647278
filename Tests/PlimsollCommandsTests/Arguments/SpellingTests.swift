import PlimsollCommands
import Testing

@Suite struct SpellingTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("train", "train", 0), ("tarin", "train", 1), ("trian", "train", 1),
    ("kitten", "sitting", 3), ("saturday", "sunday", 3), ("ca", "abc", 3),
  ])
  func distanceIsTheTextbooks(source: String, target: String, expected: Int) {
    #expect(Spelling.distance(from: source, to: target) == expected)
    #expect(Spelling.distance(from: target, to: source) == expected)
  }

  @Test func aThirdOfTheLettersMayDiffer() {
    #expect(Spelling.nearest(to: "horixon", among: ["horizon"]) == "horizon")
    #expect(Spelling.nearest(to: "hxrixxn", among: ["horizon"]) == nil)
    #expect(Spelling.nearest(to: "axcdxf", among: ["abcdef"]) == "abcdef")
    #expect(Spelling.nearest(to: "axcxxf", among: ["abcdef"]) == nil)
  }

  @Test func beginningsAndCapitalsAreUnderstood() {
    #expect(Spelling.nearest(to: "distr", among: ["json", "distribution"]) == "distribution")
    #expect(Spelling.nearest(to: "TRAIN", among: ["train"]) == "train")
    #expect(Spelling.nearest(to: "", among: ["a"]) == nil)
  }

  @Test func theNearestWinsAndTheFirstOfEquals() {
    #expect(Spelling.nearest(to: "form", among: ["to", "fort", "from"]) == "fort")
    #expect(Spelling.nearest(to: "alpha2", among: ["alpha11", "alpha2"]) == "alpha2")
  }
}
