import Foundation
import RegimeClassification

/// What `Fixtures/multinomial_logistic_reference.py` made with scikit-learn, statsmodels and scipy.
struct LogisticReference: Decodable {
  struct Case: Decodable, CustomStringConvertible {
    var name: String
    var columns: Int
    var classes: Int
    var values: [Double]
    var labels: [Int]
    var weights: [Double]
    var offsets: [Double]
    var penalty: Double
    var interceptPenalty: Double
    /// Intercepts, then coefficients: (1 + columns) × classes.
    var solution: [Double]

    var description: String { name }
    var model: MultinomialLogistic { MultinomialLogistic(penalty: penalty, interceptPenalty: interceptPenalty) }
    var sample: LogisticSample {
      LogisticSample(
        columnCount: columns, classCount: classes, values: values, classes: labels, weights: weights, offsets: offsets)
    }
  }

  struct Temperature: Decodable {
    var margins: [Double]
    var labels: [Int]
    var weights: [Double]
    var temperature: Double
  }

  var cases: [Case]
  var temperatures: [Temperature]

  static let shared: LogisticReference = {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/multinomial_logistic_reference.json")
      .standardized
    do {
      return try JSONDecoder().decode(LogisticReference.self, from: Data(contentsOf: file))
    } catch {
      preconditionFailure("\(file): \(error)")
    }
  }()
}
