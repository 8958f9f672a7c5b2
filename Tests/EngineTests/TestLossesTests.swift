import Testing
import Training

@testable import Engine

/// The test losses that are kept on the way.
@Suite struct TestLossesTests {
  /// A trainer over the rows of a file, a quarter of which is kept from the training.
  private func trainer(steps: Int) throws -> (SynchronousTrainer, (Int) throws -> Double) {
    let rows = (0..<16).map { "\($0 % 4),\(2 * ($0 % 4) + $0 % 3)" }
    let text = "a,y\n" + rows.joined(separator: "\n")
    let data: DataTables = ["rows.csv": try DataTable(bytes: Array(text.utf8))]
    var configuration = try Configuration(dataFile: "rows.csv")
    try configuration.set("test_fraction", to: .number(0.25))
    try configuration.set("steps", to: .integer(steps))
    let made = configuration
    let expected = { (position: Int) in
      let other = try Run(configuration: made, data: data)
      other.advance(to: position)
      return try #require(other.evaluateTestLoss())
    }
    return (try SynchronousTrainer(PreparedRun(made, data: data, speed: .flatOut)), expected)
  }

  @Test func shortRunsHaveThemAll() throws {
    let (trainer, expected) = try trainer(steps: 20)
    trainer.send(.step(20))
    let losses = trainer.snapshot.testLosses
    #expect(losses.spacing == 1)
    #expect(try losses.values == (0...20).map(expected))
  }

  @Test func longRunsHaveFewEvenlySpread() throws {
    let (trainer, expected) = try trainer(steps: 3_000)
    trainer.send(.step(3_000))
    let losses = trainer.snapshot.testLosses
    #expect(losses.spacing == 8)
    #expect(losses.values.count == 376 && losses.values.count <= TestLosses.limit)
    for index in [0, 1, 200, 375] {
      #expect(try losses.values[index] == expected(8 * index))
    }
  }

  @Test func aForkForgetsTheOldFuture() throws {
    let (trainer, expected) = try trainer(steps: 20)
    trainer.send(.step(20))
    trainer.send(.go(to: 5))
    #expect(trainer.snapshot.testLosses.values.count == 21)
    trainer.send(.change(name: "learning_rate", value: .number(0.01)))
    #expect(trainer.snapshot.testLosses.values.count == 6)
    trainer.send(.step(2))
    let values = trainer.snapshot.testLosses.values
    #expect(values.count == 8)
    #expect(try values[5] == expected(5))
    #expect(try values[6] != expected(6))
  }

  @Test func aForkThatIsTakenBackHasTheOldFutureAgain() throws {
    let (trainer, expected) = try trainer(steps: 20)
    trainer.send(.step(20))
    trainer.send(.go(to: 5))
    trainer.send(.change(name: "learning_rate", value: .number(0.01)))
    trainer.send(.step(9))
    trainer.send(.undo)
    #expect(try trainer.snapshot.testLosses.values == (0...20).map(expected))
  }

  @Test func anotherDataSetBeginsAnew() throws {
    let (trainer, expected) = try trainer(steps: 20)
    trainer.send(.step(20))
    trainer.send(.change(name: "seed", value: .integer(7)))
    let values = trainer.snapshot.testLosses.values
    #expect(values.count <= 1)
    trainer.send(.step(1))
    #expect(trainer.snapshot.testLosses.values.count == 2)
    #expect(try trainer.snapshot.testLosses.values[0] != expected(0))
  }

  @Test func anotherRunBeginsAnew() throws {
    let (trainer, expected) = try trainer(steps: 20)
    trainer.send(.step(3))
    let old = try expected(0)
    let data: DataTables = [
      "rows.csv": try DataTable(bytes: Array("a,y\n1,1\n2,5\n3,4\n4,9\n".utf8))
    ]
    var other = try Configuration(dataFile: "rows.csv")
    try other.set("test_fraction", to: .number(0.25))
    trainer.send(.load(try PreparedRun(other, data: data, speed: .flatOut)))
    trainer.send(.step(2))
    let alone = try Run(configuration: other, data: data)
    let first = try #require(alone.evaluateTestLoss())
    #expect(trainer.snapshot.testLosses.values.count == 3)
    #expect(trainer.snapshot.testLosses.values[0] == first && first != old)
  }

  @Test func withoutSuchRowsThereAreNone() throws {
    let trainer = try SynchronousTrainer(PreparedRun(Configuration(), speed: .flatOut))
    trainer.send(.step(20))
    #expect(trainer.snapshot.testLosses.values.isEmpty)
  }
}
