import Foundation
import ModelExchange
import ModelFormats
import NumericalMethods
import Testing

@Suite struct ModelChecksumTests {
  private let bytes: [UInt8]

  init() {
    var random = SplitMix64(seed: 3)
    let document = ModelDocument(
      kind: .garch, specification: ["mean": "ar1", "distribution": "t"],
      provenance: Provenance(
        toolVersion: "0.1.0", created: "2026-01-01T00:00:00Z",
        sources: [
          Provenance.Source(fileName: "wti.csv", sha256: String(repeating: "c", count: 64), observationCount: 500)
        ], seed: 1, arguments: ["train", "garch", "wti.csv"]),
      tensors: [
        "parameters": Tensor((0..<6).map { _ in random.nextUniform() }),
        "covariance": Tensor((0..<36).map { _ in random.nextUniform() }, shape: [6, 6]),
        "variance": Tensor((0..<100).map { _ in random.nextUniform() }),
      ])
    bytes = [UInt8](document.encoded())
  }

  /// The end of the header.
  private var headerEnd: Int { 8 + Int(bytes[0]) + 256 * Int(bytes[1]) }

  private func read(_ changed: [UInt8]) -> Result<ModelDocument, ModelExchangeError> {
    do throws(ModelExchangeError) {
      return .success(try ModelDocument(decoding: changed, file: "x"))
    } catch {
      return .failure(error)
    }
  }

  private func isRefused(_ changed: [UInt8]) -> Bool {
    if case .failure(let error) = read(changed) { error.description.hasPrefix("x: ") } else { false }
  }

  @Test func passesWhatIsWhole() {
    #expect(!isRefused(bytes))
    #expect(bytes.count == headerEnd + 142 * 8)
  }

  @Test func detectsEveryBitOfTheHeader() {
    for index in 0..<headerEnd {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << UInt8(bit)
        #expect(isRefused(changed), "bit \(bit) of byte \(index)")
      }
    }
  }

  @Test func detectsEveryByteOfTheData() {
    for index in headerEnd..<bytes.count {
      var changed = bytes
      changed[index] ^= 1 << UInt8(index % 8)
      guard case .failure(.checksumMismatch) = read(changed) else {
        Issue.record("byte \(index)")
        continue
      }
    }
  }

  @Test func detectsEveryCut() {
    for count in 0..<bytes.count {
      switch (count, read(Array(bytes[..<count]))) {
      case (0, .failure(.notAModel(_, "an empty file"))): break
      case (1..., .failure(.truncated("x", count, let expected))): #expect(expected > count && expected <= bytes.count)
      case (_, let other): Issue.record("\(count) bytes: \(other)")
      }
    }
  }

  @Test func detectsWhatIsAddedMovedOrRepeated() {
    #expect(isRefused(bytes + [0]))
    #expect(isRefused(bytes + bytes))
    #expect(isRefused([0] + bytes))
    #expect(isRefused(Array(bytes.dropFirst())))
    var swapped = bytes
    swapped.swapAt(headerEnd, headerEnd + 1)
    #expect(isRefused(swapped))
  }

  @Test func detectsAnotherFormOfTheDigits() throws {
    let digits = try #require(Data(bytes).range(of: Data("\"sha256\":\"".utf8))).upperBound
    let letter = try #require((digits..<digits + 64).first { bytes[$0] >= UInt8(ascii: "a") })
    var upper = bytes
    upper[letter] -= 0x20
    #expect(isRefused(upper))
    var blank = bytes
    for index in digits..<digits + 64 { blank[index] = UInt8(ascii: "0") }
    #expect(isRefused(blank))
  }

  /// Behind a right checksum the header is still read strictly, and cannot make the reader trap.
  @Test func survivesSignedNonsense() {
    for index in 0..<headerEnd {
      for value in [0x22, 0x2C, 0x39, 0x5C, 0x7D, 0xFF] as [UInt8] {
        var changed = bytes
        changed[index] = value
        guard ModelChecksum.sign(&changed) else { continue }
        if case .success(let document) = read(changed) { #expect(document.kind == .garch) }
      }
    }
  }

  @Test func refusesAFileThatAnotherProgramWroteAnew() throws {
    let text = String(decoding: bytes[8..<headerEnd], as: UTF8.self)
    var header = Array(text.replacing("\"sha256\":\"", with: "\"sha256\": \"").utf8)
    while header.count % 8 != 0 { header.append(0x20) }
    let spaced = [UInt8(header.count & 255), UInt8(header.count >> 8), 0, 0, 0, 0, 0, 0] + header + bytes[headerEnd...]
    #expect(
      throws: ModelExchangeError.malformed(
        file: "x", place: "header.__metadata__",
        reason: "the checksum \"sha256\" is missing; was the file written anew by another program?")
    ) { try ModelDocument(decoding: spaced, file: "x") }
  }

  @Test func signsOnlyWhatHasAPlaceForIt() {
    var plain = SafetensorsFile(tensors: [:]).encoded()
    let before = plain
    #expect(!ModelChecksum.sign(&plain) && plain == before)
    var empty: [UInt8] = []
    #expect(!ModelChecksum.sign(&empty))
  }
}
