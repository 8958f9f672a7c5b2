import Scenarios
import Training

/// The number after one of a command's own options, by the grammar and with the messages of the settings.
struct OptionValue {
  /// The option, with its dashes.
  let option: String
  /// What was typed.
  let text: String

  /// The whole number that was typed.
  ///
  /// - Throws: `Failure` if it is none or is outside the range.
  func whole(in range: ClosedRange<Int>) throws(Failure) -> Int {
    guard case .integer(let whole) = try value(of: .integer(range)) else { return range.lowerBound }
    return whole
  }

  /// The number that was typed.
  ///
  /// - Throws: `Failure` if it is none or is outside the range.
  func number(in range: NumberRange) throws(Failure) -> Double {
    guard case .number(let number) = try value(of: .number(range, .logarithmic)) else {
      return range.lower
    }
    return number
  }

  private func value(of domain: Domain) throws(Failure) -> SettingValue {
    let setting = Setting(
      name: option, title: option, domain: domain, defaultValue: .integer(0), effect: .live,
      help: "")
    do {
      return try setting.value(of: text, in: .flag)
    } catch {
      throw Failure(badInput: error)
    }
  }
}
