import ArgumentParser
import Scenarios

/// `piste list`: the scenarios of a folder.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List scenarios and what each shows.",
    usage: "piste list [DIR]",
    discussion: """
      Lessons come in their order, under the names of their groups; a file that does not read is \
      told of, and then the end is 2.

      Examples:
        piste list
        piste list my/lessons
      """)

  @Argument(help: ArgumentHelp("The folder to list.", valueName: "DIR"))
  var folder = ScenarioFiles.folder

  func run() throws {
    let paths = try ScenarioFiles.paths(in: folder)
    guard !paths.isEmpty else { throw Failure(.badInput, "\(folder): no scenario files") }
    var loaded: [(path: String, scenario: Scenario)] = []
    var isWhole = true
    for path in paths {
      do {
        loaded.append((path, try ScenarioFiles.load(path).scenario))
      } catch {
        if let message = error.message { StandardStreams.say(message) }
        isWhole = false
      }
    }
    let output = StandardOutput()
    do {
      try output.write(SafeLines.string(of: Self.text(loaded)))
      try output.flush()
    } catch {
      throw Failure(badInput: error)
    }
    if !isWhole { throw Failure(.badInput) }
  }

  /// Groups in the order of their first lesson; within them by order, then by path.
  private static func text(_ loaded: [(path: String, scenario: Scenario)]) -> String {
    let sorted = loaded.sorted { left, right in
      let orders = (left.scenario.order ?? .infinity, right.scenario.order ?? .infinity)
      return orders.0 != orders.1 ? orders.0 < orders.1 : left.path < right.path
    }
    var groups: [String] = []
    for item in sorted where !groups.contains(item.scenario.group ?? "") {
      groups.append(item.scenario.group ?? "")
    }
    let width = loaded.map(\.path.count).max() ?? 0
    return groups.map { group in
      let lines = sorted.filter { ($0.scenario.group ?? "") == group }.map { item in
        let padding = String(repeating: " ", count: width - item.path.count)
        let title = item.scenario.title
        return item.path + (title.isEmpty ? "" : "\(padding)  \(title)") + "\n"
      }
      return (group.isEmpty ? "" : "\(group)\n") + lines.joined()
    }.joined(separator: "\n")
  }
}
