import TerminalKit

/// A question in a box, or what is being done, with the keys that answer it.
struct QuestionView {
  private let title: SafeText
  private let lines: [String]
  private let answers: Footer
  private let look: Look

  /// Whether a file is replaced.
  init(overwriting file: TakenName, answers: [Footer.Hint], look: Look) {
    self.init("replace?", file.remarks + ["Replace it?"], answers, look)
  }

  /// Whether unsaved changes are left behind.
  init(leaving: Overlay.Leaving, answers: [Footer.Hint], look: Look) {
    let what =
      switch leaving {
      case .quit: "Leave without saving?"
      case .open: "Open another without saving?"
      }
    self.init("unsaved", ["The run has changes that no file holds.", what], answers, look)
  }

  /// That a file is being opened.
  init(opening place: String, answers: [Footer.Hint], look: Look) {
    self.init("opening", [place, RunStatus.preparingText], answers, look)
  }

  private init(_ title: SafeText, _ lines: [String], _ answers: [Footer.Hint], _ look: Look) {
    self.title = title
    self.lines = lines
    self.answers = Footer(answers, spacing: 3, margin: 0)
    self.look = look
  }

  func draw(into grid: inout Grid, in rect: Rect) {
    let parts = parts(in: rect)
    grid.draw(parts.modal, in: rect, look: look)
    let box = parts.modal.content(in: rect)
    for (index, line) in parts.lines.enumerated() {
      grid.write(line, in: box.row(index), style: look.onModal(.text))
    }
    answers.draw(
      into: &grid, in: parts.answers, key: look.onModal(.hintKey), action: look.onModal(.hint))
  }

  /// The key of the answer at a place, when it is drawn into `rect`.
  func key(at point: Point, in rect: Rect) -> Key? {
    answers.key(at: point, in: parts(in: rect).answers)
  }

  /// The box, its lines, and the row of the answers; without room for that the footer has them, too.
  private func parts(in rect: Rect) -> (modal: Modal, lines: [SafeText], answers: Rect) {
    let width = min(52, max(rect.width - 4, 1))
    let wrapped = lines.flatMap { SafeText($0).wrapped(to: width) }
    let hasAnswers = answers.width <= width
    let height = wrapped.count + (hasAnswers ? 2 : 0)
    let modal = Modal(title: title, contentSize: Size(width: width, height: height))
    let row = modal.content(in: rect).row(wrapped.count + 1)
    return (modal, wrapped, hasAnswers ? row : .zero)
  }
}
