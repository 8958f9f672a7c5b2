import Glibc
import TerminalHarness
import Testing

/// What goes in at the terminal's end.
@Suite struct WaitingTests {
  @Test func keysArrive() throws {
    let program = try startDemo()
    program.send("k\u{1B}[A\u{1B}OB\u{1B}[5~\u{1B}[15~\u{1}\u{13}é\u{1B}x\r\t\u{7F}")
    try program.wait(for: "key backspace")
    let lines = program.screen.lines.filter { $0.hasPrefix("key") }
    #expect(
      lines == [
        "key k", "key up", "key down", "key pgup", "key F5", "key ctrl-a", "key ctrl-s", "key é",
        "key alt-x", "key enter", "key tab", "key backspace",
      ])
  }

  @Test func aLoneEscapeIsAKey() throws {
    let program = try startDemo()
    program.send("\u{1B}")
    try program.wait(for: "key esc")
    program.send("n")
    try program.wait(for: "key n")
  }

  /// Wake-ups between the bytes of a sequence do not cut it.
  @Test func waitsForTheRestOfASequence() throws {
    let program = try startDemo(environment: ["ESCDELAY": "1000"])
    program.send("W")
    try program.wait(for: "woken")
    program.send("\u{1B}")
    program.pump(milliseconds: 30)
    program.send("[")
    program.pump(milliseconds: 30)
    program.send("A")
    try program.wait(for: "key up")
    #expect(!program.screen.contains("key esc"))
  }

  @Test func aPasteIsOneEvent() throws {
    let program = try startDemo()
    program.send("\u{1B}[200~q is no key here\u{1B}[201~")
    try program.wait(for: "paste 16 [q is no key here]")
    let long = String(repeating: "q", count: 50_000)
    program.send("\u{1B}[200~\(long)\u{1B}[201~")
    try program.wait(for: "paste 50000 [qqq")
  }

  @Test func theMouseArrives() throws {
    let program = try startDemo()
    program.send("\u{1B}[<0;5;6M\u{1B}[<32;7;6M\u{1B}[<0;7;6m\u{1B}[<64;7;6M\u{1B}[<65;7;6M")
    try program.wait(for: "wheel")
    let lines = try program.settle().lines.filter { $0.hasPrefix("mouse") }
    #expect(lines.count == 5)
    #expect(lines.first?.contains("press") == true && lines.first?.hasSuffix("at 4,5 0") == true)
    #expect(lines.dropFirst().first?.contains("drag") == true)
  }

  @Test func theMouseCanBeSwitchedOff() throws {
    let program = try startDemo()
    #expect(program.reportsMouse)
    program.send("m")
    try program.wait(until: "end of reports") { _ in !program.reportsMouse }
    #expect(try startDemo(arguments: ["--no-mouse"]).reportsMouse == false)
  }

  @Test func focusArrives() throws {
    let program = try startDemo()
    program.send("\u{1B}[O\u{1B}[I")
    try program.wait(for: "focus false")
    try program.wait(for: "focus true")
  }

  /// Answers that nobody asked for end with letters that are keys of the demo.
  @Test func answersOfTheTerminalAreNoKeys() throws {
    let program = try startDemo()
    program.send("\u{1B}[?62;22q\u{1B}]11;rgb:q/q/q\u{7}\u{1B}P>|q\u{1B}\\k")
    try program.wait(for: "key k")
    #expect(program.screen.lines.filter { $0.hasPrefix("key") } == ["key k"])
  }

  @Test func survivesAFloodOfKeys() throws {
    let program = try startDemo(arguments: ["--quiet"])
    program.send(String(repeating: "n", count: 100_000))
    try program.wait(for: "count 100000")
  }

  @Test func otherThreadsWakeIt() throws {
    let program = try startDemo()
    program.send("w")
    try program.wait(for: "woken")
  }

  /// What has hung up is always ready to be read.
  @Test func sleepsThoughTheTerminalHungUp() throws {
    let program = try startDemo(arguments: ["--stubborn"])
    program.hangUp()
    program.pump(milliseconds: 300)
    let before = program.processorTime
    program.pump(milliseconds: 1_000)
    #expect(program.processorTime - before <= 0.05)
    // It was there all the time: only a second request ends it.
    program.signal(SIGTERM)
    program.signal(SIGINT)
    #expect([.code(130), .code(143)].contains(try program.waitForExit()))
  }

  @Test func sleepsWhileNothingHappens() throws {
    let program = try startDemo()
    let before = program.processorTime
    // A second without output; a loop that spins would use most of it.
    try program.settle(milliseconds: 1_000)
    #expect(program.processorTime - before <= 0.05)
  }
}
