/// A plan as steps: what the loop over rows needs of each field, and no more.
struct CSVRowProgram {
  private(set) var steps: [CSVRowStep] = []
  private(set) var texts: [UInt8] = []
  /// The number of columns that values go to.
  private(set) var columns = 0
  private(set) var hasStamp = false

  init(_ plan: CSVRowPlan) {
    precondition(!plan.fields.isEmpty, "a row has at least one field")
    precondition(CSVRowProgram.canDelimit(plan.delimiter), "a delimiter occurs in no number and no date")
    for field in plan.fields {
      var step = CSVRowStep(kind: .skip, terminator: plan.delimiter)
      switch field {
      case .skip: break
      case .text(let bytes):
        step.kind = .text
        step.length = bytes.count
        hold(bytes, in: &step)
      case .timeStamp:
        setStamp(plan, in: &step)
      case .number(let slot, let bound, let isOptional):
        step.kind = bound == .any ? .signedNumber : .unsignedNumber
        step.least = bound == .positive ? 1 : 0
        step.isOptional = isOptional
        step.slot = slot
        step.offset = columns * CSVRowBuffers.stride
        columns += 1
      }
      steps.append(step)
    }
    steps[steps.count - 1].terminator = UInt8(ascii: "\n")
    let slots = steps.filter(\.isNumber).map(\.slot)
    precondition(Set(slots).count == slots.count, "two fields do not go to the same column")
  }

  private static func canDelimit(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte > 0 && !"0123456789-.:T\"\r\n".utf8.contains(byte)
  }

  private mutating func setStamp(_ plan: CSVRowPlan, in step: inout CSVRowStep) {
    guard let stamp = plan.stamp else { preconditionFailure("a plan with a time stamp says its form") }
    precondition(!hasStamp, "a row has one time stamp")
    hasStamp = true
    switch stamp {
    case .isoDate:
      step.kind = .isoDate
      step.length = 10
    case .iso(let hasSeconds, let suffix):
      step.kind = .isoTime
      step.hasSeconds = hasSeconds
      step.length = (hasSeconds ? 19 : 16) + suffix.count
      hold(suffix, in: &step)
    case .sinceEpoch: step.kind = .sinceEpoch
    case .nanoseconds: step.kind = .nanoseconds
    }
  }

  private mutating func hold(_ bytes: [UInt8], in step: inout CSVRowStep) {
    step.offset = texts.count
    texts += bytes
  }
}
