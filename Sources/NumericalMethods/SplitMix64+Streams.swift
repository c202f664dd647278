extension SplitMix64 {
  /// Stream number `stream` of a seed, the same whichever streams were used before.
  ///
  /// Its own seed is the random number `stream` of the generator with that seed: the state of SplitMix64 goes up by a
  /// constant, so that any of its numbers can be had at once.
  package init(seed: UInt64, stream: Int) {
    var seeds = SplitMix64(seed: seed &+ UInt64(truncatingIfNeeded: stream) &* 0x9E37_79B9_7F4A_7C15)
    self.init(seed: seeds.next())
  }

  /// One of 0, 1, … `count` − 1, each as likely as the others but for a part in 2⁶⁴/`count`.
  package mutating func nextIndex(below count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
