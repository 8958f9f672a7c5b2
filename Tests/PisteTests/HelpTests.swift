import Testing
import Training

@Suite struct HelpTests {
  let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

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
    let words = result.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    var settings = RunSettings.all + ComponentSettings.all
    for catalogue in Domain.Catalogue.allCases {
      settings += catalogue.entries.flatMap(\.settings)
    }
    #expect(settings.count > 15)
    for setting in settings {
      #expect(words.contains("--\(setting.flag) "), "\(setting.name)")
      #expect(words.contains(setting.help) || setting.name == "weight_decay", "\(setting.name)")
    }
    #expect(words.contains("Takes a number of at least 0; default 0.1."))
  }

  @Test func versionIsANumber() throws {
    let result = try folder.piste("--version")
    #expect(result.code == 0)
    #expect(result.output.split(separator: ".").count == 3)
  }

  @Test func helpTextsFitEightyColumns() throws {
    for arguments in [["--help"], ["run", "--help"], ["replay", "--help"], ["check", "--help"]] {
      let result = try folder.shell("\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\"", arguments)
      for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
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
    #expect(result.words.contains("piste run"))
    try folder.write("piste: 1\n", to: "a.yaml")
    for arguments in [["a.yaml"], ["replay", "a.yaml"]] {
      let result = try folder.shell("\"$PISTE\" \"$@\" >\"$OUT\" 2>\"$ERR\"", arguments)
      #expect(result.code == 2)
      #expect(result.words.contains("`piste run a.yaml`"))
    }
  }
}
