import Theory
import Training

extension Divergence {
  /// What happened, why, and what to try.
  public var explanation: String {
    let happened = "From step \(step) on the loss is not finite"
    let rate = Self.text(learningRate)
    let origin = isScheduled ? ", to which the schedule brought \(Self.text(baseRate))," : ""
    guard let bound else {
      return "\(happened). Rewind and try a smaller learning rate than \(rate)."
    }
    let ratio = learningRate / bound
    guard ratio > 1 else {
      return "\(happened), though the learning rate \(rate)\(origin) is below the bound "
        + "\(Self.text(bound)) there. Rewind and try a smaller one."
    }
    let place = boundHoldsEverywhere ? "the largest stable one" : "the local bound"
    return "\(happened): the learning rate \(rate)\(origin) is \(Self.text(ratio)) times "
      + "\(place), \(Self.text(bound)). \(advice)"
  }

  /// Whether the rate is another than the one that was set.
  private var isScheduled: Bool { learningRate != baseRate }

  /// What to do. A fixed rate helps little where a schedule goes on from it.
  private var advice: String {
    if isScheduled {
      return "Rewind and keep it below that: by a smaller learning rate or another schedule."
    }
    let example = suggestion.map { ", such as \(Self.text($0))" } ?? ""
    return "Rewind and try one below it\(example)."
  }

  /// A number to four significant digits.
  private static func text(_ value: Double) -> String {
    guard !value.isNaN else { return "NaN" }
    guard value.isFinite, value != 0 else { return "\(value)" }
    let exponent = Int(LibraryFunctions.logarithm10(value.magnitude).rounded(.down))
    guard (-5...15).contains(exponent) else { return "\(value)" }
    let scale = LibraryFunctions.power(10, Double((3 - exponent).magnitude))
    let rounded =
      exponent > 3 ? (value / scale).rounded() * scale : (value * scale).rounded() / scale
    return SettingValue.number(rounded).description
  }
}
