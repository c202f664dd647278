import LinearAlgebra

/// A vector with a lane for each parameter of mean and variance, and some to spare.
protocol ParameterRow: SIMD where Scalar == Double {
  /// Sums of outer products of such vectors.
  associatedtype Products: RowProducts where Products.Row == Self
}

/// Σ u·vᵀ over pairs of vectors.
protocol RowProducts {
  associatedtype Row: ParameterRow

  init(count: Int)

  /// Adds u·vᵀ.
  mutating func add(_ u: Row, _ v: Row)
  /// Adds v to row 0, and `second`·v to row 1: the outer product with a vector that has two elements, 1 and `second`.
  mutating func addToMean(_ v: Row, second: Double, count: Int)
  /// Row `index` of the sum.
  func row(_ index: Int) -> Row
}

extension SIMD8: ParameterRow where Scalar == Double {
  typealias Products = RegisterProducts
}

extension SIMD16: ParameterRow where Scalar == Double {
  typealias Products = MemoryProducts<Self>
}

extension SIMD32: ParameterRow where Scalar == Double {
  typealias Products = MemoryProducts<Self>
}

/// Σ u·vᵀ of up to eight parameters, which the processor's registers hold.
struct RegisterProducts: RowProducts {
  typealias Row = SIMD8<Double>

  private var (row0, row1, row2, row3) = (Row.zero, Row.zero, Row.zero, Row.zero)
  private var (row4, row5, row6, row7) = (Row.zero, Row.zero, Row.zero, Row.zero)

  /// Whether there are more than five parameters.
  private let isWide: Bool

  init(count: Int) { isWide = count > 5 }

  @inline(always)
  mutating func add(_ u: Row, _ v: Row) {
    row0 = row0.adding(v, times: u[0])
    row1 = row1.adding(v, times: u[1])
    row2 = row2.adding(v, times: u[2])
    row3 = row3.adding(v, times: u[3])
    row4 = row4.adding(v, times: u[4])
    guard isWide else { return }
    row5 = row5.adding(v, times: u[5])
    row6 = row6.adding(v, times: u[6])
    row7 = row7.adding(v, times: u[7])
  }

  @inline(always)
  mutating func addToMean(_ v: Row, second: Double, count: Int) {
    if count > 0 { row0 += v }
    if count > 1 { row1 = row1.adding(v, times: second) }
  }

  func row(_ index: Int) -> Row { [row0, row1, row2, row3, row4, row5, row6, row7][index] }
}

/// Σ u·vᵀ of any number of parameters.
struct MemoryProducts<Row: ParameterRow>: RowProducts {
  private var rows: [Row]

  init(count: Int) { rows = [Row](repeating: .zero, count: count) }

  @inline(always)
  mutating func add(_ u: Row, _ v: Row) {
    for index in rows.indices { rows[index] = rows[index].adding(v, times: u[index]) }
  }

  @inline(always)
  mutating func addToMean(_ v: Row, second: Double, count: Int) {
    if count > 0 { rows[0] += v }
    if count > 1 { rows[1] = rows[1].adding(v, times: second) }
  }

  func row(_ index: Int) -> Row { rows[index] }
}
