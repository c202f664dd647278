import CInterface
import CPlimsoll
import Foundation
import Testing

/// What the header states is what the library does.
@Suite struct HeaderTests {
  private static func text(of file: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: file), encoding: .utf8)
  }

  @Test func theVersionIsThatOfThePackage() throws {
    let version = unsafe String(cString: plimsoll_version())
    let source = try Self.text(of: "Sources/PlimsollCommands/Tool/Plimsoll+Version.swift")
    #expect(source.contains("let version = \"\(version)\""))
    #expect(plimsoll_interface_version() == PLIMSOLL_INTERFACE_VERSION)
  }

  @Test func statusesHaveTheNumbersOfTheHeader() {
    let numbers: [InterfaceError.Status: Int] = [
      .nullPointer: PLIMSOLL_NULL_POINTER, .invalidArgument: PLIMSOLL_INVALID_ARGUMENT,
      .invalidHandle: PLIMSOLL_INVALID_HANDLE, .bufferTooSmall: PLIMSOLL_BUFFER_TOO_SMALL,
      .fileNotFound: PLIMSOLL_FILE_NOT_FOUND, .fileUnreadable: PLIMSOLL_FILE_UNREADABLE,
      .invalidModel: PLIMSOLL_INVALID_MODEL, .invalidData: PLIMSOLL_INVALID_DATA,
      .notApplicable: PLIMSOLL_NOT_APPLICABLE,
    ]
    for status in InterfaceError.Status.allCases { #expect(numbers[status] == Int(status.rawValue)) }
    #expect(PLIMSOLL_OK == 0 && PLIMSOLL_MAXIMUM_COUNT == 1 << 28 && PLIMSOLL_MAXIMUM_HORIZON == 10_000)
    #expect(
      NameList.allCases.map { Int($0.rawValue) } == [
        PLIMSOLL_INPUT_NAMES, PLIMSOLL_OUTPUT_NAMES, PLIMSOLL_MARKET_NAMES,
      ])
  }

  @Test func longMessagesAreCutBetweenCharacters() {
    let name = String(repeating: "é", count: 2000)
    for start in ["", "a"] {
      var model: plimsoll_model = 0
      let answer = unsafe Call.answer { unsafe plimsoll_model_load(start + name, &model, $0) }
      #expect((1018...1019).contains(answer.message.utf8.count) && !answer.message.contains("\u{FFFD}"))
    }
  }
}
