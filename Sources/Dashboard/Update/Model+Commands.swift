import Engine
import TerminalKit
import Training

extension Model {
  /// Goes to the start of the run.
  mutating func goToStart() -> [Effect] {
    openNotes(at: 0)
    return [.command(.go(to: 0))]
  }

  /// Goes to the end of what was run, from there to the target.
  mutating func goToEnd() -> [Effect] {
    openNotes(at: snapshot.position < snapshot.head ? snapshot.head : snapshot.target)
    return [.command(.end)]
  }

  /// Lists the scenarios that can be opened.
  mutating func openBrowser() -> [Effect] {
    overlay = .browser(Browser(entries: [], isComplete: false))
    return [.listScenarios]
  }

  mutating func switchMouse() -> [Effect] {
    usesMouse.toggle()
    notice = .information(usesMouse ? "The mouse is on" : "The mouse is off")
    return [.mouse(usesMouse)]
  }

  /// Stays with the run that there is while another one is being opened, else with all panels.
  mutating func cancel() -> [Effect] {
    guard opening == nil else {
      opening = nil
      return [.cancelOpening]
    }
    zoomed = nil
    return []
  }

  /// Gives the whole screen to the panel that has the keyboard, or takes it back.
  mutating func switchWholeScreen() { zoomed = zoomed == nil ? focus : nil }

  /// Moves the selection of the panel that has the keyboard.
  mutating func select(by step: Int) { panels[focus]?.select(by: step, in: &self) }

  /// What enter does in the panel that has the keyboard.
  mutating func activate() -> [Effect] { panels[focus]?.activate(in: &self) ?? [] }

  /// Gives the screen and the keyboard to all curves at once, or both back to what had them.
  mutating func switchAllCurves() {
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
  mutating func switchWhatIf() -> [Effect] {
    triesWhatIf.toggle()
    if !snapshot.whatIfDiffers {
      notice = .information(
        triesWhatIf
          ? "Nothing differs: these settings have held from the start. A change will show"
          : "What if: off")
    }
    return [.command(.whatIf(triesWhatIf))]
  }

  mutating func smoothMore() {
    lossView.smoothMore()
    guard lossView.smoothing > 0, LossCurve(self).smoothing == 0 else { return }
    notice = .information(
      "\(lossView.quantity == .learningRate ? "A learning rate is" : "Parts of the excess are") "
        + "never smoothed: e goes on to the loss")
  }

  mutating func switchPrediction() {
    lossView.showsPrediction.toggle()
    guard lossView.showsPrediction else { return }
    let curve = LossCurve(self)
    if !curve.showsPrediction {
      notice = .information("Theory predicts the loss and its excess: e goes on to them")
    } else if LossSeries.predicted(curve) == nil {
      notice = .information(
        "There is no prediction here: theory knows SGD on quadratic losses")
    }
  }

  mutating func togglePlay() -> [Effect] {
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
    return place + ", or \(KeyBinding.whatIf.label(look)) tries these from the start, or"
      + " \(KeyBinding.startAgain.label(look)) starts again with them"
  }

  /// Starts again with the settings in force; once that is done, it runs.
  mutating func startAgain() -> [Effect] {
    guard snapshot.whatIfDiffers else {
      notice = .information(
        "These settings have held from the start: \(KeyBinding.toStart.label(look)) goes there")
      return []
    }
    return [.command(.startAgain)]
  }

  mutating func step(by count: Int) -> [Effect] {
    if count > 0, snapshot.position >= snapshot.target {
      notice = .warning(waysOn(differs: snapshot.whatIfDiffers))
    }
    return [.command(.step(count))]
  }

  mutating func change(to speed: Speed) -> [Effect] {
    snapshot.speed = speed
    notice = .information("Speed: \(speed.text)")
    return [.command(.speed(speed))]
  }

  mutating func fork() -> [Effect] {
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

  mutating func jump(forward: Bool) -> [Effect] {
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

  mutating func moveFocus(by step: Int) {
    let panels = ScreenLayout(self, size: size).reachable
    guard let index = panels.firstIndex(of: focus) else {
      focus = panels.first ?? .settings
      return
    }
    focus = panels[(index + step + panels.count) % panels.count]
    if zoomed != nil { zoomed = focus }
  }

  mutating func nextTheme() {
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
