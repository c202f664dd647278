/// A column that is joined to bars, and when its values can be used.
public struct JoinRule: Hashable, Sendable {
  /// The name that the column gets; `nil` to keep the one it has.
  public var name: String?
  /// The time from the end of a period to the publication of its value; not negative.
  public let publicationLag: Duration
  /// The greatest age of a value at the moment of the decision, from the end of its period; `nil` for any age.
  ///
  /// An older value is not used, and the joined column is not a number there.
  public let maximumAge: Duration?

  /// A rule for one column.
  ///
  /// - Precondition: neither `publicationLag` nor `maximumAge` is negative.
  public init(name: String? = nil, publicationLag: Duration, maximumAge: Duration? = nil) {
    precondition(publicationLag >= .zero, "a publication lag is not negative: no value is known before its period ends")
    precondition(maximumAge.map { $0 >= .zero } ?? true, "a greatest age is not negative")
    self.name = name
    self.publicationLag = publicationLag
    self.maximumAge = maximumAge
  }
}
