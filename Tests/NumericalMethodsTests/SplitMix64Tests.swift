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
    for _ in 0..<10_000 {
      let uniform = random.nextUniform()
      #expect(uniform > 0 && uniform < 1)
      let cell = uniform * 0x1p53 - 0.5
      #expect(abs(cell - Double(bits.next() >> 11)) <= 0.5)
    }
  }

  @Test func copiesGoOnAlike() {
    var first = SplitMix64(seed: 9)
    _ = first.next()
    var second = first
    #expect((0..<5).map { _ in first.next() } == (0..<5).map { _ in second.next() })
  }
}
