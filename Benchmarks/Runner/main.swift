import Foundation

// One line of JSON in, one line of JSON out, until the input ends: what was measured, or what went wrong.
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]
encoder.nonConformingFloatEncodingStrategy = .convertToString(
  positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
while let line = readLine() {
  let answer: Answer
  do {
    answer = .measured(try await Measurement.make(from: Data(line.utf8)))
  } catch {
    answer = .failed("\(error)")
  }
  var output = try encoder.encode(answer)
  output.append(UInt8(ascii: "\n"))
  try FileHandle.standardOutput.write(contentsOf: output)
}
