/// Why a setting cannot take a value; the message says what is accepted.
public indirect enum SettingError: Error, Hashable, Sendable {
  /// No catalogue entry of the configuration declares this name.
  case unknownSetting(name: String, known: [String])
  /// The value is of the wrong type or out of range.
  case notAccepted(name: String, value: SettingValue, accepted: String)
  /// No entry of the catalogue has this kind.
  case unknownKind(catalogue: Domain.Catalogue, kind: String, known: [String])
  /// A list has the wrong number of values.
  case wrongLength(name: String, count: Int, expected: Int, follows: String)
  /// Two settings are each in range, but not together.
  case contradiction(names: [String], message: String)
  /// An event cannot be: what is wrong with it, and at which position it stands.
  case event(position: Int, SettingError)
}

extension SettingError: CustomStringConvertible {
  /// What is wrong, and what is accepted.
  public var description: String {
    switch self {
    case .unknownSetting(let name, let known):
      "\(name): no such setting here; there are \(known.joined(separator: ", "))"
    case .notAccepted(let name, let value, let accepted):
      "\(name): \(value) is not accepted; it takes \(accepted)"
    case .unknownKind(let catalogue, let kind, let known):
      "\(catalogue.rawValue): no kind \(kind); there are \(known.joined(separator: ", "))"
    case .wrongLength(let name, let count, let expected, let follows):
      "\(name): \(count) values where \(expected) are needed (\(follows))"
    case .contradiction(_, let message): message
    case .event(let position, let error): "at \(position): \(error)"
    }
  }
}

extension SettingValue: CustomStringConvertible {
  /// The value as a person would type it; numbers in the shortest form that reads back.
  public var description: String {
    switch self {
    case .number(let value): Int(exactly: value).map(String.init) ?? value.description
    case .integer(let value): value.description
    case .vector(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .choice(let name): name
    case .text(let text): text
    case .component(let component): component.kind
    case .automatic: "automatic"
    }
  }
}
