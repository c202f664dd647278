/// The options of all commands.
package enum GlobalOptions {
  /// Prints one JSON document instead of text.
  package static let json = Option(flag: "json", help: "Print the result as one JSON document")
  /// The seed of random numbers.
  package static let seed = Option(
    "seed", .integer(in: 0...), value: "N", default: 0, help: "Seed of random numbers")
  /// How many threads compute at a time.
  package static let threads = Option(
    optional: "threads", .integer(in: 1...4096), value: "N", defaultText: "all cores",
    help: "Number of threads; it never changes a result")
  /// A file that sets options.
  package static let config = Option(
    optional: "config", .inputFile, value: "FILE", help: "JSON object that sets options by their long names")
  /// Where the result goes.
  package static let output = Option(
    "output", short: "o", .outputFile, value: "FILE", default: .standardOutput,
    help: "Write the result to FILE instead of standard output; FILE is replaced only once the result is complete")
  /// Prints help.
  package static let help = Option(flag: "help", short: "h", help: "Print this help")

  /// The options in the order of the help.
  package static let group = OptionGroup(
    "Options of all commands",
    [
      output.specification, json.specification, seed.specification, threads.specification, config.specification,
      help.specification,
    ])

  /// The options that only the command line sets: a configuration names no other, and help is asked for by hand.
  static let notInConfiguration: Set<String> = ["config", "help"]
}
