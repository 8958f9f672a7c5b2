import ArgumentParser
import Scenarios
import Training

/// `piste [FILE]`: the dashboard.
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the dashboard (the default).",
    usage: "piste [FILE] [--learning-rate X] [--steps N] ...",
    discussion: """
      Without a file it opens on the notebook's run. A file of data, \
      \(DataTable.fileEndings.joined(separator: ", ")), opens on a fit of its last column to the \
      others; --target-column and --feature-columns name other ones. A setting's flag replaces the \
      value in the file; `piste run --help` lists them.

      Colours and glyphs are what the terminal and the locale can show, unless an option says \
      otherwise; NO_COLOR is heeded. What is saved goes to the folder of the file, or to scenarios.

      With --plain, `help` lists the commands. Lines may come from a pipe; there the first one that is \
      wrong ends it with 2.

      Examples:
        piste
        piste rescue --theme light
        piste --optimizer adam --learning-rate 0.05 --steps 200
        piste houses.csv --target-column price
        printf 'step 5\\nset learning_rate 0.3\\nrun\\n' | piste --plain
      """)

  @OptionGroup
  var options: OpeningOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The scenario or the data to open, and settings.", valueName: "FILE"),
    completion: .file())
  var arguments: [String] = []

  func run() throws {
    try options.open(
      try ScenarioArguments(arguments, of: "open").load())
  }
}
