import MarketData

/// The search for the word that a misspelled one was meant to be.
package enum Spelling {
  /// The question whether `candidates` hold the meant word, as `did you mean 'train'?`; `nil` if none is near.
  package static func suggestion(for word: String, among candidates: [String]) -> String? {
    nearest(to: word, among: candidates).map { "did you mean \($0.quoted)?" }
  }

  /// The candidate that needs the fewest edits, the first of equals; `nil` if more than a third of the
  /// letters would have to change and none begins with `word`.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let word = word.lowercased()
    guard !word.isEmpty else { return nil }
    let ranked = candidates.map { (candidate: $0, distance: distance(from: word, to: $0.lowercased())) }
    let limit = max(1, word.count / 3)
    if let best = ranked.filter({ $0.distance <= limit }).min(by: { $0.distance < $1.distance }) {
      return best.candidate
    }
    return word.count >= 2 ? candidates.first { $0.lowercased().hasPrefix(word) } : nil
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours that turn `source` into `target`.
  ///
  /// The optimal-string-alignment form of the Damerau–Levenshtein distance: no part is edited twice.
  package static func distance(from source: String, to target: String) -> Int {
    let (source, target) = (Array(source), Array(target))
    var beforeLast: [Int] = []
    var last = Array(0...target.count)
    for (row, letter) in source.enumerated() {
      var current = [row + 1]
      for (column, other) in target.enumerated() {
        var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == target[column - 1], source[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[target.count]
  }
}
