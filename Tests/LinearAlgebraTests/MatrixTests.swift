import LinearAlgebra
import Testing

@Suite struct MatrixTests {
  @Test func elementsLieRowAfterRow() {
    var matrix = Matrix(rowCount: 2, columnCount: 3, elements: [1, 2, 3, 4, 5, 6])
    #expect(matrix[0, 2] == 3)
    #expect(matrix[1, 0] == 4)
    matrix[1, 2] = 9
    #expect(matrix.elements == [1, 2, 3, 4, 5, 9])
    #expect(matrix.diagonal == [1, 5])
  }

  @Test func repeatedValueAndIdentity() {
    #expect(Matrix(rowCount: 2, columnCount: 2, repeating: 7).elements == [7, 7, 7, 7])
    #expect(Matrix(rowCount: 1, columnCount: 2).elements == [0, 0])
    #expect(Matrix.identity(2).elements == [1, 0, 0, 1])
    #expect(Matrix.identity(0).elements.isEmpty)
  }

  @Test func transposed() {
    let matrix = Matrix(rowCount: 2, columnCount: 3, elements: [1, 2, 3, 4, 5, 6])
    #expect(matrix.transposed == Matrix(rowCount: 3, columnCount: 2, elements: [1, 4, 2, 5, 3, 6]))
    #expect(matrix.transposed.transposed == matrix)
    #expect(Matrix(rowCount: 0, columnCount: 4).transposed == Matrix(rowCount: 4, columnCount: 0))
  }

  /// Equal elements in another shape are another matrix.
  @Test func equalityHasShape() {
    let row = Matrix(rowCount: 1, columnCount: 4)
    #expect(row != Matrix(rowCount: 2, columnCount: 2))
    #expect(row == Matrix(rowCount: 1, columnCount: 4))
  }

  @Test func shapesAndIndicesArePreconditions() async {
    await #expect(processExitsWith: .failure) { _ = Matrix(rowCount: -1, columnCount: 2) }
    await #expect(processExitsWith: .failure) { _ = Matrix(rowCount: 2, columnCount: 2, elements: [1, 2, 3]) }
    await #expect(processExitsWith: .failure) { _ = Matrix(rowCount: -1, columnCount: -1, elements: [1]) }
    await #expect(processExitsWith: .failure) { _ = Matrix(rowCount: 2, columnCount: 3)[2, 0] }
    // Inside the storage, but outside the matrix.
    await #expect(processExitsWith: .failure) { _ = Matrix(rowCount: 2, columnCount: 3)[0, 3] }
    await #expect(processExitsWith: .failure) { _ = Matrix(rowCount: 2, columnCount: 3)[1, -1] }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix(rowCount: 2, columnCount: 3)
      matrix[0, 3] = 1
    }
  }
}
