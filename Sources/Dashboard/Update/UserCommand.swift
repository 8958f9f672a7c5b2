/// What a person can ask of the dashboard by a key, whatever the key.
enum UserCommand: Hashable, Sendable, CaseIterable {
  case togglePlay, stepForward, stepBack, tenForward, tenBack
  case scrubBack, scrubForward, scrubTenBack, scrubTenForward, toStart, toEnd
  case previousEvent, nextEvent
  case faster, slower, flatOut
  case selectPrevious, selectNext, edit
  case nudgeUp, nudgeDown, nudgeUpFinely, nudgeDownFinely, undo, redo
  case fork, startAgain, note, deleteNote, save, open
  case focusNext, focusPrevious, maximize
  case switchView, switchAxes, stretch, zoomIn, zoomOut, fit
  case panLeft, panRight, panUp, panDown
  case switchScale, switchStepScale, switchQuantity, allCurves, smooth, whatIf, predict
  case lesson, help, palette, theme, mouse, picture, redraw, cancel, quit
}
