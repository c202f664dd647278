/// A sum in the order of `numpy.add.reduceat`, with which pandas 3 resamples.
///
/// So volumes of longer bars are those of tables made with them to the last bit. The error grows with the logarithm of
/// the number of terms (Higham 1993, "The accuracy of floating point summation").
///
/// The first term is added to the sum of the others. Up to seven of these are added one by one, up to 128 in eight
/// interleaved sums, and longer stretches are halved.
enum PairwiseSum {
  private static let lanes = 8
  private static let longestBlock = 128

  /// The sum of `terms`; zero where there are none.
  static func of(_ terms: [Double]) -> Double {
    guard let first = terms.first else { return 0 }
    return terms.count == 1 ? first : first + sum(terms[1...])
  }

  private static func sum(_ terms: ArraySlice<Double>) -> Double {
    guard terms.count >= lanes else { return terms.reduce(-0.0, +) }
    guard terms.count <= longestBlock else {
      let half = terms.count / 2 / lanes * lanes
      return sum(terms.prefix(half)) + sum(terms.dropFirst(half))
    }
    var sums = Array(terms.prefix(lanes))
    let whole = terms.count / lanes * lanes
    for (offset, term) in terms.prefix(whole).enumerated().dropFirst(lanes) { sums[offset % lanes] += term }
    let interleaved = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
    return terms.dropFirst(whole).reduce(interleaved, +)
  }
}
