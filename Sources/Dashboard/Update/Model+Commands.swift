import Engine
import TerminalKit
import Training

extension Model {
  /// Does what a key or a button asks for.
  mutating func perform(_ command: UserCommand) -> [Effect] {
    switch command {
    case .togglePlay: return togglePlay()
    case .stepForward: return step(by: 1)
    case .stepBack: return step(by: -1)
    case .tenForward: return step(by: 10)
    case .tenBack: return step(by: -10)
    case .scrubBack: return [.command(.scrub(-1))]
    case .scrubForward: return [.command(.scrub(1))]
    case .scrubTenBack: return [.command(.scrub(-10))]
    case .scrubTenForward: return [.command(.scrub(10))]
    case .toStart:
      openNotes(at: 0)
      return [.command(.go(to: 0))]
    case .toEnd:
      openNotes(at: snapshot.position < snapshot.head ? snapshot.head : snapshot.target)
      return [.command(.end)]
    case .previousEvent, .nextEvent: return jump(forward: command == .nextEvent)
    case .faster: return change(to: snapshot.speed.faster)
    case .slower: return change(to: snapshot.speed.slower)
    case .flatOut: return change(to: .flatOut)
    case .fork: return fork()
    case .startAgain: return startAgain()
    case .quit: return leave(.quit)
    case .open:
      overlay = .browser(Browser(entries: [], isComplete: false))
      return [.listScenarios]
    case .redraw: return [.redraw]
    case .nudgeUp: return nudge(up: true, finely: false)
    case .nudgeDown: return nudge(up: false, finely: false)
    case .nudgeUpFinely: return nudge(up: true, finely: true)
    case .nudgeDownFinely: return nudge(up: false, finely: true)
    case .undo: return [.command(.undo)]
    case .redo: return [.command(.redo)]
    case .deleteNote: return deleteNote()
    case .edit: return activate()
    case .whatIf: return switchWhatIf()
    case .mouse:
      usesMouse.toggle()
      notice = .information(usesMouse ? "The mouse is on" : "The mouse is off")
      return [.mouse(usesMouse)]
    case .selectPrevious, .selectNext, .note, .save, .focusNext, .focusPrevious, .maximize,
      .switchView, .switchAxes, .stretch, .zoomIn, .zoomOut, .fit, .panLeft, .panRight, .panUp,
      .panDown, .switchScale, .switchStepScale, .switchQuantity, .allCurves, .smooth, .predict,
      .lesson, .help,
      .palette, .theme, .picture, .cancel:
      show(command)
      return []
    }
  }

  /// Does what changes nothing but the picture.
  private mutating func show(_ command: UserCommand) {
    switch command {
    case .selectPrevious: select(by: -1)
    case .selectNext: select(by: 1)
    case .note: overlay = .note(NotePrompt())
    case .save: askForName()
    case .focusNext: moveFocus(by: 1)
    case .focusPrevious: moveFocus(by: -1)
    case .maximize: zoomed = zoomed == nil ? focus : nil
    case .switchView: switchTrajectoryMode()
    case .switchAxes: switchAxes()
    case .stretch:
      planeView.isStretched.toggle()
      planeView.window = nil
    case .zoomIn: zoom(by: 0.5)
    case .zoomOut: zoom(by: 2)
    case .panLeft: pan(x: -Self.panFraction, y: 0)
    case .panRight: pan(x: Self.panFraction, y: 0)
    case .panUp: pan(x: 0, y: Self.panFraction)
    case .panDown: pan(x: 0, y: -Self.panFraction)
    case .fit: showAll()
    case .switchScale: lossView.isLogarithmic.toggle()
    case .switchStepScale: lossView.isStepLogarithmic.toggle()
    case .switchQuantity: lossView.quantity = lossView.quantity.next
    case .allCurves: switchAllCurves()
    case .smooth: smoothMore()
    case .predict: showPrediction()
    case .lesson: overlay = .lesson(scroll: 0)
    case .help: overlay = .help(scroll: 0)
    case .palette: overlay = .palette(Palette())
    case .theme: nextTheme()
    case .picture: askForPicture()
    case .cancel: zoomed = nil
    default: break
    }
  }

  /// Gives the screen and the keyboard to all curves at once, or both back to what had them.
  private mutating func switchAllCurves() {
    lossView.showsAll.toggle()
    guard lossView.showsAll else {
      let haveBoth = focus == .loss && zoomed == .loss
      if haveBoth, let before = beforeAllCurves { focus = before.focus }
      zoomed = haveBoth ? beforeAllCurves?.zoomed : nil
      beforeAllCurves = nil
      return
    }
    beforeAllCurves = (focus, zoomed)
    (focus, zoomed) = (.loss, .loss)
  }

  /// Tries the settings in force from the start, or no longer. Where they have held all the time that is the run
  /// itself, and there is nothing to draw.
  private mutating func switchWhatIf() -> [Effect] {
    triesWhatIf.toggle()
    if !snapshot.whatIfDiffers {
      notice = .information(
        triesWhatIf
          ? "Nothing differs: these settings have held from the start. A change will show"
          : "What if: off")
    }
    return [.command(.whatIf(triesWhatIf))]
  }

  private mutating func smoothMore() {
    lossView.smoothMore()
    guard lossView.smoothing > 0, smoothing == 0 else { return }
    notice = .information(
      "\(lossView.quantity == .learningRate ? "A learning rate is" : "Parts of the excess are") "
        + "never smoothed: e goes on to the loss")
  }

  private mutating func showPrediction() {
    lossView.showsPrediction.toggle()
    guard lossView.showsPrediction else { return }
    if !showsPrediction {
      notice = .information("Theory foretells the loss and its excess: e goes on to them")
    } else if LossSeries.predicted(self) == nil {
      notice = .information(
        "There is no prediction here: theory knows SGD on quadratic losses")
    }
  }

  private mutating func togglePlay() -> [Effect] {
    if !snapshot.isRunning, snapshot.position >= snapshot.target {
      notice = .warning(waysOn(differs: snapshot.whatIfDiffers))
      return []
    }
    return [.command(.toggle)]
  }

  /// What can be done where the run is at its target, with settings that it began with or others.
  func waysOn(differs: Bool) -> String {
    let place = "The run is at its target of \(snapshot.target.counted("step")): raise steps"
    guard differs else { return place + ", or go back" }
    return place + ", or \(label(of: .whatIf)) tries these from the start, or"
      + " \(label(of: .startAgain)) starts again with them"
  }

  /// Starts again with the settings in force; once that is done, it runs.
  private mutating func startAgain() -> [Effect] {
    guard snapshot.whatIfDiffers else {
      notice = .information(
        "These settings have held from the start: \(label(of: .toStart)) goes there")
      return []
    }
    return [.command(.startAgain)]
  }

  private mutating func step(by count: Int) -> [Effect] {
    if count > 0, snapshot.position >= snapshot.target {
      notice = .warning(waysOn(differs: snapshot.whatIfDiffers))
    }
    return [.command(.step(count))]
  }

  private mutating func change(to speed: Speed) -> [Effect] {
    snapshot.speed = speed
    notice = .information("Speed: \(speed.text)")
    return [.command(.speed(speed))]
  }

  private mutating func fork() -> [Effect] {
    let hasFuture =
      snapshot.position < snapshot.head
      || snapshot.events.contains { $0.position > snapshot.position }
    guard hasFuture else {
      notice = .information("Nothing lies ahead of the cursor: go back first, then fork")
      return []
    }
    document.isReplay = false
    let fate = snapshot.position < snapshot.head ? "stays as a ghost" : "is dropped"
    notice = .information(
      "A fork at \(snapshot.position): what lay ahead \(fate); \(undoKey) takes it back")
    return [.command(.fork)]
  }

  private mutating func jump(forward: Bool) -> [Effect] {
    let positions = snapshot.events.map(\.position)
    let next =
      forward
      ? positions.first { $0 > snapshot.position } : positions.last { $0 < snapshot.position }
    guard let next else {
      notice = .information(forward ? "No event ahead of the cursor" : "No event before the cursor")
      return []
    }
    openNotes(at: next)
    return [.command(.go(to: next))]
  }

  private mutating func moveFocus(by step: Int) {
    let panels = Layout(self, size: size).reachable
    guard let index = panels.firstIndex(of: focus) else {
      focus = panels.first ?? .settings
      return
    }
    focus = panels[(index + step + panels.count) % panels.count]
    if zoomed != nil { zoomed = focus }
  }

  private mutating func nextTheme() {
    let index = Theme.all.firstIndex { $0.name == look.theme.name } ?? 0
    look.theme = Theme.all[(index + 1) % Theme.all.count]
    notice = .information("Theme: \(look.theme.name)")
  }

  /// Leaves, unless something would be lost: then it asks. While a file is on its way, what another one
  /// would lose has been given up.
  mutating func leave(_ leaving: Overlay.Leaving) -> [Effect] {
    let isAnswered = leaving != .quit && opening != nil
    if !isAnswered, isUnsaved || pendingSave != nil {
      overlay = .unsaved(leaving)
      return []
    }
    return effects(of: leaving)
  }

  mutating func effects(of leaving: Overlay.Leaving) -> [Effect] {
    switch leaving {
    case .quit: return [.quit]
    case .open(let id, let place): return beginOpening(id, at: place)
    }
  }
}

extension Speed {
  /// The speed in words.
  var text: String {
    switch self {
    case .stepsPerSecond(let rate):
      "\(Int(exactly: rate).map(String.init) ?? rate.description) steps/s"
    case .flatOut: "as fast as it goes"
    }
  }
}
