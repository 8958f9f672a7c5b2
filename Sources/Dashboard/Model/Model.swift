import Engine
import TerminalKit
import Training

/// All that the dashboard knows: a value that `update` changes and `view` draws.
public struct Model: Sendable {
  /// The newest state of the run.
  public internal(set) var snapshot: Snapshot { didSet { lookForNegativeLosses() } }
  /// What the run is called, and what it was when it was opened or saved.
  public internal(set) var document: Document
  /// The window.
  public internal(set) var size: Size
  /// The colours and glyphs.
  public internal(set) var look: Look
  /// The panels that there are.
  var panels = PanelCatalogue.standard
  /// The keys that there are.
  var keys = KeyTable.standard
  /// The panel that has the keyboard.
  var focus = PanelName.settings
  /// The panel that has the screen for itself, if one has.
  var zoomed: PanelName?
  /// What had the keyboard and the screen before all curves got both; nil while they have not.
  var beforeAllCurves: (focus: PanelName, zoomed: PanelName?)?
  /// What lies over the panels, if anything does.
  var overlay: Overlay?
  /// The file that is being opened, if one is.
  var opening: Opening?
  /// The list in which the last file was chosen, to go back to if the file does not open.
  var chosenIn: Browser?
  /// How many files were opened, or tried.
  var openingCount = 0
  /// The state of the settings panel.
  var form = SettingsForm()
  /// How the loss is shown.
  var lossView = LossView()
  /// Whether the loss of this run or of one beside it is below 0 somewhere.
  private(set) var lossGoesBelowZero = false
  /// How the trajectory is shown.
  var planeView = PlaneView()
  /// What was done to the run, in words.
  var eventLog: EventLog
  /// The position of the notes that are opened as soon as the cursor is there.
  var awaitedNotes: Int?
  /// How the event list is shown.
  var eventList = EventList()
  /// The first line of the lesson text that is shown.
  var lessonScroll = 0
  /// The first row of the readout that is shown.
  var nowScroll = 0
  /// Something to tell the person, until the next key.
  var notice: Notice?
  /// What is to be done with the next line that the trainer returns.
  var pendingSave: PendingSave?
  /// A file that is in the way of one to be saved, until the person is asked about it.
  var takenName: TakenName?
  /// What the saving that is being asked about is for.
  var pendingLeaving: Overlay.Leaving?
  /// Whether the settings in force are tried from the start.
  var triesWhatIf = false
  /// Whether the mouse is listened to.
  var usesMouse: Bool
  /// What the button that is held down moves, if it moves something.
  var drag: Drag?
  /// How many commands that change the run were sent.
  var changesAsked: Int
  /// How many lines were asked for.
  var lineRequests = 0

  /// The dashboard as it is when it opens.
  public init(
    snapshot: Snapshot, document: Document, size: Size, look: Look, usesMouse: Bool = true
  ) {
    self.snapshot = snapshot
    changesAsked = snapshot.changeCount
    eventLog = EventLog(
      snapshot.initialConfiguration, snapshot.events, arrow: look.arrow)
    self.document = document
    lossView = LossView(document.scenario.view)
    planeView = PlaneView(document.scenario.view)
    self.size = size
    self.look = look
    self.usesMouse = usesMouse
    arrangePanels(as: document.scenario.view)
    lookForNegativeLosses()
    notice = labelNotice
  }

  /// Looks through all runs once for each snapshot, and not for each curve of each frame.
  private mutating func lookForNegativeLosses() {
    let histories =
      [snapshot.history] + snapshot.comparedRuns.map(\.history)
      + snapshot.recentGhosts.map(\.history)
    lossGoesBelowZero = histories.contains { $0.goesBelowZero(before: knownCount(of: $0)) }
  }

  /// What can be dragged.
  enum Drag: Hashable, Sendable {
    case timeline
    /// The cursor, on a plot against the step.
    case cursor(PanelName)
    /// What a plot shows, from this cell on.
    case view(PanelName, from: Point)
  }
}

/// A line of news, until the next key.
struct Notice: Hashable, Sendable {
  /// How bad it is.
  enum Severity: Hashable, Sendable { case information, warning, failure }

  let severity: Severity
  let text: SafeText

  static func information(_ text: String) -> Notice {
    Notice(severity: .information, text: SafeText(text))
  }
  static func warning(_ text: String) -> Notice { Notice(severity: .warning, text: SafeText(text)) }
  static func failure(_ text: String) -> Notice { Notice(severity: .failure, text: SafeText(text)) }
}
