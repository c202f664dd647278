import CInterface
import CPlimsoll
import GradientBoosting
import ModelExchange
import NumericalMethods
import RecurrentNetworks
import Testing

/// Models of rows through C: to the last bit what Swift has.
@Suite struct RowCallTests {
  /// Trees with a missing value that goes right, and one that goes left.
  private static func ensemble(_ objective: BoostingObjective) throws -> TreeEnsemble {
    var random = SplitMix64(seed: 11)
    let values = (0..<900).map { _ in Float(random.nextStandardizedStudentT(nu: 5)) }
    let table = try FeatureTable(names: ["a", "b", "c"], values: values)
    var targets = (0..<300).map { Double(values[3 * $0] - values[3 * $0 + 1]) }
    if let count = objective.classCount {
      targets = targets.map { Double(min(count - 1, max(0, Int($0.rounded()) + 1))) }
    }
    var training = TreeTraining(objective: objective)
    training.rounds = 4
    training.tree.minimumLeafRows = 10
    return try training.train(on: LabelledTable(features: table, targets: targets)).ensemble
  }

  /// The handle of a model that was written to bytes and read from them.
  private static func handle(_ model: StoredModel) throws -> plimsoll_model {
    let document = model.document(provenance: Provenance(toolVersion: "1"))
    return HandleTable.insert(.model(try LoadedModel(bytes: [UInt8](document.encoded()))))
  }

  @Test func predictionsOfTrees() throws {
    for objective in [BoostingObjective.squaredError, .binary, .multiclass(classCount: 3)] {
      let ensemble = try Self.ensemble(objective)
      let model = try Self.handle(.ensemble(ensemble))
      var random = SplitMix64(seed: 12)
      var rows = (0..<3 * 50).map { _ in random.nextStandardizedStudentT(nu: 5) }
      (rows[4], rows[6], rows[7], rows[8]) = (.nan, .infinity, -.infinity, 1e300)
      let single = rows.map { Float($0) }
      let expected = ensemble.predictions(of: try FeatureTable(names: ["a", "b", "c"], values: single))
      let found = unsafe Call.numbers(0.0) { unsafe plimsoll_predict(model, rows, 50, 3, $0, $1, $2, $3) }
      let same = unsafe Call.numbers(0.0) { unsafe plimsoll_predict_float(model, single, 50, 3, $0, $1, $2, $3) }
      #expect(found.map(\.bitPattern) == expected.map(\.bitPattern) && same == found)
      #expect(found.count == 50 * (objective.classCount ?? 1))
      #expect(unsafe Call.text { unsafe plimsoll_model_kind(model, $0, $1, $2, $3) } == "ensemble")
      #expect(unsafe Call.text { unsafe plimsoll_model_name(model, 0, 2, $0, $1, $2, $3) } == "c")
      var count = -1
      unsafe Call.ok { unsafe plimsoll_model_name_count(model, 1, &count, $0) }
      #expect(count == objective.classCount ?? 0)
      unsafe Call.ok { unsafe plimsoll_free(model, $0) }
    }
  }

  @Test func outputsOfANetwork() throws {
    let architecture = try LSTM(inputSize: 2, hiddenSize: 8, outputSize: 3)
    let parameters = LSTMParameters(random: architecture, seed: 3)
    let model = try Self.handle(.sequenceNetwork(SequenceNetwork(parameters, inputNames: ["x", "y"])))
    let windows = (0..<4 * 5 * 2).map { Float($0 % 7) / 7 - 0.4 }
    let expected = LSTMNetwork(parameters).outputs(of: windows, steps: 5, count: 4).map { Double($0) }
    let found = unsafe Call.numbers(0.0) { unsafe plimsoll_predict_float(model, windows, 4, 10, $0, $1, $2, $3) }
    #expect(found.map(\.bitPattern) == expected.map(\.bitPattern) && found.count == 12)
    #expect(unsafe Call.text { unsafe plimsoll_model_name(model, 0, 1, $0, $1, $2, $3) } == "y")
    var room = [Double](repeating: 0, count: 12)
    var bad = windows
    bad[13] = .nan
    unsafe Call.fails(PLIMSOLL_INVALID_DATA, "row 2 has the input nan") {
      unsafe plimsoll_predict_float(model, bad, 4, 10, &room, 12, nil, $0)
    }
    unsafe Call.fails(PLIMSOLL_INVALID_DATA, "a window has 5 numbers, expected 2 for each of its steps") {
      unsafe plimsoll_predict_float(model, windows, 4, 5, &room, 12, nil, $0)
    }
    unsafe Call.ok { unsafe plimsoll_predict_float(model, nil, 0, 10, nil, 0, nil, $0) }
    unsafe Call.ok { unsafe plimsoll_free(model, $0) }
  }

  @Test func rowsThatDoNotServe() throws {
    let model = try Self.handle(.ensemble(Self.ensemble(.binary)))
    let rows = [Double](repeating: 0.5, count: 6)
    var room = [Double](repeating: 0, count: 4)
    for (rowCount, columnCount, status, part) in [
      (2, 2, PLIMSOLL_INVALID_DATA, "2 columns, expected 3"), (2, 0, PLIMSOLL_INVALID_ARGUMENT, "column_count is 0"),
      (.max, 3, PLIMSOLL_INVALID_ARGUMENT, "row_count x column_count is"),
      (1 << 28, 1 << 28, PLIMSOLL_INVALID_ARGUMENT, "is 72057594037927936, expected"),
      (-1, -1, PLIMSOLL_INVALID_ARGUMENT, "expected a number of at most"),
      (1 << 62, 4, PLIMSOLL_INVALID_ARGUMENT, "expected a number of at most"),
      (3, 3, PLIMSOLL_BUFFER_TOO_SMALL, "room for 4 elements, the result has 6"),
    ] {
      unsafe Call.fails(status, part) { unsafe plimsoll_predict(model, rows, rowCount, columnCount, &room, 4, nil, $0) }
    }
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "rows is NULL") {
      unsafe plimsoll_predict(model, nil, 2, 3, &room, 4, nil, $0)
    }
    let other = try InterfaceSamples.handle(InterfaceSamples.ewma)
    unsafe Call.fails(PLIMSOLL_NOT_APPLICABLE, "of kind ewma: it is not applied to rows of numbers") {
      unsafe plimsoll_predict(other, rows, 2, 3, &room, 4, nil, $0)
    }
    for handle in [model, other] { unsafe Call.ok { unsafe plimsoll_free(handle, $0) } }
  }
}
