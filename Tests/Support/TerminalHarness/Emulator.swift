import CVTerm

/// A terminal in memory (libvterm): bytes of a program in, a screen out.
final class Emulator {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let state = State()
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>

  /// What libvterm tells by callbacks.
  private final class State {
    var isAlternate = false
    var isCursorVisible = true
    var mouse = 0
    var answers: [UInt8] = []
  }

  init?(rows: Int, columns: Int) {
    guard let terminal = vterm_new(Int32(rows), Int32(columns)) else { return nil }
    self.terminal = terminal
    vterm_set_utf8(terminal, 1)
    screen = vterm_obtain_screen(terminal)
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, user in
      guard let user, let value else { return 0 }
      let state = Unmanaged<State>.fromOpaque(user).takeUnretainedValue()
      switch property {
      case VTERM_PROP_ALTSCREEN: state.isAlternate = value.pointee.boolean != 0
      case VTERM_PROP_CURSORVISIBLE: state.isCursorVisible = value.pointee.boolean != 0
      case VTERM_PROP_MOUSE: state.mouse = Int(value.pointee.number)
      default: break
      }
      return 1
    }
    let user = Unmanaged.passUnretained(state).toOpaque()
    vterm_screen_set_callbacks(screen, callbacks, user)
    vterm_output_set_callback(
      terminal,
      { bytes, count, user in
        guard let bytes, let user else { return }
        let state = Unmanaged<State>.fromOpaque(user).takeUnretainedValue()
        state.answers += UnsafeRawBufferPointer(start: bytes, count: count)
      }, user)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
  }

  /// Whether the program asked for reports of the mouse.
  var reportsMouse: Bool { state.mouse != 0 }

  /// Takes what the terminal answers to questions of the program.
  func takeAnswers() -> [UInt8] {
    defer { state.answers = [] }
    return state.answers
  }

  func write(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { raw in
      guard let start = raw.baseAddress else { return }
      _ = vterm_input_write(terminal, start.assumingMemoryBound(to: CChar.self), raw.count)
    }
  }

  func resize(rows: Int, columns: Int) {
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  func snapshot() -> Screen {
    var rows: Int32 = 0
    var columns: Int32 = 0
    vterm_get_size(terminal, &rows, &columns)
    var result = Screen(
      cells: (0..<rows).map { row in (0..<columns).map { cell(row: row, column: $0) } })
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    result.cursorRow = Int(position.row)
    result.cursorColumn = Int(position.col)
    result.isAlternate = state.isAlternate
    result.isCursorVisible = state.isCursorVisible
    return result
  }

  private func cell(row: Int32, column: Int32) -> ScreenCell {
    var raw = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: row, col: column), &raw)
    var cell = ScreenCell()
    let (first, second, third, fourth, fifth, sixth) = raw.chars
    if first == UInt32.max {
      cell.text = ""
    } else if first != 0 {
      var text = String.UnicodeScalarView()
      for code in [first, second, third, fourth, fifth, sixth].prefix(while: { $0 != 0 }) {
        text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
      }
      cell.text = String(text)
    }
    cell.width = Int(raw.width)
    cell.foreground = color(raw.fg, normal: UInt8(VTERM_COLOR_DEFAULT_FG.rawValue))
    cell.background = color(raw.bg, normal: UInt8(VTERM_COLOR_DEFAULT_BG.rawValue))
    cell.isBold = raw.attrs.bold != 0
    cell.isItalic = raw.attrs.italic != 0
    cell.isUnderlined = raw.attrs.underline != 0
    cell.isReversed = raw.attrs.reverse != 0
    return cell
  }

  private func color(_ color: VTermColor, normal: UInt8) -> ScreenColor {
    if color.type & normal != 0 { return .normal }
    if color.type & UInt8(VTERM_COLOR_TYPE_MASK.rawValue) != 0 {
      return .indexed(color.indexed.idx)
    }
    return .rgb(color.rgb.red, color.rgb.green, color.rgb.blue)
  }
}
