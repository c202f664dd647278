import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

@Suite struct ResultTableTests {
  private let table: ResultTable = {
    var table = ResultTable(columns: ["name", "n", "value"])
    table.append(["a \"b\", c", 5, 0.1234567890123])
    table.append(["line\nbreak", 12345, .number(.nan)])
    table.append([.missing, .missing, .number(1234.5, digits: 3)])
    return table
  }()

  @Test func numbersStandToTheRight() {
    #expect(
      table.text == """
        name            n     value
        ----------  -----  --------
        a "b", c        5  0.123457
        line break  12345         –
        –               –  1.23e+03

        """)
  }

  @Test func csvIsExactAndQuoted() {
    #expect(
      table.csv == """
        name,n,value
        "a ""b"", c",5,0.1234567890123
        "line
        break",12345,
        ,,1234.5

        """)
  }

  @Test func jsonHasTheColumnsAsKeys() {
    #expect(
      table.json.text() == """
        [{"n":5,"name":"a \\"b\\", c","value":0.1234567890123},\
        {"n":12345,"name":"line\\nbreak","value":null},{"n":null,"name":null,"value":1234.5}]
        """)
  }

  @Test func aTableWithoutRowsHasATitle() {
    let table = ResultTable(columns: ["a", "bc"])
    #expect(table.text == "a  bc\n-  --\n")
    #expect(table.csv == "a,bc\n")
    #expect(table.json == [])
  }

  @Test func aRowOfAnotherLengthIsAFault() async {
    await #expect(processExitsWith: .failure) {
      var table = ResultTable(columns: ["a", "b"])
      table.append([1])
    }
  }
}
