package import ModelFormats
package import RecurrentNetworks

// What the epochs of a training came to, in a file.
extension EpochReport {
  /// The report by name.
  package var json: JSONValue {
    [
      "epoch": .integer(epoch), "trainLoss": .number(trainLoss),
      "validationLoss": validationLoss.map { .number($0) } ?? .null, "learningRate": .number(learningRate),
      "gradientNorm": .number(gradientNorm),
    ]
  }

  /// The report in a file.
  init(_ field: JSONField) throws(ModelExchangeError) {
    _ = try field.object(required: ["epoch", "trainLoss", "validationLoss", "learningRate", "gradientNorm"])
    let validationLoss = try field.member("validationLoss")
    self.init(
      epoch: try field.member("epoch").integer(), trainLoss: try field.member("trainLoss").double(),
      validationLoss: validationLoss.value == .null ? nil : try validationLoss.double(),
      learningRate: try field.member("learningRate").double(),
      gradientNorm: try field.member("gradientNorm").double())
  }

  /// The reports of a network in a file: at least one, numbered from one on.
  static func reports(_ field: JSONField) throws(ModelExchangeError) -> [EpochReport] {
    var reports: [EpochReport] = []
    for (index, element) in try field.array().enumerated() {
      let report = try EpochReport(element)
      guard report.epoch == index + 1 else {
        throw try element.member("epoch").malformed("\(report.epoch) where \(index + 1) is expected")
      }
      reports.append(report)
    }
    guard !reports.isEmpty else { throw field.malformed("has no epoch") }
    return reports
  }
}
