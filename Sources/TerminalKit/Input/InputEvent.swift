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
