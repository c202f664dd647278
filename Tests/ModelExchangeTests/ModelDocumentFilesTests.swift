import Foundation
import ModelExchange
import ModelFormats
import Testing

@Suite final class ModelDocumentFilesTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "plimsoll-\(UUID().uuidString)")
  private let document = ModelDocument(
    kind: .ewma, specification: ["decay": 0.94], provenance: Provenance(toolVersion: "0.1.0"),
    tensors: ["decay": Tensor([0.94])])

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  @Test func writesAndReads() throws {
    let url = folder.appending(path: "ewma model ü.safetensors")
    try document.write(to: url)
    #expect(try Data(contentsOf: url) == document.encoded())
    let read = try ModelDocument(contentsOf: url)
    #expect(read.encoded() == document.encoded())
    #expect(read.file == url.relativePath)
    #expect(try names == ["ewma model ü.safetensors"])
  }

  @Test func replacesAFile() throws {
    let url = folder.appending(path: "m")
    try Data(repeating: 7, count: 100_000).write(to: url)
    try document.write(to: url)
    #expect(try Data(contentsOf: url) == document.encoded())
    #expect(try names == ["m"])
  }

  @Test func replacesWhatALinkPointsTo() throws {
    let (file, link) = (folder.appending(path: "file"), folder.appending(path: "link"))
    try Data().write(to: file)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    try document.write(to: link)
    #expect(try Data(contentsOf: file) == document.encoded())
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
  }

  @Test func leavesNothingBehindWhereItCannotWrite() throws {
    let taken = folder.appending(path: "taken")
    try FileManager.default.createDirectory(at: taken, withIntermediateDirectories: false)
    #expect(throws: ModelExchangeError.unwritable(file: taken.relativePath, reason: "not a regular file")) {
      try document.write(to: taken)
    }
    let missing = folder.appending(path: "missing/m")
    #expect(throws: ModelExchangeError.unwritable(file: missing.relativePath, reason: "No such file or directory")) {
      try document.write(to: missing)
    }
    let tooLong = folder.appending(path: String(repeating: "m", count: 300))
    #expect(throws: ModelExchangeError.unwritable(file: tooLong.relativePath, reason: "File name too long")) {
      try document.write(to: tooLong)
    }
    #expect(try names == ["taken"])
  }

  @Test func saysWhyAFileCannotBeRead() throws {
    let missing = folder.appending(path: "missing")
    #expect(throws: ModelExchangeError.notFound(file: missing.relativePath)) {
      try ModelDocument(contentsOf: missing)
    }
    #expect(throws: ModelExchangeError.unreadable(file: folder.relativePath, reason: "Is a directory")) {
      try ModelDocument(contentsOf: folder)
    }
    let empty = folder.appending(path: "empty")
    try Data().write(to: empty)
    #expect(throws: ModelExchangeError.notAModel(file: empty.relativePath, found: "an empty file")) {
      try ModelDocument(contentsOf: empty)
    }
  }
}
