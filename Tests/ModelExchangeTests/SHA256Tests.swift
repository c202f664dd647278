import ModelExchange
import Testing

@Suite struct SHA256Tests {
  /// The byte at `index` of the test messages.
  private func message(_ count: Int) -> [UInt8] { (0..<count).map { UInt8($0 * 7 % 251) } }

  /// Python: `hashlib.sha256(bytes(i*7%251 for i in range(n))).hexdigest()`, with lengths around the places
  /// where the padding (56 bytes) and the block (64 bytes) end.
  @Test(arguments: [
    (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (3, "b361d0f9a938a2bb4fbdc9c21dc5a859788041b0040919d8a811c1888184f4df"),
    (55, "8af594de0e003fdee5c8bb088216c824349b4137070f559574f4a4bddd27b714"),
    (56, "db81bc2bfd43620591df192139062da77d4c376f1888ea3d2190bd07c8d901f9"),
    (57, "4d95ad65f5ec430c9a97ae9243b87d4d6fa0c474288c93cecfbfe9257e711780"),
    (63, "bd535b38bf0d0d1a09d370b7e34b2696cea3767801a45d5611a4aaa6954e8527"),
    (64, "292be91abe8c0909fe3d26575af5755eee74d23816dc68c3ba41765136967654"),
    (65, "ba65aedf7884642499a59ae124894611d986cf429e69f569488048af3a99e25a"),
    (119, "d367ab298e74477421127b0b448667c37c006c636f5738f081c39388756e5fad"),
    (120, "be7beb9c82089eb08da8fe6eb30c13b9d56869014e228a8c3eb0fdfe832efab2"),
    (127, "770cba7b80c7615a327db5812ccd3f80895d801b587448fcd0b2c1a10f5c88a3"),
    (128, "cb5311e1d7aa8e11d6af7081f3ffc3e4efa008c7483a1a791fe170bf37546ba7"),
    (129, "b9e17b1020711e1a6f25633f677a750b3d54399773eb191acac2cb8c7c8b2541"),
    (1000, "59425e4412e296fc74736673ce067027f384203f59c0d2c3e6be7b13347b3ffc"),
  ])
  func agreesWithHashlib(count: Int, digest: String) {
    #expect(SHA256.hexDigest(of: message(count).span) == digest)
  }

  /// The examples of FIPS 180-2, appendix B.
  @Test func agreesWithTheStandardsExamples() {
    let examples: [([UInt8], String)] = [
      (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ]
    for (message, digest) in examples { #expect(SHA256.hexDigest(of: message.span) == digest) }
  }

  @Test func doesNotDependOnHowTheStreamIsCut() {
    let bytes = message(200)
    let whole = SHA256.hexDigest(of: bytes.span)
    for cut in 0...200 {
      var hash = SHA256()
      hash.update(bytes.span.extracting(..<cut))
      _ = hash.hexDigest()
      hash.update(bytes.span.extracting(cut...))
      #expect(hash.hexDigest() == whole, "cut at \(cut)")
    }
    var single = SHA256()
    for byte in bytes { single.update([byte].span) }
    #expect(single.hexDigest() == whole)
  }
}
