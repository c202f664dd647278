extension ONNXGraphBuilder {
  /// Goes along series of doubles, period by period, with states that each period changes.
  ///
  /// - Parameters:
  ///   - name: what the names within begin with; different for each call.
  ///   - states: the names of the states before the first period, of type double.
  ///   - shape: the shape of every state.
  ///   - series: the names of the series, each with one double a period.
  ///   - period: puts one period into the graph of its own: from the states before it and the numbers of the series to
  ///     the states after it and the numbers to be collected.
  /// - Returns: the states after the last period, and the collected numbers, a series for each.
  package mutating func scan(
    _ name: String, states: [String], shape: [ONNXType.Dimension] = [], along series: [String],
    period: (
      _ body: inout ONNXGraphBuilder, _ states: [String], _ values: [String]
    ) -> (states: [String], results: [String])
  ) -> (states: [String], results: [String]) {
    var body = ONNXGraphBuilder(name: name, prefix: "\(name)_")
    let before = states.indices.map { body.input("\(name)_state_\($0)", .double, shape) }
    let values = series.indices.map { body.input("\(name)_value_\($0)", .double, []) }
    let (after, results) = period(&body, before, values)
    for (index, state) in after.enumerated() { body.output("\(name)_next_\(index)", state, .double, shape) }
    for (index, result) in results.enumerated() { body.output("\(name)_result_\(index)", result, .double, []) }
    let outputs = add(
      "Scan", states + series, outputCount: states.count + results.count,
      attributes: ["body": .graph(body.graph), "num_scan_inputs": .integer(series.count)])
    return (Array(outputs[..<states.count]), Array(outputs[states.count...]))
  }
}
