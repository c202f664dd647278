import MarketData
import PlimsollCommands
import Testing

@Suite struct SignalFileTests {
  private let files = SizingFiles()

  private func time(_ text: String) throws -> TimeStamp { try SizingFiles.time(text) }

  @Test func allColumnsAreRead() throws {
    let file = try files.signals(
      """
      timestamp,symbol,confidence,correlation,agreement,consecutive_losses,stop_distance,win_rate,average_win,\
      average_loss,expected_return
      2024-01-01T10:30:00Z,BTC,0.8,-0.25,2,3,0.015,55%,0.02,0.01,-0.001
      2024-01-01T11:30:00Z,ETH,,,,,,,,,

      """)
    #expect(file.symbols == ["BTC", "ETH"])
    try #require(file.rows.count == 2)
    let row = file.rows[0]
    #expect(row.line == 2)
    #expect(row.timeStamp == (try time("2024-01-01T10:30Z")))
    #expect(row.symbol == "BTC")
    #expect(row.confidence == 0.8)
    #expect(row.correlation == -0.25)
    #expect(row.agreement == 2)
    #expect(row.consecutiveLosses == 3)
    #expect(row.stopDistance == 0.015)
    #expect(row.winRate == 0.55)
    #expect(row.averageWin == 0.02)
    #expect(row.averageLoss == 0.01)
    #expect(row.expectedReturn == -0.001)
    let empty = file.rows[1]
    #expect(empty.symbol == "ETH")
    #expect(empty.confidence == nil)
    #expect(empty.agreement == nil)
    #expect(empty.expectedReturn == nil)
    #expect(files.warned.isEmpty)
  }

  @Test func instantsAloneAreDecisionsToo() throws {
    let file = try files.signals("timestamp\n2024-01-01\n2024-01-05\n")
    #expect(file.symbols.isEmpty)
    #expect(file.rows.map(\.timeStamp) == (try [time("2024-01-01"), time("2024-01-05")]))
    #expect(file.rows.allSatisfy { $0.symbol == nil && $0.confidence == nil })
  }

  @Test func newestFirstIsTurnedRound() throws {
    let mixed = try files.signals("timestamp,symbol\n2024-01-02,A\n2024-01-02,B\n2024-01-01,A\n2024-01-01,B\n")
    #expect(mixed.rows.map(\.line) == [4, 5, 2, 3])
    let blocks = try files.signals("timestamp,symbol\n2024-01-01,A\n2024-01-02,A\n2024-01-01,B\n2024-01-02,B\n")
    #expect(blocks.rows.map(\.line) == [2, 3, 4, 5])
  }

  @Test func columnsThatAreNotReadAreWarnedOf() throws {
    _ = try files.signals("timestamp,confidense,regime,p_bull,score,note\n2024-01-01,0.5,bull,1,3,x\n")
    #expect(
      files.warned
        == "plimsoll: warning: data/signals.csv: columns that are not read: 'confidense' (did you mean 'confidence'?), "
        + "'regime' (is for --labels), 'p_bull' (is for --labels), 'score' (is for --scores), 'note'\n")
  }

  @Test(arguments: [
    ("confidence", ["-0.001", "1.001"], ["0", "1"], "a number from 0 to 1"),
    ("correlation", ["-1.001", "1.001"], ["-1", "0", "1"], "a number from -1 to 1"),
    (
      "agreement", ["-1", "1.5", "1000001", "2%"], ["0", "3", "1000000"], "a whole number from 0 to 1000000"
    ),
    ("consecutive_losses", ["-1", "0.5"], ["0", "7"], "a whole number from 0 to 1000000"),
    ("stop_distance", ["0", "-0.01"], ["1e-9", "2"], "a positive number"),
    ("win_rate", ["55", "-0.1"], ["0", "0.55", "1"], "a number from 0 to 1"),
    ("average_win", ["-0.01"], ["0", "3"], "a number that is not negative"),
    ("average_loss", ["0", "-0.015"], ["0.015"], "a positive number"),
    ("expected_return", ["up"], ["-2", "0", "2"], "a number"),
  ])
  func ranges(column: String, bad: [String], good: [String], expected: String) throws {
    for value in good { _ = try files.signals("timestamp,\(column)\n2024-01-01,\(value)\n") }
    for value in bad {
      let refusal = files.refusal { _ = try $0.signals("timestamp,\(column)\n2024-01-01,\n2024-01-02,\(value)\n") }
      #expect(refusal == "data/signals.csv:3, column '\(column)': '\(value)', where \(expected) was expected")
    }
  }

  @Test func oneMarketHasOneDecisionAtATime() {
    #expect(
      files.refusal { _ = try $0.signals("timestamp,confidence\n2024-01-01,0.5\n2024-01-01,0.6\n") }
        == "data/signals.csv:3, column 'timestamp': '2024-01-01', which is also the time stamp of line 2, where each row "
        + "of a market has one of its own")
  }
}
