import TerminalKit

/// A line that is being typed, with its caret in sight.
struct FieldView {
  let editor: LineEditor
  var isInvalid = false

  func draw(into grid: inout Grid, in rect: Rect, look: Look) {
    let field = rect.row(0)
    guard field.width > 0 else { return }
    let style = look.style(isInvalid ? .invalidField : .field)
    grid.fill(field, style: style)
    let text = SafeText(editor.text)
    let caret = SafeText(String(editor.characters.prefix(editor.caret))).width
    let shift = max(caret - field.width + 1, 0)
    let shown = text.dropping(width: shift).prefix(width: field.width)
    grid.write(
      shown, at: field.origin, style: editor.isSelected ? style.adding(.underline) : style,
      clip: field)
    let place = Rect(x: field.minX + caret - shift, y: field.minY, width: 1, height: 1)
    grid.restyle(place.intersection(field)) { $0.adding(.reverse) }
  }
}
