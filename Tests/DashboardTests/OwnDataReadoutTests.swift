import Scenarios
import TerminalKit
import Testing

@testable import Dashboard
@testable import Engine
@testable import Training

/// What the readout says of a fit to the rows of a file; numbers by scikit-learn 1.7 over the same rows.
@Suite struct OwnDataReadoutTests {
  private static let rows = """
    rooms,area of the ground,sold,price
    1,20.5,0,104
    2,41,0,160.5
    3,58,0,199
    4,83.25,1,263
    5,99,1,312.5
    3,61,0,214
    2,47.5,1,181
    4,78,1,250.5
    6,120,1,371
    5,104,0,318
    1,26,0,121
    7,131,1,399

    """

  private func bench(
    _ values: [(String, SettingValue)], size: Size = Size(width: 120, height: 40),
    look: Look = Look()
  ) throws -> Bench {
    var configuration = try Configuration(dataFile: "houses.csv")
    let all: [(String, SettingValue)] = [
      ("feature_columns", .text("rooms,area of the ground")), ("test_fraction", .number(0.25)),
      ("dtype", .choice("float64")),
    ]
    for (name, value) in all + values { try configuration.set(name, to: value) }
    let table = try DataTable(bytes: Array(Self.rows.utf8))
    return try Bench(
      Scenario(configuration: configuration), size: size, look: look, data: ["houses.csv": table])
  }

  private static let fitted: [(String, SettingValue)] = [
    ("start", .vector([7.728902935039445, 75.65561738000522, 244.94444444444446]))
  ]

  @Test(arguments: [GlyphSet.braille, .ascii])
  func saysTheFitAndTheWeightsByTheirNames(glyphs: GlyphSet) throws {
    let look = Look(capabilities: Capabilities(glyphs: glyphs, colors: .none))
    let rows = try Readout(bench(Self.fitted, look: look).model).rows
    let squared = glyphs == .ascii ? "R2" : "R²"
    for (label, value, remark) in [
      ("RMSE", "4.251", ""), ("test RMSE", "4.945", ""), (squared, "0.9974", ""),
      ("test " + squared, "0.998", ""), ("rooms", "7.729", "unscaled 4.382"),
      ("area of the ground", "75.66", "unscaled 2.363"), ("intercept", "244.9", "unscaled 53.56"),
    ] {
      let row = try #require(rows.first { $0.label.string == label }, "\(label)")
      #expect(row.value.string == value && row.remark.string == remark)
    }
    #expect(!rows.contains { $0.label == "w" || $0.label == "accuracy" })
  }

  /// Names that are longer than others have room where there is some.
  @Test func showsLongNamesInFull() throws {
    let bench = try bench(Self.fitted, size: Size(width: 200, height: 60))
    let lines = bench.screen().plainText.split(separator: "\n")
    #expect(lines.contains { $0.contains("area of the ground 75.66  unscaled 2.363") })
  }

  @Test func saysTheAccuracyOfLabels() throws {
    let rows = try Readout(
      bench([
        ("target_column", .text("sold")), ("loss", .choice("logistic")),
        ("start", .vector([-0.7921168079417603, 1.9258048954921083, 0.30276149702012267])),
      ]).model
    ).rows
    #expect(rows.first { $0.label == "accuracy" }?.value == "0.7778")
    #expect(rows.first { $0.label == "test acc." }?.value == "1")
    #expect(!rows.contains { $0.label == "RMSE" })
  }

  @Test func labelsSuggestTheirLossWhenTheDashboardOpens() throws {
    let bench = try bench([("target_column", .text("sold"))])
    #expect(
      bench.model.notice?.text.string
        == "sold is 0 or 1 in every row: labels, for which there is the loss logistic (enter on the"
        + " setting loss)")
    #expect(try self.bench([]).model.notice == nil)
    let report = PlainReport(bench.model.snapshot, bench.model.document)
    #expect(report.suggestions.first?.hasSuffix("(`set loss logistic`)") == true)
  }

  @Test func withoutAScreenTheNamesAreSaidToo() throws {
    let bench = try bench(Self.fitted)
    let status = try #require(PlainReport(bench.model.snapshot, bench.model.document).status.first)
    #expect(status.contains("RMSE 4.251, test RMSE 4.945, R2 0.9974, test R2 0.998"))
    #expect(
      status.hasSuffix(
        "w rooms 7.728902935039445 area of the ground 75.65561738000522 intercept 244.94444444444446"
      ), "\(status)")
  }
}
