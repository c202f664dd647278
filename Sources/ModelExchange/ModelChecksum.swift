import ModelFormats

/// The checksum that a model file carries in its own header.
///
/// It is the SHA-256 of the whole file with the checksum's own 64 hexadecimal digits taken as zeros ('0').
package enum ModelChecksum {
  /// The name of the checksum in the header's `__metadata__`.
  package static let key = "sha256"
  /// The place-holder of the digits.
  package static let blank = String(repeating: "0", count: 64)

  /// The place of the digits in the file `bytes` with the header's text at `header`; `nil` where there are none.
  ///
  /// They are found as text, without an understanding of the header, because nothing of the file is to be
  /// believed before the checksum has been compared.
  static func digits(in bytes: [UInt8], header: Range<Int>) -> Range<Int>? {
    let marker = Array("\"\(key)\":\"".utf8)
    var start = header.lowerBound
    while start + marker.count + 64 < header.upperBound {
      if bytes[start] == marker[0], bytes[start..<start + marker.count].elementsEqual(marker) {
        let end = start + marker.count + 64
        return bytes[end] == UInt8(ascii: "\"") ? end - 64..<end : nil
      }
      start += 1
    }
    return nil
  }

  /// The checksum of the file `bytes` whose digits lie at `digits`.
  static func compute(_ bytes: [UInt8], digits: Range<Int>) -> String {
    var hash = SHA256()
    let span = bytes.span
    hash.update(span.extracting(..<digits.lowerBound))
    hash.update(Array(blank.utf8).span)
    hash.update(span.extracting(digits.upperBound...))
    return hash.hexDigest()
  }

  /// Puts the right checksum into a file that carries one.
  ///
  /// - Returns: whether the file has a place for it.
  @discardableResult
  package static func sign(_ bytes: inout [UInt8]) -> Bool {
    guard let header = try? SafetensorsHeader.range(in: bytes, file: ""), let digits = digits(in: bytes, header: header)
    else { return false }
    bytes.replaceSubrange(digits, with: Array(compute(bytes, digits: digits).utf8))
    return true
  }

  /// Compares the checksum that the file `bytes` carries with its contents.
  ///
  /// - Returns: the checksum.
  static func verify(_ bytes: [UInt8], file: String) throws(ModelExchangeError) -> String {
    let header = try SafetensorsHeader.range(in: bytes, file: file)
    guard let digits = digits(in: bytes, header: header) else {
      guard try isPlimsollFile(bytes, file: file) else { throw .notWrittenByPlimsoll(file: file) }
      throw .malformed(
        file: file, place: "header.\(SafetensorsFile.metadataKey)",
        reason: "the checksum \(key.jsonQuoted) is missing; was the file written anew by another program?")
    }
    let stored = String(decoding: bytes[digits], as: UTF8.self)
    let computed = compute(bytes, digits: digits)
    guard stored == computed else {
      // The file is refused in any case; what else is wrong may be the better explanation.
      do throws(ModelExchangeError) {
        guard try isPlimsollFile(bytes, file: file) else { throw .notWrittenByPlimsoll(file: file) }
      } catch .malformed {
      } catch {
        throw error
      }
      throw .checksumMismatch(file: file, stored: stored, computed: computed)
    }
    return stored
  }

  private static func isPlimsollFile(_ bytes: [UInt8], file: String) throws(ModelExchangeError) -> Bool {
    try SafetensorsHeader(decoding: bytes, file: file).metadata[ModelDocument.descriptionKey] != nil
  }
}
