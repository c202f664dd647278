/// What a column of a price file holds, as `--column` names it.
package enum ColumnRole: String, CaseIterable, Sendable {
  case timestamp, open, high, low, close, volume
}
