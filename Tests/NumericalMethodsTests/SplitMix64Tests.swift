import NumericalMethods
import Testing

@Suite struct SplitMix64Tests {
  /// The first outputs of Vigna's splitmix64.c (prng.di.unimi.it) by seed.
  static let outputs: [UInt64: [UInt64]] = [
    0: [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F, 0xF88B_B8A8_724C_81EC],
    1_234_567: [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
    ],
  ]

  @Test(arguments: [0, 1_234_567] as [UInt64])
  func agreesWithReference(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    #expect((0..<4).map { _ in random.next() } == Self.outputs[seed])
  }

  @Test func uniformsLieOnTheOpenGrid() {
    var random = SplitMix64(seed: 3)
    var bits = SplitMix64(seed: 3)
    for _ in 0..<1000 {
      let uniform = random.nextUniform()
      let k = Double(bits.next() >> 11)
      // Half a cell below ½; above it a double has no room for the half.
      if uniform < 0.5 { #expect(uniform == (k + 0.5) * 0x1p-53) }
      #expect(abs(uniform - (k + 0.5) * 0x1p-53) <= 0x1p-54)
    }
  }

  /// Seeds, found by undoing the mixing, whose first output is all zeros and all ones.
  @Test func uniformsAreNeitherZeroNorOne() {
    var lowest = SplitMix64(seed: 0x61C8_8646_80B5_83EB)
    #expect(lowest.nextUniform() == 0x1p-54)
    var highest = SplitMix64(seed: 0x3162_8AF6_7B21_31AB)
    #expect(highest.nextUniform() == 1 - 0x1p-53)
  }

  @Test func copiesGoOnAlike() {
    var first = SplitMix64(seed: 9)
    _ = first.next()
    var second = first
    #expect((0..<5).map { _ in first.next() } == (0..<5).map { _ in second.next() })
  }
}
