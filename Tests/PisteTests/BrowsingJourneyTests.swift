import Foundation
import TerminalHarness
import Testing

/// Looking for a scenario among many, in a terminal.
@Suite struct BrowsingJourneyTests {
  /// Names come first, then titles, and the picture of what is selected; what is typed at once finds all.
  @Test func findsOneAmongManyAndShowsWhatItDoes() throws {
    let folder = try ScratchFolder()
    for number in 100..<400 {
      try folder.write(
        "piste: 1\ntitle: Lesson \(number)\nview: {curve: excess}\n",
        to: "scenarios/s\(number).yaml")
    }
    let program = try TerminalProgram("piste", rows: 30, columns: 110, folder: folder.path)
    try program.wait(for: "step 0/20")
    program.send("o377")
    let screen = try program.wait(until: "the lesson and its picture") {
      $0.contains("▸ Lesson 377") && $0.contains("excess over the floor · log")
    }
    #expect(screen.contains("scenarios/s377.yaml") && screen.contains("▇"))
    #expect(!screen.contains("Lesson 378") && !screen.contains("reading their titles"))
    program.send("\r.")
    try program.wait(for: "step 1/20")
    #expect(program.screen.lines[0].contains("Lesson 377"))
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// Enter is not lost where it comes before the list.
  @Test func opensWhatIsTypedAtOnce() throws {
    let folder = try ScratchFolder()
    try folder.write("piste: 1\ntitle: Too timid\nsteps: 33\n", to: "scenarios/timid.yaml")
    let program = try TerminalProgram("piste", folder: folder.path)
    try program.wait(for: "step 0/20")
    program.send("otimid\r..")
    try program.wait(for: "step 2/33")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }

  /// Tab by tab to a file that no list has, from the person's home; what is not there is told where it was
  /// typed.
  @Test func completesAPathByTabs() throws {
    let (folder, home) = (try ScratchFolder(), try ScratchFolder())
    for name in ["rows-größe.csv", "rows-große.csv", ".rows-hidden.csv", "rows.old/x.csv"] {
      try home.write("a,y\n1,2\n2,4\n3,7\n", to: "data/" + name)
    }
    let program = try folder.openDashboard(columns: 100, environment: ["HOME": home.path])
    program.send("o~/da\t")
    let listed = try program.wait(for: "rows.old/")
    #expect(listed.contains(" ~/data/ ") && listed.contains("rows-größe.csv"))
    #expect(!listed.contains("hidden"))
    program.send("r\t")
    try program.wait(until: "what all have in common") { $0.contains(" ~/data/rows ") }
    program.send("-\t")
    try program.wait(until: "that of two, to the letter") { $0.contains(" ~/data/rows-gr ") }
    program.send("öx.csv\r")
    let told = try program.wait(for: "no such file or folder")
    #expect(told.contains(" ~/data/rows-gröx.csv ") && told.contains("step 0/20"))
    #expect(told.text.components(separatedBy: "no such file or folder").count == 2)
    program.send(String(repeating: "\u{7F}", count: 5) + "\t")
    try program.wait(until: "the whole name") { $0.contains(" ~/data/rows-größe.csv ") }
    program.send("\r")
    try program.wait(for: "Opened rows-größe.csv")
    program.send("..")
    try program.wait(for: "step 2/20")
    program.send("q")
    #expect(try program.waitForExit() == .code(0))
  }
}
