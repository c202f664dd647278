extension RecordTable {
  /// The numbers of a column and how they are written.
  package struct Numbers {
    /// A number for each row, not a number where it is missing; one with a percent sign is a fraction.
    package var values: [Double]
    /// Whether they have a percent sign; `nil` where all are zero or missing.
    package var havePercentSign: Bool?
  }

  /// The numbers of a column, as vendors write them: with a currency sign, thousands set off, a suffix K, M, B or T, or
  /// a percent sign (0.07 for `7%`).
  ///
  /// - Parameter column: the column, from zero.
  /// - Returns: a number for each row; not a number where it is missing.
  /// - Throws: `MarketDataError.invalidField` for what is no finite number, or has a percent sign where others of the
  ///   column have none; `.ambiguousNumber` for one that can be read with a decimal comma and with a point.
  public func numbers(column: Int) throws(MarketDataError) -> [Double] { try numbersAsWritten(column: column).values }

  package func numbersAsWritten(column: Int) throws(MarketDataError) -> Numbers {
    let known = options.decimal ?? provenDecimal(column)
    if known == nil { try checkPoints(column) }
    let number = MarketNumber(decimal: known ?? .point)
    return try sample.text.bytes.withSpan { span throws(MarketDataError) in
      var numbers = Numbers(values: [])
      numbers.values.reserveCapacity(count)
      for row in 0..<count {
        let field = field(row, column)
        if known == nil { try checkSeparator(field, row, column, span) }
        guard let value = field.hasDoubledQuotes ? nil : number.parse(span, field.range), !value.isNaN else {
          guard MissingValue.isMissing(span, field.range) else {
            throw invalid(row: row, column: column, expected: "a number")
          }
          numbers.values.append(.nan)
          continue
        }
        guard value.isFinite else { throw invalid(row: row, column: column, expected: "a finite number") }
        if value != 0 { try checkPercent(field, row, column, span, &numbers) }
        numbers.values.append(value)
      }
      return numbers
    }
  }

  /// Whether the values of a column in the first rows of the file that are not missing are numbers, and there are some.
  package func isNumeric(column: Int) -> Bool {
    DecimalSeparator.allCases.contains { sample.isNumeric(column, $0) }
  }

  /// The separator that the first rows of the column prove, or else those of the others; `nil` where none does.
  private func provenDecimal(_ column: Int) -> DecimalSeparator? {
    var own = NumberStyle()
    for row in sample.rows { own.add(row.fields[column], line: row.line, column: column) }
    if !own.proofs.isEmpty { return own.decimal }
    let all = CSVLayout.numberStyle(of: sample)
    guard !all.proofs.isEmpty else { return nil }
    // Where commas separate fields and some number proves a point, commas elsewhere are of lists, as of orders.
    return all.proofs[.point] != nil && sample.delimiter == UInt8(ascii: ",") ? .point : all.decimal
  }

  /// Refuses points that may set off thousands, where nothing proves what they are.
  private func checkPoints(_ column: Int) throws(MarketDataError) {
    let style = CSVLayout.numberStyle(of: sample)
    if let place = style.ambiguousPoint, place.column == column {
      _ = try CSVLayout.decimalSeparator(of: sample, style)
    }
  }

  /// Refuses a comma that may be a decimal one where no number of the first rows tells which it is.
  private func checkSeparator(
    _ field: CSVField, _ row: Int, _ column: Int, _ span: Span<UInt8>
  ) throws(MarketDataError) {
    guard field.range.contains(where: { span[$0] == UInt8(ascii: ",") }) else { return }
    var style = NumberStyle()
    style.add(field.content(in: span), line: line(of: row), column: column)
    guard style.decimal != .point else { return }
    throw .ambiguousNumber(location(row: row, column: column), value: shortened(field.text(in: span)))
  }

  /// Makes sure that the numbers of a column all have a percent sign or none has.
  private func checkPercent(
    _ field: CSVField, _ row: Int, _ column: Int, _ span: Span<UInt8>, _ numbers: inout Numbers
  ) throws(MarketDataError) {
    let hasPercent = span[field.range.upperBound - 1] == UInt8(ascii: "%")
    guard let before = numbers.havePercentSign else {
      numbers.havePercentSign = hasPercent
      return
    }
    guard before != hasPercent else { return }
    throw invalid(
      row: row, column: column, expected: "a number \(before ? "with" : "without") a percent sign as before")
  }
}
