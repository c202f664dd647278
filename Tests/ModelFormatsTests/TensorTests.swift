import ModelFormats
import Testing

@Suite struct TensorTests {
  @Test func keepsEveryBit() {
    let doubles: [Double] = [0, -0.0, 1, .leastNonzeroMagnitude, .infinity, Double(nan: 5, signaling: false), .pi]
    #expect(Tensor(doubles).values(as: Double.self)?.map(\.bitPattern) == doubles.map(\.bitPattern))
    let floats: [Float] = [0, -0.0, 1, .leastNonzeroMagnitude, -.infinity, Float(nan: 5, signaling: false), .pi]
    #expect(Tensor(floats).values(as: Float.self)?.map(\.bitPattern) == floats.map(\.bitPattern))
    #expect(Tensor([.min, -1, 0, .max] as [Int64]).values() == [.min, -1, 0, .max] as [Int64])
    #expect(Tensor([.min, -1, 0, .max] as [Int32]).values() == [.min, -1, 0, .max] as [Int32])
    #expect(Tensor([0, 1, 255] as [UInt8]).values() == [0, 1, 255] as [UInt8])
  }

  @Test func hasAShape() {
    #expect(Tensor([1.0, 2, 3]).shape == [3])
    #expect(Tensor([1.0, 2, 3, 4, 5, 6], shape: [2, 3]).count == 6)
    #expect(Tensor([1.0], shape: []).count == 1)
    #expect(Tensor([Double](), shape: [4, 0]).count == 0)
  }

  @Test func givesItsElementsInTheirOwnTypeOnly() {
    let tensor = Tensor([1.0, 2])
    #expect(tensor.elementType == .float64)
    #expect(tensor.values(as: Float.self) == nil && tensor.values(as: Int64.self) == nil)
  }

  @Test func isEqualByBits() {
    #expect(Tensor([Double.nan]) == Tensor([Double.nan]))
    #expect(Tensor([0.0]) != Tensor([-0.0]))
    #expect(Tensor([1.0, 2]) != Tensor([1.0, 2], shape: [1, 2]))
    #expect(Tensor([0] as [Int64]) != Tensor([0.0]))
  }

  @Test func becomesNestedArrays() {
    #expect(Tensor([1, 2, 3, 4, 5, 6] as [Int64], shape: [3, 1, 2]).json == [[[1, 2]], [[3, 4]], [[5, 6]]])
    #expect(Tensor([0.5, .nan], shape: [2]).json?.text() == "[0.5,null]")
    #expect(Tensor([0.5] as [Float], shape: []).json == 0.5)
    #expect(Tensor([Int32](), shape: [1 << 60, 0]).json == [])
  }

  @Test func refusesAShapeThatItsElementsDoNotFill() async {
    await #expect(processExitsWith: .failure) { _ = Tensor([1.0, 2, 3], shape: [2, 2]) }
    await #expect(processExitsWith: .failure) { _ = Tensor([1.0], shape: [-1, -1]) }
    await #expect(processExitsWith: .failure) { _ = Tensor([Double](), shape: [.max, 2]) }
  }
}
