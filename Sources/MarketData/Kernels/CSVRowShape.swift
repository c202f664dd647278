/// Where the fields of a row end among the positions that it is cut at.
///
/// Rows of a file mostly have the same shape: the same bytes cut them, in the same order.
struct CSVRowShape {
  /// One field of a shape.
  struct Field {
    /// The number of its first cut, and of the one that ends it; between them are points.
    var first = 0
    var end = 0
    /// The byte that ends it: as in the plan, or a carriage return.
    var terminator: UInt8 = 0
  }

  /// The number of positions that a row is cut at; zero where there is no shape.
  private(set) var cuts = 0
  /// Whether the line feed of a row comes behind a carriage return.
  private(set) var hasCarriageReturn = false

  /// No shape.
  init() {}

  /// The shape of the plain row that begins with the cut at `positions`; its fields go to the buffers.
  init(_ text: UnsafePointer<UInt8>, positions: UnsafePointer<UInt32>, _ buffers: CSVRowBuffers, steps: Int) {
    // An empty line has the shape of a row of one field.
    guard steps > 1 else { return }
    for step in 0..<steps {
      var field = Field(first: cuts)
      while unsafe text[Int(positions[cuts])] == UInt8(ascii: ".") { cuts += 1 }
      field.end = cuts
      field.terminator = unsafe text[Int(positions[cuts])]
      unsafe buffers.shape[step] = field
      hasCarriageReturn = field.terminator == UInt8(ascii: "\r")
      cuts += 1
    }
    cuts += hasCarriageReturn ? 1 : 0
  }
}
