import LinearAlgebra
package import NumericalMethods

/// Minus the penalised sum of the losses of a multinomial logistic model, with its derivatives.
///
/// The parameters are those of class 0, intercept first, then those of class 1 and so on. Sums over the classes, which
/// the likelihood says nothing of, have a penalty of their own, which is zero at the solution.
package struct LogisticObjective: SmoothObjective {
  private let sample: LogisticSample
  /// The rows with a one before the features, rows × width.
  private let rows: [Double]
  private let width: Int
  /// The penalty of each parameter of a class, times the sum of the weights.
  private let penalties: [Double]
  /// What the squared sum over the classes is multiplied by.
  private let centring: Double

  /// The objective of a sample.
  package init(_ model: MultinomialLogistic, _ sample: LogisticSample) {
    self.sample = sample
    let width = sample.columnCount + 1
    self.width = width
    var rows: [Double] = []
    rows.reserveCapacity(sample.rowCount * width)
    for row in 0..<sample.rowCount {
      rows.append(1)
      rows += sample.values[row * sample.columnCount..<(row + 1) * sample.columnCount]
    }
    self.rows = rows
    let total = sample.totalWeight
    penalties = (0..<width).map { total * ($0 == 0 ? model.interceptPenalty : model.penalty) }
    centring = total / Double(sample.classCount)
  }

  /// The number of parameters.
  package var parameterCount: Int { width * sample.classCount }

  /// Minus the penalised sum of losses at `point`, its gradient and the exact curvature, of whatever kind is asked for:
  /// that of a softmax is the information.
  package func evaluate(at point: [Double], curvature: CurvatureKind) -> LocalModel {
    var probabilities = margins(at: point)
    let logLikelihood = normalize(&probabilities)
    let (value, pull, stiffness) = penalty(at: point)
    var gradient = scores(probabilities)
    for index in gradient.indices { gradient[index] -= pull[index] }
    var matrix = information(probabilities)
    for first in 0..<sample.classCount {
      for second in 0..<sample.classCount {
        for column in 0..<width {
          matrix[first * width + column, second * width + column] +=
            centring + (first == second ? stiffness[column] : 0)
        }
      }
    }
    return LocalModel(value: logLikelihood - value, gradient: gradient, curvature: matrix)
  }

  /// The margins of all rows, rows × classes.
  private func margins(at point: [Double]) -> [Double] {
    var result = sample.offsets ?? [Double](repeating: 0, count: sample.rowCount * sample.classCount)
    guard sample.rowCount > 0 else { return result }
    Double.addProduct(
      RowMajorMatrix(rows[...], columnCount: width), RowMajorMatrix(point[...], columnCount: width).transposed,
      to: &result, at: 0..<result.count)
    return result
  }

  /// Replaces margins by probabilities.
  ///
  /// - Returns: the weighted log-likelihood.
  private func normalize(_ margins: inout [Double]) -> Double {
    let classes = sample.classCount
    var sum = 0.0
    for row in 0..<sample.rowCount {
      let own = margins[row * classes + sample.classes[row]]
      let logSum = Softmax.normalize(&margins, row * classes..<(row + 1) * classes)
      if sample.weights[row] > 0 { sum += sample.weights[row] * (own - logSum) }
    }
    return sum
  }

  /// Half the penalty, its gradient, and its second derivative for each parameter of a class.
  private func penalty(at point: [Double]) -> (value: Double, gradient: [Double], stiffness: [Double]) {
    var (value, gradient) = (0.0, [Double](repeating: 0, count: point.count))
    for column in 0..<width {
      let places = (0..<sample.classCount).map { $0 * width + column }
      let sum = places.reduce(0) { $0 + point[$1] }
      value += 0.5 * centring * sum * sum
      for place in places {
        value += 0.5 * penalties[column] * point[place] * point[place]
        gradient[place] = penalties[column] * point[place] + centring * sum
      }
    }
    return (value, gradient, penalties)
  }

  /// The gradient of the log-likelihood: Σ w (1{y = k} − p_k) x.
  private func scores(_ probabilities: [Double]) -> [Double] {
    let classes = sample.classCount
    var residuals = probabilities
    for row in 0..<sample.rowCount {
      for k in 0..<classes {
        let hit = sample.classes[row] == k ? 1.0 : 0
        residuals[row * classes + k] = sample.weights[row] * (hit - probabilities[row * classes + k])
      }
    }
    var result = [Double](repeating: 0, count: parameterCount)
    Double.addProduct(
      RowMajorMatrix(residuals[...], columnCount: classes).transposed, RowMajorMatrix(rows[...], columnCount: width),
      to: &result, at: 0..<result.count)
    return result
  }

  /// Σ w p_k (1{k = l} − p_l) x xᵀ, a block for each pair of classes.
  private func information(_ probabilities: [Double]) -> Matrix {
    var result = Matrix(rowCount: parameterCount, columnCount: parameterCount)
    for first in 0..<sample.classCount {
      for second in first..<sample.classCount {
        let block = weightedSquare(probabilities, first, second)
        for i in 0..<width {
          for j in 0..<width {
            result[first * width + i, second * width + j] = block[i * width + j]
            result[second * width + i, first * width + j] = block[i * width + j]
          }
        }
      }
    }
    return result
  }

  private func weightedSquare(_ probabilities: [Double], _ first: Int, _ second: Int) -> [Double] {
    let classes = sample.classCount
    var scaled = rows
    for row in 0..<sample.rowCount {
      let p = probabilities[row * classes + first]
      let factor = sample.weights[row] * p * ((first == second ? 1 : 0) - probabilities[row * classes + second])
      for place in row * width..<(row + 1) * width { scaled[place] *= factor }
    }
    var block = [Double](repeating: 0, count: width * width)
    Double.addProduct(
      RowMajorMatrix(rows[...], columnCount: width).transposed, RowMajorMatrix(scaled[...], columnCount: width),
      to: &block, at: 0..<block.count)
    return block
  }
}
