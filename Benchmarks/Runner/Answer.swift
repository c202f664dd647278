/// A line of output: `{"seconds": …, "peakBytes": …, "results": {…}}` or `{"error": …}`.
enum Answer: Encodable {
  case measured(Measurement)
  case failed(String)

  private enum Key: String, CodingKey { case seconds, peakBytes, results, error }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .measured(let measurement):
      try container.encode(measurement.seconds, forKey: .seconds)
      try container.encode(measurement.peakBytes, forKey: .peakBytes)
      try container.encode(measurement.results, forKey: .results)
    case .failed(let reason):
      try container.encode(reason, forKey: .error)
    }
  }
}
