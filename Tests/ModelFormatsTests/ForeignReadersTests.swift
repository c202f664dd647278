import ForeignReaders
import ModelFormats
import Testing

/// The comparison that tests of exports rest on: files with numbers other than the expected ones.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct ForeignReadersTests {
  private static let least = Double.leastNonzeroMagnitude
  private static let greatest = Double.greatestFiniteMagnitude

  /// What was found, what was expected, and by how much they differ; 0 where they are equal.
  private static let pairs: [(found: Double, expected: Double, absolute: Double, relative: Double)] = [
    (0, 0, 0, 0), (-0.0, 0, 0, 0), (1.5, 1.5, 0, 0), (least, least, 0, 0), (greatest, greatest, 0, 0),
    (.nan, .nan, 0, 0), (.infinity, .infinity, 0, 0), (-.infinity, -.infinity, 0, 0),
    (2, 1, 1, 1), (1, 2, 1, 0.5), (-1, 1, 2, 2), (0, 4, 4, 1), (1 + 0x1p-52, 1, 0x1p-52, 0x1p-52),
    (least, 0, least, .infinity), (-1e-300, 0, 1e-300, .infinity), (1, -0.0, 1, .infinity),
    (greatest, -greatest, .infinity, .infinity), (1, least, 1, .infinity),
    (.nan, 1, .infinity, .infinity), (.nan, 0, .infinity, .infinity), (1, .nan, .infinity, .infinity),
    (.nan, .infinity, .infinity, .infinity), (.infinity, .nan, .infinity, .infinity),
    (.infinity, 1, .infinity, .infinity), (1, .infinity, .infinity, .infinity),
    (.infinity, 0, .infinity, .infinity), (0, -.infinity, .infinity, .infinity),
    (.infinity, -.infinity, .infinity, .infinity),
  ]

  private func export(
    _ name: String, _ found: Tensor, expected: Tensor, as format: ForeignExport.Format = .npz
  ) throws -> ForeignExport {
    let bytes =
      switch format {
      case .document: Array(JSONValue.object(["tensors": .object(["a": found.json ?? nil])]).text().utf8)
      default: try NumPyArchive(["a": found]).encoded()
      }
    return ForeignExport(name: name, format: format, bytes: bytes, expected: ["a": expected])
  }

  /// Each pair by itself, and between two numbers that are equal.
  @Test func tellsEachDifference() throws {
    let exports = try Self.pairs.enumerated().flatMap { number, pair in
      [
        try export("alone-\(number)", Tensor([pair.found]), expected: Tensor([pair.expected])),
        try export("among-\(number)", Tensor([0, pair.found, 7]), expected: Tensor([0, pair.expected, 7])),
      ]
    }
    let readings = try ForeignReaders.read(exports)
    for (number, pair) in Self.pairs.enumerated() {
      for (name, count) in [("alone-\(number)", 1), ("among-\(number)", 3)] {
        let difference = try #require(readings[name]?.differences["a"])
        let isEqual = pair.absolute == 0
        #expect(difference.count == count && difference.differing == (isEqual ? 0 : 1), "\(pair)")
        #expect(difference.absolute == pair.absolute && difference.relative == pair.relative, "\(pair)")
      }
    }
  }

  @Test func tellsTheLargestDifference() throws {
    let (found, expected) = ([1.5, 100, -3, 0], [1.0, 101, -3, 0])
    let finite = try export("finite", Tensor(found), expected: Tensor(expected))
    let infinite = try export("infinite", Tensor(found + [1]), expected: Tensor(expected + [0]))
    let readings = try ForeignReaders.read([finite, infinite])
    let (first, second) = (
      try #require(readings["finite"]?.differences["a"]), try #require(readings["infinite"]?.differences["a"])
    )
    #expect(first.count == 4 && first.differing == 2 && first.absolute == 1 && first.relative == 0.5)
    #expect(second.count == 5 && second.differing == 3 && second.absolute == 1 && second.relative == .infinity)
  }

  /// Integers that are one number as doubles.
  @Test func tellsLargeIntegersApart() throws {
    let (found, expected) = (Tensor([.max - 1, 5] as [Int64]), Tensor([.max, 5] as [Int64]))
    let readings = try ForeignReaders.read([
      try export("other", found, expected: expected), try export("same", found, expected: found),
      try export("other-text", found, expected: expected, as: .document),
      try export("same-text", found, expected: found, as: .document),
    ])
    #expect(
      readings.mapValues { $0.differences["a"]?.differing } == [
        "other": 1, "same": 0, "other-text": 1, "same-text": 0,
      ])
  }

  /// A number that is none is `null` in JSON; what has no elements is `[]`.
  @Test func readsNumbersThatAreNoneInJSON() throws {
    let numbers = Tensor([.nan, 1, .nan, 2], shape: [2, 2])
    let readings = try ForeignReaders.read([
      try export("numbers", numbers, expected: numbers, as: .document),
      try export(
        "empty", Tensor([Double](), shape: [2, 0]), expected: Tensor([Double](), shape: [2, 0]), as: .document),
    ])
    #expect(readings["numbers"]?.differences["a"]?.differing == 0)
    #expect(readings["empty"]?.differences["a"]?.count == 0)
  }

  /// The numbers are the same, and the shape, the type or the name is another.
  @Test(arguments: [
    (Tensor([1.0, 2]), Tensor([1.0, 2], shape: [2, 1]), ForeignExport.Format.npz),
    (Tensor([1.0, 2], shape: [1, 2]), Tensor([1.0, 2], shape: [2, 1]), .npz),
    (Tensor([1.0 as Float]), Tensor([1.0]), .npz), (Tensor([1.0]), Tensor([1.0, 1]), .npz),
    (Tensor([Double](), shape: [0]), Tensor([1.0]), .npz),
    (Tensor([1.0, 2]), Tensor([1.0, 2], shape: [2, 1]), .document),
    (Tensor([1.0, 2, 3, 4], shape: [2, 2]), Tensor([1.0, 2, 3, 4]), .document),
    (Tensor([1.0], shape: []), Tensor([1.0]), .document), (Tensor([1.0]), Tensor([Double](), shape: [0]), .document),
  ])
  func refusesOtherShapesAndTypes(found: Tensor, expected: Tensor, format: ForeignExport.Format) throws {
    let error = #expect(throws: ForeignReaderError.self) {
      try ForeignReaders.read([try export("wrong", found, expected: expected, as: format)])
    }
    #expect(error?.output.contains("wrong: ") == true && error?.output.contains("was expected") == true)
  }

  @Test func refusesArraysTooManyAndTooFew() throws {
    let bytes = try NumPyArchive(["a": Tensor([1.0]), "b": Tensor([2.0])]).encoded()
    for names in [["a"], ["a", "b", "c"]] {
      let expected = Dictionary(uniqueKeysWithValues: names.map { ($0, Tensor([1.0])) })
      let export = ForeignExport(name: "wrong", format: .npz, bytes: bytes, expected: expected)
      #expect(throws: ForeignReaderError.self) { try ForeignReaders.read([export]) }
    }
  }
}
