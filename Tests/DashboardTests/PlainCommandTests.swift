import Testing
import Training

@testable import Dashboard

@Suite struct PlainCommandTests {
  @Test(arguments: [
    ("step", PlainCommand.step(1)), ("step 10", .step(10)), ("  back 3 ", .back(3)),
    ("run", .run), ("goto 5", .go(to: 5)), ("fork", .fork), ("status", .status),
    ("set learning_rate 0.3", .set("learning_rate 0.3")), ("set noise=0", .set("noise=0")),
    ("set\tnoise\t0.3", .set("noise\t0.3")),
    ("QUIT", .quit), ("exit", .quit), ("go 3", .go(to: 3)), ("?", .help(nil)),
    ("help set", .help("set")), ("note look  here", .note("look  here")),
    ("\tstep\t 4\t", .step(4)),
    ("open lessons/a b.yaml", .open("lessons/a b.yaml")), ("save mine", .save("mine")),
  ])
  func reads(line: String, command: PlainCommand) throws {
    #expect(try PlainCommand(line) == command)
  }

  /// A name of two words, tabs, signs of equality: all stand between a name and its value.
  @Test(arguments: [
    "learning_rate\t0.3", "learning rate \t 0.3", "learning-rate\t=\t0.3", "learning_rate=0.3",
  ])
  func takesTabsBetweenNameAndValue(text: String) throws {
    let assignment = try PlainReport.assignment(of: text, in: Configuration())
    #expect(assignment.name == "learning_rate" && assignment.value == .number(0.3))
  }

  @Test(arguments: ["", "   ", "# step 5"])
  func passesOverWhatIsNoCommand(line: String) throws {
    #expect(try PlainCommand(line) == nil)
  }

  @Test(arguments: ["stop", "step x", "step 1 2", "goto", "goto -1", "set seed", "run 5", "note"])
  func refusesTheRest(line: String) {
    #expect(throws: PlainCommand.Refusal.self) { try PlainCommand(line) }
  }

  /// What was typed is said again, but not all of a line that goes on and on.
  @Test func repeatsNoMoreThanTheBeginning() throws {
    let long = String(repeating: "x", count: 5000)
    for line in [long, "step " + long] {
      let refusal = try #require(throws: PlainCommand.Refusal.self) { try PlainCommand(line) }
      #expect(refusal.description.contains("xxxxx..") && refusal.description.count < 300)
    }
  }
}
