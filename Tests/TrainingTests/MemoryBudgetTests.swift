import Synchronization
import Testing

@testable import Training

/// Data for which there is not the memory are refused before anything is allocated.
@Suite struct MemoryBudgetTests {
  private func data(_ bytes: Int) -> DataTables { DataTables(memory: MemoryBudget { bytes }) }

  private func configuration(_ values: [(String, SettingValue)]) throws -> Configuration {
    var configuration = Configuration()
    for (name, value) in values { try configuration.set(name, to: value) }
    return configuration
  }

  static let problems: [(String, [String: SettingValue], names: [String])] = [
    (
      "linear-regression",
      ["samples": .integer(1 << 28), "features": .integer(1), "true_w": .automatic],
      ["samples", "features"]
    ),
    (
      "logistic-regression", ["samples": .integer(1 << 20), "features": .integer(1 << 8)],
      ["samples", "features"]
    ),
    (
      "polynomial-regression", ["points": .integer(1_000_000), "degree": .integer(64)],
      ["points", "degree"]
    ),
  ]

  /// With a gigabyte to give, each of these is refused at once; nothing on this machine could hold them all.
  @Test(arguments: problems.indices, ["float32", "float64"])
  func tooManyRowsAreRefused(_ index: Int, dtype: String) throws {
    let (kind, values, names) = Self.problems[index]
    let configuration = try configuration([
      ("problem", .component(Component(kind: kind, values: values))), ("dtype", .choice(dtype)),
      ("start", .automatic),
    ])
    let error = #expect(throws: SettingError.self) {
      try Run(configuration: configuration, data: data(500_000_000))
    }
    guard case .noMemory(let found, _, _, _) = error, let message = error?.description else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == names)
    #expect(message.hasPrefix("\(names[0]): "))
    #expect(message.hasSuffix("of memory, and 500.0 MB are left"))
  }

  /// Twice as wide numbers take more, and a table of a file counts too.
  @Test func theDtypeAndAFileCount() throws {
    let rows = 1_000
    let size = DataSize(rows: rows, columns: 10, settings: ["x"])
    #expect(size.bytes(isWide: true) > size.bytes(isWide: false))
    // X alone, in float32 and in float64.
    #expect(size.bytes(isWide: false) >= Double(rows * 10 * 4))
    let text = "a,b\n" + (0..<rows).map { "\($0),\($0 % 7)" }.joined(separator: "\n")
    var tables = data(10_000)
    tables["x.csv"] = try DataTable(bytes: Array(text.utf8))
    #expect(throws: SettingError.self) {
      try Run(configuration: try Configuration(dataFile: "x.csv"), data: tables)
    }
    var roomy = data(10_000_000)
    roomy["x.csv"] = tables["x.csv"]
    _ = try Run(configuration: try Configuration(dataFile: "x.csv"), data: roomy)
  }

  @Test func aTableIsRefusedBeforeItsNumbers() throws {
    let text = "a,b\n" + String(repeating: "1,2\n", count: 1_000)
    let bytes = Array(text.utf8)
    #expect(throws: DataError.noMemory(MemoryShortage(needed: 16_016, available: 16_000))) {
      try DataTable(bytes: bytes, memory: MemoryBudget { 16_000 })
    }
    #expect(try DataTable(bytes: bytes, memory: MemoryBudget { 20_000 }).rowCount == 1_000)
  }

  /// A change that cannot be leaves the run as it is, and the memory is asked for anew each time.
  @Test func aRunGoesOnAfterAChangeThatIsRefused() throws {
    let bytes = Mutex(1 << 30)
    let memory = MemoryBudget { bytes.withLock { $0 } }
    let run = try Run(
      configuration: try configuration([]), data: DataTables(memory: memory))
    run.advance(to: 5)
    let before = (run.parameters, run.configuration)
    #expect(throws: SettingError.self) { try run.change("samples", to: .integer(1 << 27)) }
    #expect(run.position == 5 && run.parameters == before.0 && run.configuration == before.1)
    run.advance(to: 20)
    #expect(run.position == 20)
    bytes.withLock { $0 = 1_000 }
    #expect(throws: SettingError.self) { try run.change("samples", to: .integer(51)) }
    bytes.withLock { $0 = 1 << 30 }
    #expect(try run.change("samples", to: .integer(51)) == .restarted)
  }
}
