import CPlimsoll
import Foundation
import ModelExchange
import Testing

/// Loading of models, what they tell of themselves, and handles.
@Suite struct ModelCallTests {
  private static func names(_ model: plimsoll_model, _ list: Int) -> [String] {
    var count = 0
    unsafe Call.ok { unsafe plimsoll_model_name_count(model, Int32(list), &count, $0) }
    return (0..<count).map { index in
      unsafe Call.text { unsafe plimsoll_model_name(model, Int32(list), index, $0, $1, $2, $3) }
    }
  }

  private static func horizons(_ model: plimsoll_model) -> [Int64] {
    unsafe Call.numbers(Int64(0)) { unsafe plimsoll_model_horizons(model, $0, $1, $2, $3) }
  }

  @Test func modelsTellWhatTheyAre() throws {
    for (sample, kind, unit, inputs, horizons) in [
      (InterfaceSamples.garch, "garch", "percent", [], []),
      (InterfaceSamples.egarch, "egarch", "percent", ["volume"], []),
      (InterfaceSamples.ewma, "ewma", "percent", [], []),
      (InterfaceSamples.riskMetrics, "riskmetrics2006", "percent", [], []),
      (InterfaceSamples.har, "har", "percent", [], [1]),
      (InterfaceSamples.richHAR, "har", "percent", ["quarticity", "volume"], [3]),
      (InterfaceSamples.trees, "trees", "fraction", ["funding"], [1, 3]),
      (InterfaceSamples.network, "lstm", "fraction", [], [1, 3]),
    ] {
      let model = try InterfaceSamples.handle(sample)
      #expect(unsafe Call.text { unsafe plimsoll_model_kind(model, $0, $1, $2, $3) } == kind)
      #expect(unsafe Call.text { unsafe plimsoll_model_unit(model, $0, $1, $2, $3) } == unit)
      #expect(Self.names(model, PLIMSOLL_INPUT_NAMES) == inputs)
      #expect(Self.names(model, PLIMSOLL_OUTPUT_NAMES).isEmpty)
      #expect(Self.names(model, PLIMSOLL_MARKET_NAMES) == (unit == "fraction" ? ["BTC"] : []))
      #expect(Self.horizons(model).map { Int($0) } == horizons)
      var length: Int64 = 0
      if unit == "fraction" {
        unsafe Call.ok { unsafe plimsoll_model_bar_length(model, &length, $0) }
        #expect(length == 14_400_000_000)
      } else {
        unsafe Call.fails(PLIMSOLL_NOT_APPLICABLE, kind) { unsafe plimsoll_model_bar_length(model, &length, $0) }
      }
      unsafe Call.ok { unsafe plimsoll_free(model, $0) }
    }
  }

  @Test func aClassifierTellsWhatItIs() throws {
    let model = try InterfaceSamples.handle(InterfaceSamples.regimes)
    #expect(Self.names(model, PLIMSOLL_INPUT_NAMES) == ["funding"])
    #expect(Self.names(model, PLIMSOLL_OUTPUT_NAMES) == ["bull", "consolidation", "bear", "crisis"])
    #expect(Self.names(model, PLIMSOLL_MARKET_NAMES) == ["A"])
    unsafe Call.fails(PLIMSOLL_NOT_APPLICABLE, "of kind regimes") {
      unsafe plimsoll_model_unit(model, nil, 0, nil, $0)
    }
    for index in [4, -1, .max, .min] {
      unsafe Call.fails(PLIMSOLL_INVALID_ARGUMENT, "less than the number of names, 4") {
        unsafe plimsoll_model_name(model, 1, index, nil, 0, nil, $0)
      }
    }
    var count = 0
    for list in [Int32(-1), 3, .max, .min] {
      unsafe Call.fails(PLIMSOLL_INVALID_ARGUMENT, "list is \(list)") {
        unsafe plimsoll_model_name_count(model, list, &count, $0)
      }
    }
    unsafe Call.ok { unsafe plimsoll_free(model, $0) }
  }

  @Test func textsGoIntoRoomThatIsJustEnough() throws {
    let model = try InterfaceSamples.handle(InterfaceSamples.ewma)
    var text = [CChar](repeating: 1, count: 6)
    var needed = 0
    unsafe Call.fails(PLIMSOLL_BUFFER_TOO_SMALL, "room for 4 elements, the result has 5") {
      unsafe plimsoll_model_kind(model, &text, 4, &needed, $0)
    }
    #expect(needed == 5 && text == [1, 1, 1, 1, 1, 1])
    unsafe Call.ok { unsafe plimsoll_model_kind(model, &text, 5, nil, $0) }
    #expect(text == [101, 119, 109, 97, 0, 1])
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "text is NULL") { unsafe plimsoll_model_kind(model, nil, 5, nil, $0) }
    unsafe Call.ok { unsafe plimsoll_free(model, $0) }
  }

  @Test func filesAreLoaded() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "plimsoll-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes = try InterfaceSamples.bytes(InterfaceSamples.garch)
    let file = folder.appending(path: "modèle 1.safetensors")
    try Data(bytes).write(to: file)
    var model: plimsoll_model = 7
    unsafe Call.ok { unsafe plimsoll_model_load(file.path, &model, $0) }
    unsafe Call.ok { unsafe plimsoll_free(model, $0) }
    let damaged = folder.appending(path: "damaged")
    var changed = bytes
    changed[bytes.count - 1] ^= 1
    try Data(changed).write(to: damaged)
    model = 7
    for (path, status, part) in [
      (folder.appending(path: "none").path, PLIMSOLL_FILE_NOT_FOUND, "no such file"),
      ("", PLIMSOLL_INVALID_ARGUMENT, "path is empty"), (folder.path, PLIMSOLL_FILE_UNREADABLE, "not a regular file"),
      ("/dev/zero", PLIMSOLL_FILE_UNREADABLE, "not a regular file"),
      (damaged.path, PLIMSOLL_INVALID_MODEL, "the file is damaged"),
    ] {
      unsafe Call.fails(status, part) { unsafe plimsoll_model_load(path, &model, $0) }
    }
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "path is NULL") { unsafe plimsoll_model_load(nil, &model, $0) }
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "model is NULL") { unsafe plimsoll_model_load(file.path, nil, $0) }
    let noText: [CChar] = [-1, -2, 0]
    unsafe Call.fails(PLIMSOLL_INVALID_ARGUMENT, "path is not UTF-8") { unsafe plimsoll_model_load(noText, &model, $0) }
    #expect(model == 7)
  }

  @Test func bytesThatAreNoModel() throws {
    let bytes = try InterfaceSamples.bytes(InterfaceSamples.garch)
    var model: plimsoll_model = 7
    for (bytes, count, status, part) in [
      ([], 0, PLIMSOLL_INVALID_MODEL, "bytes"), (bytes, bytes.count - 1, PLIMSOLL_INVALID_MODEL, "bytes"),
      (bytes, 1 << 28 + 1, PLIMSOLL_INVALID_ARGUMENT, "count is 268435457"),
      (bytes, -1, PLIMSOLL_INVALID_ARGUMENT, "count is 18446744073709551615"),
      (bytes, .min, PLIMSOLL_INVALID_ARGUMENT, "count is 9223372036854775808"),
    ] {
      unsafe Call.fails(status, part) { unsafe plimsoll_model_load_bytes(bytes, count, &model, $0) }
    }
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "bytes is NULL") { unsafe plimsoll_model_load_bytes(nil, 9, &model, $0) }
    #expect(model == 7)
  }

  @Test func handlesThatAreNone() throws {
    let model = try InterfaceSamples.handle(InterfaceSamples.ewma)
    var policy: plimsoll_policy = 0
    unsafe Call.ok { unsafe plimsoll_policy_new("half-kelly", &policy, $0) }
    unsafe Call.fails(PLIMSOLL_INVALID_HANDLE, "the handle of a policy, expected that of a model") {
      unsafe plimsoll_model_kind(policy, nil, 0, nil, $0)
    }
    unsafe Call.fails(PLIMSOLL_INVALID_HANDLE, "the handle of a model, expected that of bars") {
      unsafe plimsoll_forecast_bars(model, model, 1, nil, 0, nil, $0)
    }
    unsafe Call.ok { unsafe plimsoll_free(model, $0) }
    unsafe Call.ok { unsafe plimsoll_free(policy, $0) }
    for handle in [0, 1, .max, model, policy] {
      unsafe Call.fails(PLIMSOLL_INVALID_HANDLE, "\(handle) is no handle") { unsafe plimsoll_free(handle, $0) }
      unsafe Call.fails(PLIMSOLL_INVALID_HANDLE, "\(handle) is no handle") {
        unsafe plimsoll_model_kind(handle, nil, 0, nil, $0)
      }
    }
  }
}
