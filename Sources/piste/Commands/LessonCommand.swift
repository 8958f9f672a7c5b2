import ArgumentParser
import Lessons
import Scenarios

/// `piste lesson`: the dashboard on a lesson, by its name.
struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Open a lesson by its name.",
    usage: "piste lesson NAME [--learning-rate X] [--steps N] ...",
    discussion: """
      The lessons are part of the program; `piste list` has their names and what each shows. A file \
      of that name in the folder scenarios takes the place of the lesson. A setting's flag replaces \
      the lesson's value; `piste run --help` lists them.

      Other commands take the name, too: `piste run valley`, `piste check valley`.

      Examples:
        piste lesson valley
        piste lesson rescue --learning-rate 0.5
        echo about | piste lesson valley --plain
      """)

  @OptionGroup
  var options: OpeningOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The lesson to open, and settings.", valueName: "NAME"),
    completion: .list(Lessons.files.map(\.name)))
  var arguments: [String] = []

  func run() throws {
    let lesson = try ScenarioArguments(arguments, of: "lesson") { typed throws(Failure) in
      try ScenarioPlace(lessonNamed: typed)
    }
    guard lesson.namesOne else {
      throw Failure(.badInput, "lesson: a name is missing; `piste list` has them")
    }
    try options.open(try lesson.load())
  }
}
