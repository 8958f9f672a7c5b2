import TerminalKit

/// A key and what it does; dispatch, the help and the footer all come from the table of these.
struct KeyBinding: Sendable {
  /// The keys that do it; the first is the one that is shown, with those in `shown` if there are any.
  let keys: [Key]
  /// What it does.
  let command: UserCommand
  /// A word or two, for the footer and for a button.
  let hint: String
  /// What it does, for the help and the palette.
  let help: String
  /// The part of the help that it stands in.
  let section: Section
  /// Its place in the footer, from left to right; nil to leave it out.
  var footer: Int?

  /// The parts of the help, in order.
  enum Section: String, Sendable, CaseIterable {
    case time = "Time"
    case settings = "Settings"
    case files = "Scenarios"
    case plots = "Plots"
    case screen = "Screen"
  }
}

/// The one table of keys.
enum KeyBindings {
  static let all: [KeyBinding] = time + settings + files + plots + screen

  /// What a key does while nothing lies over the panels.
  static func command(for key: Key) -> UserCommand? { commands[key] }

  /// The row of a command.
  static func binding(of command: UserCommand) -> KeyBinding? {
    all.first { $0.command == command }
  }

  /// The rows of the footer, in its order.
  static let footer = all.filter { $0.footer != nil }
    .sorted { ($0.footer ?? 0) < ($1.footer ?? 0) }

  private static let commands = Dictionary(
    all.flatMap { binding in binding.keys.map { ($0, binding.command) } },
    uniquingKeysWith: { first, _ in first })

  private static let time: [KeyBinding] = [
    KeyBinding(
      keys: [.space], command: .togglePlay, hint: "run/pause",
      help: "Run until the target, or pause", section: .time, footer: 0),
    KeyBinding(
      keys: [.character(".")], command: .stepForward, hint: "step",
      help: "One update", section: .time, footer: 2),
    KeyBinding(
      keys: [.character(",")], command: .stepBack, hint: "back",
      help: "One update back", section: .time, footer: 3),
    KeyBinding(
      keys: [.character(">")], command: .tenForward, hint: "+10",
      help: "Ten updates", section: .time),
    KeyBinding(
      keys: [.character("<")], command: .tenBack, hint: "-10",
      help: "Ten updates back", section: .time),
    KeyBinding(
      keys: [.left, .character("h")], command: .scrubBack, hint: "scrub",
      help: "Move the cursor one step back", section: .time, footer: 4),
    KeyBinding(
      keys: [.right, .character("l")], command: .scrubForward, hint: "scrub",
      help: "Move the cursor one step on, as far as the run was", section: .time),
    KeyBinding(
      keys: [.pageUp, Key(.left, .shift), .character("H")], command: .scrubTenBack,
      hint: "scrub -10", help: "Move the cursor ten steps back", section: .time),
    KeyBinding(
      keys: [.pageDown, Key(.right, .shift), .character("L")], command: .scrubTenForward,
      hint: "scrub +10", help: "Move the cursor ten steps on", section: .time),
    KeyBinding(
      keys: [.home, .character("0")], command: .toStart, hint: "start",
      help: "To the start", section: .time),
    KeyBinding(
      keys: [.end, .character("$")], command: .toEnd, hint: "end",
      help: "To the end of what was run, then to the target", section: .time),
    KeyBinding(
      keys: [.character("b")], command: .previousEvent, hint: "event before",
      help: "To the event before the cursor", section: .time),
    KeyBinding(
      keys: [.character("w")], command: .nextEvent, hint: "next event",
      help: "To the next event", section: .time),
    KeyBinding(
      keys: [.character("+"), .character("=")], command: .faster, hint: "faster",
      help: "Run faster", section: .time),
    KeyBinding(
      keys: [.character("-"), .character("_")], command: .slower, hint: "slower",
      help: "Run slower", section: .time),
    KeyBinding(
      keys: [.character("*")], command: .flatOut, hint: "flat out",
      help: "Run as fast as it goes", section: .time),
  ]

  private static let settings: [KeyBinding] = [
    KeyBinding(
      keys: [.enter], command: .edit, hint: "edit",
      help: "Type the selected setting's value or note's text", section: .settings, footer: 5),
    KeyBinding(
      keys: [.up, .character("k")], command: .selectPrevious, hint: "up",
      help: "Select what stands above", section: .settings),
    KeyBinding(
      keys: [.down, .character("j")], command: .selectNext, hint: "down",
      help: "Select what stands below", section: .settings),
    KeyBinding(
      keys: [.character("]")], command: .nudgeUp, hint: "more",
      help: "Raise the selected setting", section: .settings),
    KeyBinding(
      keys: [.character("[")], command: .nudgeDown, hint: "less",
      help: "Lower the selected setting", section: .settings),
    KeyBinding(
      keys: [.character("}")], command: .nudgeUpFinely, hint: "a little more",
      help: "Raise the selected setting a little", section: .settings),
    KeyBinding(
      keys: [.character("{")], command: .nudgeDownFinely, hint: "a little less",
      help: "Lower the selected setting a little", section: .settings),
    KeyBinding(
      keys: [.character("u")], command: .undo, hint: "undo",
      help: "Take back the last change, fork or note", section: .settings),
    KeyBinding(
      keys: [.character("U"), .control("r")], command: .redo, hint: "redo",
      help: "Do again what was taken back", section: .settings),
    KeyBinding(
      keys: [.character("f")], command: .fork, hint: "fork",
      help: "Go on from the cursor; what lay ahead stays as a ghost", section: .settings,
      footer: 6),
    KeyBinding(
      keys: [.character("R")], command: .startAgain, hint: "start again",
      help: "Start again with these settings, beside a ghost", section: .settings),
  ]

  private static let files: [KeyBinding] = [
    KeyBinding(
      keys: [.character("s")], command: .save, hint: "save",
      help: "Save the run as a scenario", section: .files, footer: 7),
    KeyBinding(
      keys: [.character("o")], command: .open, hint: "open",
      help: "Open a scenario", section: .files, footer: 8),
    KeyBinding(
      keys: [.character("n")], command: .note, hint: "note",
      help: "Write a note at the cursor", section: .files),
    KeyBinding(
      keys: [.delete, .backspace], command: .deleteNote, hint: "delete note",
      help: "Delete the note that is selected among the events", section: .files),
    KeyBinding(
      keys: [.character("i")], command: .lesson, hint: "lesson",
      help: "Read what the scenario is about", section: .files, footer: 1),
  ]

  private static let plots: [KeyBinding] = [
    KeyBinding(
      keys: [.character("v")], command: .switchView, hint: "view",
      help: "Trajectory: the next view that the problem has", section: .plots, footer: 10),
    KeyBinding(
      keys: [.character("a")], command: .switchAxes, hint: "axes",
      help: "Trajectory: the next pair of coordinates", section: .plots),
    KeyBinding(
      keys: [.character("r")], command: .stretch, hint: "stretch",
      help: "Trajectory: equal units on both axes, or all the room", section: .plots),
    KeyBinding(
      keys: [.character("y")], command: .switchScale, hint: "log y",
      help: "Loss: logarithmic or linear", section: .plots),
    KeyBinding(
      keys: [.character("x")], command: .switchStepScale, hint: "log x",
      help: "The steps logarithmic or linear", section: .plots),
    KeyBinding(
      keys: [.character("e")], command: .switchQuantity, hint: "excess",
      help: "Loss: loss, excess, parts, gradient, rate, distance", section: .plots),
    KeyBinding(
      keys: [.character("E")], command: .allCurves, hint: "all curves",
      help: "All curves side by side, each w among them, and back", section: .plots),
    KeyBinding(
      keys: [.character("g")], command: .whatIf, hint: "what if",
      help: "What if these settings had held from the start?", section: .plots),
    KeyBinding(
      keys: [.character("d")], command: .predict, hint: "predict",
      help: "Loss: what theory foretells from the last change", section: .plots),
    KeyBinding(
      keys: [.character("m")], command: .smooth, hint: "smooth",
      help: "Loss: more smoothing, and back to none", section: .plots),
    KeyBinding(
      keys: [.character("Z")], command: .zoomIn, hint: "zoom in",
      help: "Look closer at the plot in focus; the wheel does too", section: .plots),
    KeyBinding(
      keys: [.character("X")], command: .zoomOut, hint: "zoom out",
      help: "Look from further away", section: .plots),
    KeyBinding(
      keys: [.character("("), Key(.left, .control)], command: .panLeft, hint: "pan left",
      help: "Move what is seen left; the right button drags", section: .plots),
    KeyBinding(
      keys: [.character(")"), Key(.right, .control)], command: .panRight, hint: "pan right",
      help: "Move what is seen to the right", section: .plots),
    KeyBinding(
      keys: [.character("K"), Key(.up, .control)], command: .panUp, hint: "pan up",
      help: "Move what is seen up, in a plane or the data", section: .plots),
    KeyBinding(
      keys: [.character("J"), Key(.down, .control)], command: .panDown, hint: "pan down",
      help: "Move what is seen down", section: .plots),
    KeyBinding(
      keys: [.character("c")], command: .fit, hint: "fit",
      help: "Show all of both plots again, and follow the run", section: .plots),
  ]

  private static let screen: [KeyBinding] = [
    KeyBinding(
      keys: [.tab], command: .focusNext, hint: "panel",
      help: "The next panel gets the keyboard", section: .screen, footer: 9),
    KeyBinding(
      keys: [.backTab], command: .focusPrevious, hint: "panel before",
      help: "The panel before gets the keyboard", section: .screen),
    KeyBinding(
      keys: [.character("z")], command: .maximize, hint: "full screen",
      help: "The panel gets the whole screen, or gives it back", section: .screen),
    KeyBinding(
      keys: [.character("t")], command: .theme, hint: "theme",
      help: "The next theme", section: .screen),
    KeyBinding(
      keys: [.character("M")], command: .mouse, hint: "mouse",
      help: "Switch the mouse on or off", section: .screen),
    KeyBinding(
      keys: [.character("p")], command: .picture, hint: "picture",
      help: "Write the screen as a picture: SVG, ANSI or text", section: .screen),
    KeyBinding(
      keys: [.control("l")], command: .redraw, hint: "redraw",
      help: "Draw everything anew", section: .screen),
    KeyBinding(
      keys: [.character(":"), .control("p")], command: .palette, hint: "commands",
      help: "Search all commands", section: .screen),
    KeyBinding(
      keys: [.character("?"), .function(1)], command: .help, hint: "help",
      help: "Every key and what it does", section: .screen, footer: 11),
    KeyBinding(
      keys: [.escape], command: .cancel, hint: "close",
      help: "Close what lies on top", section: .screen),
    KeyBinding(
      keys: [.character("q"), .control("c")], command: .quit, hint: "quit",
      help: "Leave; asks first if anything is unsaved", section: .screen, footer: 12),
  ]
}
