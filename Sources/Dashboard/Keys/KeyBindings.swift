import TerminalKit

/// The one table of keys: a row has the keys, the words and what is done.
extension KeyTable {
  static let standard = KeyTable(rows: time + settings + files + plots + screen)

  private static let time: [KeyBinding] = [
    .togglePlay,
    KeyBinding(
      [.character(".")], "step", "One update", .time, footer: .place(2),
      action: { $0.step(by: 1) }),
    KeyBinding(
      [.character(",")], "back", "One update back", .time, footer: .place(3),
      action: { $0.step(by: -1) }),
    KeyBinding(
      [.character(">")], "+10", "Ten updates", .time,
      action: { $0.step(by: 10) }),
    KeyBinding(
      [.character("<")], "-10", "Ten updates back", .time,
      action: { $0.step(by: -10) }),
    .scrubBack,
    KeyBinding(
      [.right, .character("l")], "scrub", "Move the cursor one step on, as far as the run was",
      .time,
      action: { _ in [.command(.scrub(1))] }),
    KeyBinding(
      [.pageUp, Key(.left, .shift), .character("H")], "scrub -10", "Move the cursor ten steps back",
      .time,
      action: { _ in [.command(.scrub(-10))] }),
    KeyBinding(
      [.pageDown, Key(.right, .shift), .character("L")], "scrub +10",
      "Move the cursor ten steps on", .time,
      action: { _ in [.command(.scrub(10))] }),
    .toStart,
    KeyBinding(
      [.end, .character("$")], "end", "To the end of what was run, then to the target", .time,
      action: { $0.goToEnd() }),
    KeyBinding(
      [.character("b")], "event before", "To the event before the cursor", .time,
      action: { $0.jump(forward: false) }),
    KeyBinding(
      [.character("w")], "next event", "To the next event", .time,
      action: { $0.jump(forward: true) }),
    KeyBinding(
      [.character("+"), .character("=")], "faster", "Run faster", .time,
      action: { $0.change(to: $0.snapshot.speed.faster) }),
    KeyBinding(
      [.character("-"), .character("_")], "slower", "Run slower", .time,
      action: { $0.change(to: $0.snapshot.speed.slower) }),
    KeyBinding(
      [.character("*")], "flat out", "Run as fast as it goes", .time,
      action: { $0.change(to: .flatOut) }),
  ]

  private static let settings: [KeyBinding] = [
    .edit,
    KeyBinding(
      [.up, .character("k")], "up", "Select what stands above", .settings,
      change: { $0.select(by: -1) }),
    KeyBinding(
      [.down, .character("j")], "down", "Select what stands below", .settings,
      change: { $0.select(by: 1) }),
    KeyBinding(
      [.character("]")], "more", "Raise the selected setting", .settings,
      action: { $0.nudge(up: true, finely: false) }),
    KeyBinding(
      [.character("[")], "less", "Lower the selected setting", .settings,
      action: { $0.nudge(up: false, finely: false) }),
    KeyBinding(
      [.character("}")], "a little more", "Raise the selected setting a little", .settings,
      action: { $0.nudge(up: true, finely: true) }),
    KeyBinding(
      [.character("{")], "a little less", "Lower the selected setting a little", .settings,
      action: { $0.nudge(up: false, finely: true) }),
    .undo,
    .redo,
    KeyBinding(
      [.character("f")], "fork", "Go on from the cursor; what lay ahead stays as a ghost",
      .settings, footer: .place(6),
      action: { $0.fork() }),
    .startAgain,
  ]

  private static let files: [KeyBinding] = [
    KeyBinding(
      [.character("s")], "save", "Save the run as a scenario", .files, footer: .place(7),
      change: { $0.askForName() }),
    KeyBinding(
      [.character("o")], "open", "Open a scenario", .files, footer: .place(8),
      worksWhileOpening: true,
      action: { $0.openBrowser() }),
    KeyBinding(
      [.character("n")], "note", "Write a note at the cursor", .files,
      change: { $0.overlay = .note(NotePrompt()) }),
    KeyBinding(
      [.delete, .backspace], "delete note", "Delete the note that is selected among the events",
      .files,
      action: { $0.deleteNote() }),
    .lesson,
  ]

  private static let plots: [KeyBinding] = [
    KeyBinding(
      [.character("v")], "view", "Trajectory: the next view that the problem has", .plots,
      footer: .place(10),
      change: { $0.switchTrajectoryMode() }),
    KeyBinding(
      [.character("a")], "axes", "Trajectory: the next pair of coordinates", .plots,
      change: { $0.switchAxes() }),
    KeyBinding(
      [.character("r")], "stretch", "Trajectory: equal units on both axes, or all the room", .plots,
      change: { $0.planeView.switchStretching() }),
    KeyBinding(
      [.character("y")], "log y", "Loss: logarithmic or linear", .plots,
      change: { $0.lossView.isLogarithmic.toggle() }),
    KeyBinding(
      [.character("x")], "log x", "The steps logarithmic or linear", .plots,
      change: { $0.lossView.isStepLogarithmic.toggle() }),
    KeyBinding(
      [.character("e")], "excess", "Loss: loss, excess, parts, gradient, rate, distance", .plots,
      change: { $0.lossView.showNextQuantity() }),
    KeyBinding(
      [.character("E")], "all curves", "All curves side by side, each w among them, and back",
      .plots,
      change: { $0.switchAllCurves() }),
    .whatIf,
    KeyBinding(
      [.character("d")], "predict", "Loss: what theory predicts from the last change", .plots,
      change: { $0.switchPrediction() }),
    KeyBinding(
      [.character("m")], "smooth", "Loss: more smoothing, and back to none", .plots,
      change: { $0.smoothMore() }),
    KeyBinding(
      [.character("Z")], "zoom in", "Look closer at the plot in focus; the wheel does too", .plots,
      change: { $0.zoom(by: 0.5) }),
    KeyBinding(
      [.character("X")], "zoom out", "Look from further away", .plots,
      change: { $0.zoom(by: 2) }),
    KeyBinding(
      [.character("("), Key(.left, .control)], "pan left",
      "Move what is seen left; the right button drags", .plots,
      change: { $0.pan(x: -Model.panFraction, y: 0) }),
    KeyBinding(
      [.character(")"), Key(.right, .control)], "pan right", "Move what is seen to the right",
      .plots,
      change: { $0.pan(x: Model.panFraction, y: 0) }),
    KeyBinding(
      [.character("K"), Key(.up, .control)], "pan up",
      "Move what is seen up, in a plane or the data", .plots,
      change: { $0.pan(x: 0, y: Model.panFraction) }),
    KeyBinding(
      [.character("J"), Key(.down, .control)], "pan down", "Move what is seen down", .plots,
      change: { $0.pan(x: 0, y: -Model.panFraction) }),
    KeyBinding(
      [.character("c")], "fit", "Show all of both plots again, and follow the run", .plots,
      change: { $0.showAll() }),
  ]

  private static let screen: [KeyBinding] = [
    KeyBinding(
      [.tab], "panel", "The next panel gets the keyboard", .screen, footer: .place(9),
      change: { $0.moveFocus(by: 1) }),
    KeyBinding(
      [.backTab], "panel before", "The panel before gets the keyboard", .screen,
      change: { $0.moveFocus(by: -1) }),
    KeyBinding(
      [.character("z")], "full screen", "The panel gets the whole screen, or gives it back",
      .screen,
      change: { $0.switchWholeScreen() }),
    KeyBinding(
      [.character("t")], "theme", "The next theme", .screen,
      change: { $0.nextTheme() }),
    KeyBinding(
      [.character("M")], "mouse", "Switch the mouse on or off", .screen,
      action: { $0.switchMouse() }),
    KeyBinding(
      [.character("p")], "picture", "Write the screen as a picture: SVG, ANSI or text", .screen,
      change: { $0.askForPicture() }),
    KeyBinding(
      [.control("l")], "redraw", "Draw everything again", .screen, worksWhileOpening: true,
      action: { _ in [.redraw] }),
    KeyBinding(
      [.character(":"), .control("p")], "commands", "Search all commands", .screen,
      isInPalette: false,
      change: { $0.overlay = .palette(Palette($0.keys)) }),
    .help,
    KeyBinding(
      [.escape], "close", "Close what lies on top", .screen, worksWhileOpening: true,
      isInPalette: false,
      action: { $0.cancel() }),
    .quit,
  ]
}

/// The rows that others name.
extension KeyBinding {
  static let togglePlay = KeyBinding(
    [.space], "run/pause", "Run until the target, or pause", .time,
    footer: .place(0, orAtEnd: { .startAgain }),
    action: { $0.togglePlay() })
  static let scrubBack = KeyBinding(
    [.left, .character("h")], "scrub", "Move the cursor one step back", .time,
    footer: .place(4, keys: [.left, .right]),
    action: { _ in [.command(.scrub(-1))] })
  static let toStart = KeyBinding(
    [.home, .character("0")], "start", "To the start", .time,
    action: { $0.goToStart() })
  static let edit = KeyBinding(
    [.enter], "edit", "Type the selected setting's value or note's text", .settings,
    footer: .place(5),
    action: { $0.activate() })
  static let undo = KeyBinding(
    [.character("u")], "undo", "Take back the last change, fork or note", .settings,
    action: { _ in [.command(.undo)] })
  static let redo = KeyBinding(
    [.character("U"), .control("r")], "redo", "Do again what was taken back", .settings,
    action: { _ in [.command(.redo)] })
  static let startAgain = KeyBinding(
    [.character("R")], "start again", "Start again with these settings, beside a ghost", .settings,
    action: { $0.startAgain() })
  static let lesson = KeyBinding(
    [.character("i")], "lesson", "Read what the scenario is about", .files,
    footer: .place(1, if: { $0.hidesLesson }),
    change: { $0.overlay = .lesson(scroll: 0) })
  static let whatIf = KeyBinding(
    [.character("g")], "what if", "What if these settings had held from the start?", .plots,
    action: { $0.switchWhatIf() })
  static let help = KeyBinding(
    [.character("?"), .function(1)], "help", "Every key and what it does", .screen,
    footer: .place(11, isEssential: true),
    worksWhileOpening: true,
    change: { $0.overlay = .help(scroll: 0) })
  static let quit = KeyBinding(
    [.character("q"), .control("c")], "quit", "Leave; asks first if anything is unsaved", .screen,
    footer: .place(12, isEssential: true),
    worksWhileOpening: true,
    action: { $0.leave(.quit) })
}
