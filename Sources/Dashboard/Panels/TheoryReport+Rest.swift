import Engine

extension TheoryReport {
  /// What of the theory is still to come, and how far it is, in a sentence; nil where nothing is.
  var rest: String? {
    guard let progress else { return nil }
    let part = "\(Int(progress * 100)) %"
    if let position { return "The curvature is that of step \(position); this step's: \(part)." }
    return theory.largestEigenvalue == nil
      ? "The curvature is being computed: \(part)."
      : "w* and the floor are being computed: \(part)."
  }
}
