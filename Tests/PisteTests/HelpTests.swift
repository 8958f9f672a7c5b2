import Scenarios
import Testing
import Training

@Suite struct HelpTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func helpNamesEveryCommandAndExitCode() throws {
    let result = try folder.piste("--help")
    #expect(result.code == 0)
    #expect(result.words == "")
    for word in ["run", "replay", "check", "list", "Exit codes", "piste [FILE]"] {
      #expect(result.output.contains(word))
    }
  }

  /// From the declarations: a new setting is in the help without anybody thinking of it.
  @Test func helpOfRunListsEverySettingWithItsRangeAndDefault() throws {
    let result = try folder.piste("run", "--help")
    #expect(result.code == 0)
    let lines = result.output.split(separator: "\n").map(String.init)
    let words = result.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    var settings = RunSettings.all + ComponentSettings.all
    for catalogue in Catalogue.allCases {
      settings += catalogue.entries.flatMap(\.settings)
      for entry in catalogue.entries { #expect(words.contains("\(entry.kind) \(entry.summary)")) }
    }
    #expect(settings.count > 15)
    for setting in settings {
      let row = lines.first { $0.hasPrefix("  --\(setting.flag) ") }
      #expect(row != nil, "\(setting.name)")
      #expect(words.contains(setting.help), "\(setting.name)")
      if case .choice(let choices) = setting.domain {
        let names = choices.map(\.name)
        #expect(words.contains(names.joined(separator: ", ")), "\(setting.name)")
      }
      let value = setting.text(of: setting.defaultValue, .exact)
      let isInRow = value.isEmpty || row?.hasSuffix(" " + value) == true
      let isException = words.contains("the default is \(value).")
      #expect(isInRow || isException, "\(setting.name): \(row ?? "")")
    }
    #expect(words.contains("--noise X at least 0 0.1"))
    #expect(words.contains("--warmup-start X above 0 and at most 1"))
    #expect(words.contains("--batch-size N 0 to 268435456, or all all"))
    #expect(words.contains("with polynomial-regression: --points N 2 to 1000000 20"))
  }

  /// The columns stand below their headings.
  @Test func helpOfRunIsInColumns() throws {
    let lines = try folder.piste("run", "--help").output.split(separator: "\n").map(Array.init)
    let heads = lines.filter { String($0).hasPrefix("SETTINGS OF ") }
    #expect(heads.count == 4)
    let columns = heads.map { head in
      ["takes", "default"].compactMap { String(head).firstRange(of: $0)?.lowerBound }
        .map { String(head).distance(from: String(head).startIndex, to: $0) }
    }
    #expect(Set(columns).count == 1)
    let rows = lines.filter { String($0).hasPrefix("  --") && $0.count > columns[0][1] }
      .filter { $0[2..<columns[0][0]].contains(" ") }
    let settings = rows.prefix { !String($0).hasPrefix("  --variant <") }
    #expect(settings.count > 40)
    for row in settings {
      for column in columns[0] {
        #expect(row[column - 1] == " " && row[column] != " ", "\(String(row))")
      }
    }
  }

  @Test(arguments: [
    ("runn", "run"), ("snapsot", "snapshot"), ("Replay", "replay"), ("ckeck", "check"),
    ("rnu", "run"), ("lsit", "list"),
  ])
  func aMistypedCommandIsGuessed(typed: String, command: String) throws {
    let result = try folder.piste(typed)
    #expect(result.code == 2)
    #expect(
      result.words == "piste: \(typed): no such command or file; did you mean `piste \(command)`?\n"
    )
  }

  /// What stands after it is no second file.
  @Test func aMistypedCommandIsGuessedBeforeItsFile() throws {
    let result = try folder.piste("lesosn", "valley")
    #expect(result.code == 2)
    #expect(result.words.contains("did you mean `piste lesson`?"))
  }

  /// A file goes before a command of nearly its name, and not every word is a command mistyped.
  @Test func aFileIsNoMistypedCommand() throws {
    try folder.write("piste: 1\nsteps: three\n", to: "runn")
    #expect(try folder.piste("runn").words.contains("runn:2: steps"))
    for word in ["runn.yaml", "./snapsot", "valley"] {
      #expect(try !folder.piste(word).words.contains("did you mean"), "\(word)")
    }
  }

  @Test func versionIsANumber() throws {
    let result = try folder.piste("--version")
    #expect(result.code == 0)
    #expect(result.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }

  private static let commands = Examples.commands

  @Test(arguments: commands)
  func helpTextsFitEightyColumns(command: String) throws {
    let arguments = command.isEmpty ? ["--help"] : [command, "--help"]
    let result = try folder.shell("\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\"", arguments)
    #expect(result.code == 0)
    for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(command.isEmpty || result.output.contains("Examples:\n  "))
  }

  /// A value that begins with a dash is the value, and what is said is what it should be: every option of every
  /// command takes one.
  @Test(arguments: commands.dropFirst()) func aNegativeValueIsNoMissingOne(command: String) throws {
    let help = try folder.piste(command, "--help").output
    let options = help.matches(of: /\n  (?:-[a-z], )?(--[a-z0-9-]+) </).map { String($0.1) }
    for option in options {
      for words in [[option, "-1"], [option + "=-1"]] {
        let result = try folder.shell(
          "\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\" </dev/null",
          [command] + words + (command == "replay" ? ["x.yaml"] : []))
        #expect(!result.words.contains("issing"), "\(words): \(result.words)")
        #expect(!result.words.contains("nexpected"), "\(words): \(result.words)")
        let takesAll = ["--keys", "--output", "--extract"].contains(option)
        #expect(takesAll || result.words.contains(option) || result.words.contains("'-1'"))
      }
    }
  }

  @Test(arguments: [
    "--nonsense", "run --format", "replay", "replay a b", "list a b", "frobnicate x",
  ])
  func wrongUsageIsTwo(_ line: String) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let result = try folder.shell("\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\"", arguments)
    #expect(result.code == 2)
    #expect(result.output == "")
    #expect(result.words.hasPrefix("piste: "))
  }

  @Test func withoutATerminalTheDashboardPointsToRun() throws {
    let result = try folder.piste()
    #expect(result.code == 2)
    #expect(result.output == "")
    #expect(result.words.contains("needs a terminal"))
    #expect(result.words.contains("`piste --plain`") && result.words.contains("`piste run`"))
    try folder.write("1,2\n2,3\n", to: "a.csv")
    #expect(try folder.piste("a.csv").words.contains("`piste a.csv --plain`"))
    try folder.write("piste: 1\n", to: "a.yaml")
    for arguments in [["a.yaml"], ["replay", "a.yaml"]] {
      let result = try folder.shell("\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\"", arguments)
      #expect(result.code == 2)
      #expect(result.words.contains("`piste a.yaml --plain`"))
      #expect(result.words.contains("`piste run a.yaml`"))
    }
  }
}
