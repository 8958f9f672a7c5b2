import CursesTerminal
import Glibc
import TerminalKit

/// The state of the demo: a log of events, and what to draw beside it.
struct Demo {
  let terminal: CursesTerminal
  private var log: [String] = []
  private var count = 0
  private var cursor: Point?
  private var isFlooding = false
  private var showsColors = false
  private var showsGlyphs = false
  private var showsCurve = false
  private var showsShades = false
  private var isSmall = false
  private let isQuiet: Bool
  private let isStubborn: Bool

  /// A demo that has shown nothing yet.
  ///
  /// - Parameter arguments: With `--quiet` it shows no events, with `--stubborn` neither a signal nor a hang-up
  ///   ends it.
  init(terminal: CursesTerminal, arguments: [String]) {
    self.terminal = terminal
    isQuiet = arguments.contains("--quiet")
    isStubborn = arguments.contains("--stubborn")
  }

  /// Runs until the person or a signal ends it; returns the exit code.
  mutating func run() -> Int32 {
    var isDirty = true
    while true {
      if isDirty || isFlooding { isDirty = !terminal.present(frame(), cursor: cursor) }
      if isFlooding { count += 1 }
      if showsShades, !isDirty, count < 12 {
        count += 1
        isDirty = true
        continue
      }
      let deadline: ContinuousClock.Instant? =
        isDirty || isFlooding ? .now + .milliseconds(10) : nil
      for event in terminal.wait(until: deadline) {
        isDirty = true
        if let code = react(to: event) {
          terminal.close()
          return code
        }
      }
    }
  }

  private mutating func react(to event: TerminalEvent) -> Int32? {
    switch event {
    case .ending(let signal) where isStubborn: log.append("not ended by \(signal)")
    case .ending(let signal): return 128 + signal
    case .hungUp where isStubborn: log.append("hung up")
    case .hungUp: return 129
    case .woken: if log.last != "woken" { log.append("woken") }
    case .resumed: log.append("resumed")
    case .input(let input):
      log.append(describe(input))
      if case .key(let key) = input { return obey(key) }
    }
    return nil
  }

  private mutating func obey(_ key: Key) -> Int32? {
    switch key {
    case "q": return 0
    case "e":
      terminal.close()
      complain("error: the disk is full")
      return 1
    case "f": isFlooding.toggle()
    case "n": count += 1
    case "m": terminal.setReportsMouse(false)
    case "u": for _ in 0..<100 { terminal.present(frame(), cursor: cursor) }
    case "d": showsCurve.toggle()
    case "y": showsShades.toggle()
    case "h": isSmall.toggle()
    case "c": showsColors.toggle()
    case "g": showsGlyphs.toggle()
    case "i": cursor = cursor == nil ? Point(x: 7, y: 3) : nil
    case "p": complain("a message for later")
    case "z": terminal.suspend()
    case "w":
      let handle = terminal.wakeHandle
      onThread { handle.wake() }
    case "W":
      let handle = terminal.wakeHandle
      onThread {
        while true {
          handle.wake()
          usleep(2_000)
        }
      }
    default: Ending.follow(key)
    }
    return nil
  }

  private func frame() -> Grid {
    let whole = terminal.size
    var grid = Grid(
      size: isSmall ? Size(width: whole.width / 2, height: whole.height / 2) : whole)
    let size = grid.size
    write("demo \(size.width)x\(size.height) count \(count)", x: 0, y: 0, to: &grid)
    let capabilities = terminal.capabilities
    write("glyphs \(capabilities.glyphs) colors \(capabilities.colors)", x: 0, y: 1, to: &grid)
    for (row, line) in (isQuiet ? [] : log).suffix(max(size.height - 4, 0)).enumerated() {
      write(line, x: 0, y: row + 2, to: &grid)
    }
    grid.set("#", at: Point(x: size.width - 1, y: size.height - 1), style: .plain)
    if showsColors { Pictures.drawColors(on: &grid) }
    if showsCurve { Pictures.drawCurve(on: &grid, count) }
    if showsShades { Pictures.drawShades(on: &grid, count) }
    if showsGlyphs { Pictures.drawGlyphs(on: &grid) }
    if isFlooding { Pictures.flood(&grid, count) }
    return grid
  }

  private func write(_ text: String, x: Int, y: Int, to grid: inout Grid) {
    grid.write(SafeText(text), at: Point(x: x, y: y), style: .plain)
  }

  private func describe(_ event: InputEvent) -> String {
    switch event {
    case .key(let key): "key \(key.label(.ascii))"
    case .paste(let text): "paste \(text.utf8.count) [\(text)]"
    case .resize(let size): "resize \(size.width)x\(size.height)"
    case .focus(let isIn): "focus \(isIn)"
    case .mouse(let mouse):
      "mouse \(mouse.kind) at \(mouse.position.x),\(mouse.position.y) \(mouse.modifiers.rawValue)"
    }
  }
}

extension Key {
  /// Lets a key be matched by its character.
  static func ~= (character: Character, key: Key) -> Bool { key == .character(character) }
}

/// Runs the closure on a thread of its own.
nonisolated func onThread(_ body: @escaping @Sendable () -> Void) {
  var thread = pthread_t()
  let box = Unmanaged.passRetained(ThreadBody(body))
  pthread_create(
    &thread, nil,
    { pointer in
      guard let pointer else { return nil }
      Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run()
      return nil
    }, box.toOpaque())
}

private nonisolated final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
