// Operators that many graphs are made of.
extension ONNXGraphBuilder {
  /// A single integer, as a position is.
  package mutating func constant(index: Int) -> String { constant(Tensor([Int64(index)], shape: [])) }

  /// The part of the first axis from one position up to another.
  ///
  /// - Parameters:
  ///   - values: the name of the values.
  ///   - start: the first position; a negative one counts from the end.
  ///   - end: the position after the last; a negative one counts from the end, and one beyond it is the end.
  /// - Returns: the name of the part.
  package mutating func slice(_ values: String, from start: Int, to end: Int = .max) -> String {
    add("Slice", values, constant([start]), constant([end]), constant([0]))
  }

  /// The part of the first axis from a position on, counted from the end where it is negative, without the last ones.
  package mutating func slice(_ values: String, from start: Int, droppingLast dropped: Int) -> String {
    slice(values, from: start, to: dropped == 0 ? .max : -dropped)
  }

  /// The last value of a series, as a single number.
  package mutating func last(_ values: String) -> String { add("Gather", values, constant(index: -1)) }

  /// The sum of all values, as a single number.
  package mutating func total(_ values: String) -> String { reduced("ReduceSum", values) }

  /// The mean of all values, as a single number.
  package mutating func mean(_ values: String) -> String { reduced("ReduceMean", values) }

  private mutating func reduced(_ name: String, _ values: String) -> String {
    add(name, values, attributes: ["keepdims": .integer(0)])
  }

  /// Some of the columns, the last axis, in an order.
  package mutating func columns(_ positions: [Int], of values: String) -> String {
    add("Gather", values, constant(positions), attributes: ["axis": .integer(-1)])
  }

  /// One of the columns, the last axis, without that axis.
  package mutating func column(_ position: Int, of values: String) -> String {
    add("Gather", values, constant(index: position), attributes: ["axis": .integer(-1)])
  }

  /// Columns side by side.
  package mutating func joined(_ columns: [String]) -> String {
    columns.count == 1 ? columns[0] : add("Concat", columns, outputCount: 1, attributes: ["axis": .integer(-1)])[0]
  }

  /// The values, not a number where one is infinite: x + (x − x).
  package mutating func finite(_ values: String) -> String { add("Add", values, nothing(of: values)) }

  /// 0 where a value is finite, and else not a number: x − x.
  package mutating func nothing(of values: String) -> String { add("Sub", values, values) }

  /// Whether each of some doubles is finite.
  package mutating func isFinite(_ values: String) -> String { add("Equal", nothing(of: values), constant(0)) }

  /// The softmax of each row, exp(m_k)/Σ exp(m_l).
  package mutating func softmax(_ rows: String) -> String {
    add("Softmax", rows, attributes: ["axis": .integer(-1)])
  }

  /// The position of the largest value of each row, the first of several.
  ///
  /// - Parameter rows: the name of the values, (N, classes), all of them numbers.
  /// - Returns: the name of the positions, of type int64, (N).
  package mutating func largest(in rows: String) -> String {
    let places = add("ArgMax", rows, attributes: ["axis": .integer(-1), "keepdims": .integer(0)])
    // Of no rows, ONNX Runtime leaves the classes as an axis.
    let count = add("Shape", rows, attributes: ["end": .integer(1)])
    return add("Reshape", places, count, attributes: ["allowzero": .integer(1)])
  }

  /// The position of the largest value of each row, the first of several; −1 where the row is not known.
  ///
  /// - Parameter rows: the name of the values, of type double, (N, classes), in each row all of them numbers or none.
  /// - Returns: the name of the positions, of type int64, (N).
  package mutating func largestIfKnown(in rows: String) -> String {
    let isUnknown = add("IsNaN", column(0, of: rows))
    return add("Where", isUnknown, constant(index: -1), largest(in: rows))
  }
}
