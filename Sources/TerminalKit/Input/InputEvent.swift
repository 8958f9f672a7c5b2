/// Something that happened at the terminal.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted as a whole; it may hold anything, line ends and control characters included.
  case paste(String)
  /// The mouse did something.
  case mouse(MouseEvent)
  /// The window has this size now.
  case resize(Size)
  /// The window got the keyboard, or lost it.
  case focus(Bool)
}

/// What the mouse did, and where.
public struct MouseEvent: Hashable, Sendable {
  /// The cell under the pointer.
  public let position: Point
  /// What happened.
  public let kind: Kind
  /// Keys held down.
  public let modifiers: Key.Modifiers

  /// `kind` at `position`.
  public init(position: Point, kind: Kind, modifiers: Key.Modifiers = []) {
    self.position = position
    self.kind = kind
    self.modifiers = modifiers
  }

  /// What a mouse can do.
  public enum Kind: Hashable, Sendable {
    /// A button went down.
    case press(Button)
    /// The pointer moved to another cell with a button down.
    case drag(Button)
    /// A button went up.
    case release(Button)
    /// The wheel turned by a notch.
    case wheel(Direction)
  }

  /// The buttons.
  public enum Button: Hashable, Sendable { case left, middle, right }

  /// The ways that a wheel turns.
  public enum Direction: Hashable, Sendable { case up, down, left, right }
}
