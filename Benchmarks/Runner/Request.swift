/// What every line of input has; a job reads its own options from the same line.
struct Request: Decodable {
  /// The name of the job, as in `jobs`.
  var job: String
  /// A file of doubles, 64 bits each, little-endian, nothing else.
  var data: String
  /// How many times the job is done inside the timed region.
  var repeats: Int
  var clock: Clock
}
