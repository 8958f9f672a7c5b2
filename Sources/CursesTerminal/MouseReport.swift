import TerminalKit

/// Reports of the mouse, in the form with decimal numbers (mode 1006) and in the old one.
nonisolated enum MouseReport {
  /// The event of ESC [ < button ; column ; row M, or m for a release; columns and rows from 1.
  static func event(_ numbers: [Int?], isRelease: Bool) -> InputEvent? {
    guard numbers.count == 3, let code = numbers[0], let column = numbers[1], let row = numbers[2]
    else { return nil }
    return kind(code, isRelease: isRelease).map {
      event($0, code: code, column: column, row: row)
    }
  }

  /// The event of ESC [ M and three bytes, each 32 more than its value. A release does not say of
  /// which button: of the one `pressed` last.
  static func oldForm(_ bytes: [UInt8], pressed: MouseEvent.Button) -> InputEvent? {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let code = Int(bytes[0]) - 32
    let isRelease = code & 3 == 3 && code & 96 == 0
    let kind = isRelease ? .release(pressed) : kind(code, isRelease: false)
    return kind.map {
      event($0, code: code, column: Int(bytes[1]) - 32, row: Int(bytes[2]) - 32)
    }
  }

  private static func event(
    _ kind: MouseEvent.Kind, code: Int, column: Int, row: Int
  ) -> InputEvent {
    var modifiers: Key.Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    let position = Point(x: max(column - 1, 0), y: max(row - 1, 0))
    return .mouse(MouseEvent(position: position, kind: kind, modifiers: modifiers))
  }

  private static func kind(_ code: Int, isRelease: Bool) -> MouseEvent.Kind? {
    let button = code & 3
    if code & 64 != 0 {
      let directions: [MouseEvent.Direction] = [.up, .down, .left, .right]
      return isRelease || code >= 128 ? nil : .wheel(directions[button])
    }
    // Movement without a button, and buttons beyond the third.
    guard code < 128, button < 3 else { return nil }
    let buttons: [MouseEvent.Button] = [.left, .middle, .right]
    if isRelease { return .release(buttons[button]) }
    return code & 32 != 0 ? .drag(buttons[button]) : .press(buttons[button])
  }
}
