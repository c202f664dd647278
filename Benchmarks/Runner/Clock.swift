/// What a job is timed by.
enum Clock: String, Decodable {
  /// The processor time of this process, all threads together.
  case processor
  /// The time on the wall, for jobs on several threads.
  case wall

  /// A reading in seconds; only differences have a meaning.
  var now: Double {
    switch self {
    case .processor: SystemClock.processorTime
    case .wall: SystemClock.monotonicTime
    }
  }
}
