import ArgumentParser
import TerminalKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command line: which commands there are, and how they end.
@main
struct Piste: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "piste",
    abstract: "Watch gradient descent run, in the terminal.",
    usage: """
      piste [FILE] [--plain] [--theme NAME]
      piste DATA.csv [--target-column NAME] [--feature-columns NAME,...]
      piste run [FILE] [--learning-rate X] [--steps N] [--format F]
      piste lesson NAME
      piste replay FILE [--verify]
      piste snapshot [FILE] [--at K] [-o OUT]
      piste check [FILE ...]
      piste list [DIR]
      piste notebook [--seed N]
      """,
    discussion: """
      Begin with `piste`: the dashboard opens on linear regression, space runs it, ? shows the \
      keys. A scenario is a run with its settings and what is done to it, in a file of YAML; \
      `piste list` shows the lessons, which are part of the program, and the scenarios in the folder \
      scenarios; `piste lesson rescue` opens one.

      Your own data: `piste houses.csv` fits the last column of a CSV or .npy file to the others; \
      `piste houses.csv --target-column price --feature-columns rooms,area --test-fraction 0.2` \
      says which. The form has the same settings; what is saved is a scenario beside the data.

      Without a terminal, `piste run FILE` prints a run's records, and \
      `piste run FILE --learning-rate 0.3` the same run with another learning rate; \
      `piste FILE --plain` is the dashboard line by line, for screen readers and scripts.

      `piste --generate-completion-script bash`, or zsh or fish, prints what completes commands, \
      options, values and files in that shell once it is sourced.

      Exit codes: 0 done, 1 an expectation or a verification failed, 2 bad input or no usable \
      terminal, 128 + n ended by signal n.
      """,
    version: "0.1.0",
    subcommands: [
      Open.self, LessonCommand.self, RunRecords.self, Replay.self, SnapshotCommand.self, Check.self,
      List.self,
      NotebookCommand.self,
    ],
    defaultSubcommand: Open.self)

  /// Runs the command that the arguments name and ends the process with its exit code.
  static func main() {
    ProcessSetup.prepare()
    run(Array(CommandLine.arguments.dropFirst())).endProcess()
  }

  /// Runs the command that the arguments name.
  ///
  /// - Returns: The exit code.
  private static func run(_ arguments: [String]) -> ExitStatus {
    do {
      let shell = getenv("SHELL").map { String(cString: $0) }
      if let text = try CompletionScript.answer(to: arguments, shell: shell) {
        try StandardOutput.print(text)
        return .done
      }
      var command = try parseAsRoot(arguments)
      try command.run()
      return .done
    } catch let failure as Failure {
      if let message = failure.message { StandardError.say(message, details: failure.details) }
      return failure.status
    } catch {
      return end(parsing: error)
    }
  }

  /// Help and version go to standard output; every other word of the parser is a wrong usage.
  private static func end(parsing error: any Error) -> ExitStatus {
    let text = fullMessage(for: error)
    guard exitCode(for: error).isSuccess else {
      // The message may hold what was typed, line ends included; what follows it is ours.
      let message = message(for: error)
      let start = "Error: " + message
      let rest =
        text.hasPrefix(start) ? SafeText.lines(of: text.dropFirst(start.count)).map(\.string) : []
      StandardError.say(message, details: Array(rest.dropFirst()))
      return .badInput
    }
    do {
      try StandardOutput.print(lines: SafeText.lines(of: text).map(\.string))
      return .done
    } catch {
      if let message = error.message { StandardError.say(message) }
      return error.status
    }
  }
}
