import Deadline
import Foundation
import TerminalHarness
import Testing

@Suite struct RunCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// The first lines of the notebook's table for seed 0 with a cleared gradient, under PyTorch 2.15.
  @Test func withoutAFileItPrintsTheNotebooksTable() throws {
    let result = try folder.piste("run")
    #expect(result.code == 0)
    #expect(result.words == "")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 22)
    #expect(lines[0] == "iter \tloss \tw")
    #expect(lines[1].hasPrefix("0 \t6.44 \t[0.78389823 0.42014217]"))
    #expect(lines[20].hasPrefix("19 \t0.03 \t["))
  }

  @Test func flagsReplaceTheValuesOfTheFile() throws {
    try folder.write("piste: 1\nsteps: 3\nlearning_rate: 1.0\n", to: "a.yaml")
    let plain = try folder.piste("run", "a.yaml", "--format", "jsonl")
    #expect(plain.output.split(separator: "\n").count == 3)
    #expect(plain.output.contains("\"learning_rate\":1.0,"))
    let changed = try folder.piste(
      "run", "--steps=5", "a.yaml", "--learning-rate", ".25", "--format", "jsonl", "--seed", "3")
    #expect(changed.code == 0)
    #expect(changed.output.split(separator: "\n").count == 5)
    #expect(changed.output.contains("\"learning_rate\":0.25,"))
  }

  @Test func listsAndComponentsAreFlagsToo() throws {
    let result = try folder.piste(
      "run", "--start", "-1,2", "--optimizer", "sgd", "--momentum", "0.5", "--noise", "0",
      "--format", "csv", "--steps", "1")
    #expect(result.code == 0)
    // At true_w without noise the loss is 0 and w stays.
    #expect(
      result.output == "step,loss,w1,w2,learning_rate,grad_norm\n0,0.0,-1.0,2.0,0.1,0.0\n")
  }

  @Test func anEventStillApplies() throws {
    try folder.write(
      "piste: 1\nsteps: 3\nevents: [{at: 2, set: {learning_rate: 0.5}}]\n", to: "a.yaml")
    let result = try folder.piste("run", "a.yaml", "--learning-rate", "0.2", "--format", "csv")
    let rates = result.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",")[4]
    }
    #expect(rates == ["0.2", "0.2", "0.5"])
  }

  @Test func withAFlagExpectationsAreLeftOutAndItSaysSo() throws {
    try folder.write(
      "piste: 1\nsteps: 3\nexpect: [{at: 0, loss: {above: 99}}]\n", to: "a.yaml")
    let plain = try folder.piste("run", "a.yaml")
    #expect(plain.code == 1)
    #expect(plain.output.split(separator: "\n").count == 4)
    #expect(plain.words.contains("at 0: loss is 6.43"))
    let flagged = try folder.piste("run", "a.yaml", "--steps", "2")
    #expect(flagged.code == 0)
    #expect(
      flagged.words
        == "piste: with --steps, the file's expectations and recorded result are left out\n")
  }

  @Test func aVariantTakesThePlaceOfTheFilesOwnRun() throws {
    try folder.write(
      """
      piste: 1
      steps: 3
      compare: [{name: fast, learning_rate: 0.5, steps: 2}]
      expect: [{at: 0, loss: {above: 99}, variant: fast}]

      """, to: "a.yaml")
    let own = try folder.piste("run", "a.yaml", "--format", "csv")
    #expect(own.code == 0)
    #expect(own.output.split(separator: "\n").count == 4)
    let fast = try folder.piste("run", "a.yaml", "--variant", "fast", "--format", "csv")
    #expect(fast.code == 1)
    #expect(fast.output.split(separator: "\n").count == 3)
    #expect(fast.output.contains(",0.5,"))
    #expect(fast.words.contains("at 0: loss is 6.43"))
    let other = try folder.piste("run", "a.yaml", "--variant", "slow")
    #expect(other.code == 2)
    #expect(other.words.contains("it takes fast"))
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let words: [String]
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let refusals: [Refusal] = [
    Refusal(arguments: ["run", "none.yaml"], words: ["none.yaml: no such file"]),
    Refusal(arguments: ["run", "."], words: [".: is a folder; only regular files"]),
    Refusal(arguments: ["run", "empty.yaml"], words: ["empty.yaml: the file is empty"]),
    Refusal(arguments: ["run", "binary.yaml"], words: ["binary.yaml", "not text"]),
    Refusal(arguments: ["run", "key.yaml"], words: ["key.yaml:2: stepz", "steps"]),
    Refusal(arguments: ["run", "type.yaml"], words: ["type.yaml:2: steps", "whole number"]),
    Refusal(arguments: ["run", "rate.yaml"], words: ["rate.yaml:2: learning_rate", "at least 0"]),
    Refusal(
      arguments: ["run", "samples.yaml"],
      words: ["samples.yaml:2: problem.samples", "1 to 268435456"]),
    Refusal(arguments: ["run", "pipe"], words: ["pipe: is a pipe"]),
    Refusal(arguments: ["run", "link.yaml"], words: ["link.yaml: is a symbolic link"]),
    Refusal(
      arguments: ["run", "--learning-rate", "-1"], words: ["--learning-rate", "at least 0"]),
    Refusal(arguments: ["run", "--learning-rate", "nan"], words: ["--learning-rate", "nan"]),
    Refusal(arguments: ["run", "--learning-rate"], words: ["--learning-rate", "missing"]),
    Refusal(arguments: ["run", "--steps", "0"], words: ["--steps", "1 to 1000000000"]),
    Refusal(arguments: ["run", "--steps", "1.5"], words: ["--steps", "whole number"]),
    Refusal(arguments: ["run", "--samples", "1e12"], words: ["--samples", "268435456"]),
    Refusal(arguments: ["run", "--seed", "-1"], words: ["--seed", "from 0"]),
    Refusal(arguments: ["run", "--steps", "2", "--steps", "3"], words: ["--steps", "twice"]),
    Refusal(
      arguments: ["run", "--lerning-rate", "3"],
      words: ["--lerning-rate", "no such option; did you mean --learning-rate?"]),
    Refusal(arguments: ["run", "--outliers", "3"], words: ["no such option; `piste"]),
    // Half of another word is not meant.
    Refusal(
      arguments: ["open", "--foo", "3"],
      words: ["no such option; `piste open --help`", "`piste run --help` the settings"]),
    Refusal(arguments: ["open", "--stpes", "3"], words: ["did you mean --steps?"]),
    Refusal(
      arguments: ["notebook", "--steps", "-3"], words: ["--steps: -3 is not accepted", "from 0 to"]),
    Refusal(
      arguments: ["run", "--outliers-count", "51"], words: ["--outliers-count: at most", "50"]),
    Refusal(arguments: ["open", "--lerning-rate", "3"], words: ["did you mean --learning-rate?"]),
    Refusal(arguments: ["open", "a.yaml", "b.yaml"], words: ["b.yaml", "open takes one file"]),
    Refusal(arguments: ["run", "--completely-other", "3"], words: ["no such option; `piste"]),
    Refusal(arguments: ["run", "--variant", "fast"], words: ["--variant: fast", "no variants"]),
    Refusal(
      arguments: ["run", "--beta1", "0.5"],
      words: ["--beta1: no such setting with --optimizer sgd; it takes --optimizer adam"]),
    Refusal(
      arguments: ["run", "a.yaml", "--file", "rows.csv"],
      words: [
        "--file: no such setting with --problem linear-regression; it takes --problem own-data"
      ]),
    Refusal(arguments: ["run", "--start", "1"], words: ["--start: 1 value where 2 are needed"]),
    Refusal(arguments: ["run", "--lr", "3"], words: ["--lr", "did you mean --learning-rate?"]),
    Refusal(arguments: ["open", "--wd", "3"], words: ["did you mean --weight-decay?"]),
    Refusal(arguments: ["run", "--opt", "sgd"], words: ["did you mean --optimizer?"]),
    Refusal(arguments: ["run", "--learning_rate", "3"], words: ["did you mean --learning-rate?"]),
    Refusal(
      arguments: ["run", "valey"], words: ["valey: no such file or lesson; did you mean valley?"]),
    Refusal(arguments: ["run", "--optimizer", "magic"], words: ["--optimizer", "sgd"]),
    Refusal(arguments: ["run", "--start", "1,2,3"], words: ["start", "2 are needed"]),
    Refusal(arguments: ["run", "--features", "3"], words: ["--true-w", "3 are needed"]),
    Refusal(arguments: ["run", "--format", "xml"], words: ["--format", "table, csv, jsonl"]),
    Refusal(arguments: ["run", "a.yaml", "b.yaml"], words: ["b.yaml", "one file"]),
    Refusal(arguments: ["run", ""], words: ["names no file"]),
  ]

  @Test func settingsOfOneMapAndWordsAreFlagsToo() throws {
    try folder.write(
      "piste: 1\nproblem: {kind: linear-regression, outliers: {count: 5, add: 7}}\n", to: "o.yaml")
    let filed = try folder.piste("run", "o.yaml", "--format", "jsonl")
    let flagged = try folder.piste(
      "run", "--outliers-count", "5", "--outliers-add=7", "--batch-size", "all", "--format", "jsonl"
    )
    #expect(flagged.code == 0 && flagged.output == filed.output, "\(flagged.words)")
    #expect(try folder.piste("run", "--format", "jsonl").output != filed.output)
  }

  @Test(arguments: refusals) func badInputIsOneClearMessageAndTwo(_ refusal: Refusal) throws {
    try folder.write("", to: "empty.yaml")
    try folder.write(Data([0, 1, 2, 0xFF, 0xFE]), to: "binary.yaml")
    try folder.write("piste: 1\nstepz: 3\n", to: "key.yaml")
    try folder.write("piste: 1\nsteps: many\n", to: "type.yaml")
    try folder.write("piste: 1\nlearning_rate: -1\n", to: "rate.yaml")
    try folder.write(
      "piste: 1\nproblem: {kind: linear-regression, samples: 1e12}\n", to: "samples.yaml")
    try folder.write("piste: 1\n", to: "a.yaml")
    mkfifo(folder.path + "/pipe", 0o600)
    symlink("a.yaml", folder.path + "/link.yaml")
    let result = try folder.shell("\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\"", refusal.arguments)
    #expect(result.code == 2)
    #expect(result.output == "")
    #expect(result.words.split(separator: "\n").count == 1, "\(result.words)")
    for word in refusal.words { #expect(result.words.contains(word), "\(result.words)") }
  }

  @Test func whatAFileSaysReachesTheTerminalOnlyWhenItIsSafe() throws {
    try folder.write("piste: 1\n\"a\\e[2J\u{202E}b\": 3\n", to: "\u{202E}x.yaml")
    let result = try folder.piste("run", "\u{202E}x.yaml")
    #expect(result.code == 2)
    #expect(!result.words.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }

  @Test func outputThatIsNotTakenIsAnErrorAndNoTrap() throws {
    let full = try folder.shell("\"$PISTE\" run >/dev/full 2>\"$ERR\"")
    #expect(full.code == 2)
    #expect(full.words == "piste: cannot write to standard output: No space left on device\n")
    let closed = try folder.shell("\"$PISTE\" run >&- 2>\"$ERR\"")
    #expect(closed.code == 2)
    #expect(closed.words.contains("cannot write to standard output"))
    let pipe = try folder.shell(
      "{ \"$PISTE\" run --steps 200000 2>\"$ERR\"; echo $? >\"$OUT\"; } | head -1 >/dev/null")
    #expect(pipe.output == "2\n")
    #expect(pipe.words == "piste: standard output was closed before all was written\n")
    let help = try folder.shell("\"$PISTE\" --help >/dev/full 2>\"$ERR\"")
    #expect(help.code == 2)
    let allClosed = try folder.shell("\"$PISTE\" run >&- 2>&- <&-")
    #expect(allClosed.code == 2)
  }

  @Test(.timeLimit(.minutes(Deadline.minutes))) func theFirstInterruptEndsTheRunWithWhatItHas()
    throws
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuildProducts.path(of: "piste"))
    process.arguments = ["run", "--steps", "1000000000", "--format", "jsonl"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try folder.write("", to: "out")
    try folder.write("", to: "err")
    process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/out")
    process.standardError = FileHandle(forWritingAtPath: folder.path + "/err")
    try process.run()
    #expect(try Deadline.wait { try !folder.read("out").isEmpty })
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    let output = try folder.read("out")
    #expect(output.hasSuffix("}\n"))
    let steps = output.split(separator: "\n").count
    #expect(try folder.read("err") == "piste: interrupted at step \(steps) of 1000000000\n")
  }

  @Test func anotherSignalEndsItAtOnce() throws {
    let program = try TerminalProgram("piste", arguments: ["run", "--steps", "1000000000"])
    try program.wait(for: "[-1.00")
    program.signal(SIGTERM)
    #expect(try program.waitForExit() == .signal(SIGTERM))
  }

  @Test func interruptedAtTheTerminalItEndsToo() throws {
    let program = try TerminalProgram("piste", arguments: ["run", "--steps", "1000000000"])
    try program.wait(for: "[-1.00")
    program.send("\u{3}")
    #expect(try program.waitForExit() == .code(130))
  }

  @Test func twoRunsHaveTheSameBytes() throws {
    let first = try folder.piste("run", "--steps", "500", "--format", "jsonl")
    let second = try folder.piste("run", "--steps", "500", "--format", "jsonl")
    #expect(first.output == second.output)
    #expect(first.output.split(separator: "\n").count == 500)
  }
}
