import Engine
import Testing
import Training

/// Runs over the rows of a file, whose table goes with them to the trainer's thread.
@Suite struct OwnDataTests {
  private let rows = (0..<12).map { "\($0 % 4),\($0 % 3),\(2 * ($0 % 4) - $0 % 3 + $0 % 2)" }
  private func data() throws -> DataTables {
    let text = "a,b,y\n" + rows.joined(separator: "\n")
    return ["rows.csv": try DataTable(bytes: Array(text.utf8))]
  }

  private func configuration(_ rate: Double = 0.1) throws -> Configuration {
    var configuration = try Configuration(dataFile: "rows.csv")
    try configuration.set("learning_rate", to: .number(rate))
    return configuration
  }

  private func parameters(_ configuration: Configuration, after steps: Int) throws -> [Double] {
    let run = try Run(configuration: configuration, data: data())
    run.advance(to: steps)
    return run.parameters
  }

  @Test func isLoadedWithItsTable() throws {
    let watched = try Watched()
    watched.trainer.send(
      .load(try PreparedRun(configuration(), data: data(), speed: .flatOut, generation: 1)))
    watched.trainer.send(.step(5))
    let snapshot = try watched.snapshot { $0.generation == 1 && $0.position == 5 }
    #expect(snapshot.parameterNames == ["a", "b", "intercept"])
    #expect(try snapshot.parameters == parameters(configuration(), after: 5))
  }

  @Test func variantsAndTheTrialShareTheTable() throws {
    let watched = try Watched(
      configuration(), data: data(),
      comparedRuns: [ComparedRunPlan(label: "fast", configuration: configuration(0.3), events: [])])
    watched.trainer.send(.step(7))
    watched.trainer.send(.change(name: "learning_rate", value: .number(0.2)))
    watched.trainer.send(.whatIf(true))
    let changed = try configuration(0.2)
    let snapshot = try watched.snapshot { snapshot in
      snapshot.comparedRuns.count == 2 && snapshot.comparedRuns[0].history.count == 7
        && snapshot.comparedRuns[1].history.count == 20
        && snapshot.comparedRuns[1].configuration == changed
    }
    let ends = snapshot.comparedRuns.map { $0.history.parameters(at: $0.history.count - 1) }
    #expect(try ends[0] == parameters(configuration(0.3), after: 7))
    #expect(try ends[1] == parameters(changed, after: 20))
  }

  @Test func aChangeOfColumnsIsARunOfItsOwn() throws {
    let watched = try Watched(configuration(), data: data())
    watched.trainer.send(.step(3))
    watched.trainer.send(.change(name: "feature_columns", value: .text("b")))
    watched.trainer.send(.change(name: "test_fraction", value: .number(0.25)))
    let snapshot = try watched.snapshot { $0.changeCount == 2 }
    #expect(snapshot.parameterNames == ["b", "intercept"])
    #expect(snapshot.position == 0 && snapshot.ghosts.count == 1)
    #expect(snapshot.testLoss != nil)
  }

  @Test(arguments: [
    ("file", "gone.csv", "gone.csv has not been read"), ("target_column", "z", "no column z"),
  ])
  func whatTheTableHasNotIsRefused(name: String, text: String, words: String) throws {
    let watched = try Watched(configuration(), data: data())
    watched.trainer.send(.change(name: name, value: .text(text)))
    let refusal = try watched.reply { reply -> String? in
      if case .refused(_, let error) = reply { return error.description }
      return nil
    }
    #expect(refusal.contains(words), "\(refusal)")
  }
}
