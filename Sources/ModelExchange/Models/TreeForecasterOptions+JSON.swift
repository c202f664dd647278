import ModelFormats
import VolatilityForecasting

// The options of a forecaster's trees in a file.
extension TreeForecasterOptions {
  /// The options by name.
  var json: JSONValue {
    [
      "leafCount": .integer(leafCount), "rounds": .integer(rounds), "learningRate": .number(learningRate),
      "minimumLeafRows": .integer(minimumLeafRows), "l2": .number(l2), "rowShare": .number(rowShare),
      "columnShare": .number(columnShare), "maximumBinCount": .integer(maximumBinCount),
      "patience": patience.map { .integer($0) } ?? .null, "seed": .seed(seed),
    ]
  }

  /// The options in a file; whether trees can have them is not checked.
  init(_ field: JSONField) throws(ModelExchangeError) {
    self.init()
    _ = try field.object(required: Set(json.objectValue.map { Array($0.keys) } ?? []))
    leafCount = try field.member("leafCount").integer()
    rounds = try field.member("rounds").integer()
    learningRate = try field.member("learningRate").double()
    minimumLeafRows = try field.member("minimumLeafRows").integer()
    l2 = try field.member("l2").double()
    rowShare = try field.member("rowShare").double()
    columnShare = try field.member("columnShare").double()
    maximumBinCount = try field.member("maximumBinCount").integer()
    patience = try field.member("patience").optionalInteger()
    seed = try field.member("seed").seed()
  }
}
