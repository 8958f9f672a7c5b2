import Randomness
import Foundation
import Scenarios
import Testing
import Training

@Suite struct RecordFormatTests {
  static let record = Record(
    step: 7, loss: Double(Float(0.1)), parameters: [Double(Float(-1) / 3), 2], learningRate: 0.3,
    gradientNorm: Double(Float(1e-9)))

  func text(
    _ format: String, _ record: Record, float64: Bool = false, names: [String]? = nil
  ) throws -> String {
    let encoder = try #require(RecordFormat.named(format)).encoder(
      for: RecordLayout(
        dtype: float64 ? .float64 : .float32, parameterCount: record.parameters.count,
        columnNames: names))
    var bytes = Array(encoder.header.utf8)
    encoder.encode(record, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func jsonLinesHaveTheShortestDigitsOfTheDtype() throws {
    #expect(
      try text("jsonl", Self.record) == """
        {"step":7,"loss":0.1,"w":[-0.33333334,2.0],"learning_rate":0.3,"grad_norm":1e-09}

        """)
    #expect(
      try text("jsonl", Self.record, float64: true).contains("\"loss\":0.10000000149011612,"))
  }

  @Test func commaSeparatedValuesHaveAHeader() throws {
    #expect(
      try text("csv", Self.record) == """
        step,loss,w1,w2,learning_rate,grad_norm
        7,0.1,-0.33333334,2.0,0.3,1e-09

        """)
  }

  @Test func parametersHaveTheNamesOfTheColumns() throws {
    let lines = try text("csv", Self.record, names: ["rooms", #"area, "m2""#])
      .split(separator: "\n")
    #expect(lines[0] == #"step,loss,rooms,"area, ""m2""",learning_rate,grad_norm"#)
    #expect(lines[1] == "7,0.1,-0.33333334,2.0,0.3,1e-09")
    // A record of JSON Lines is of one form, whatever the data are.
    #expect(try text("jsonl", Self.record, names: ["rooms", "area"]) == text("jsonl", Self.record))
  }

  /// A table whose columns are called as other fields is as readable as any.
  @Test func noTwoFieldsHaveOneName() throws {
    let names = ["loss", "loss_2", "step"]
    let layout = RecordLayout(
      dtype: .float64, parameterCount: 4, columnNames: names + ["intercept"])
    let fields = try #require(RecordFormat.named("csv")).encoder(for: layout).header
      .split { $0 == "," || $0 == "\n" }
    #expect(Set(fields).count == 8)
    #expect(fields.contains("loss_2") && fields.contains("loss_3") && fields.contains("step_2"))
    let two = RecordLayout(
      dtype: .float64, parameterCount: 2, columnNames: ["intercept", "intercept"])
    #expect(two.columnNames == ["intercept", "intercept_2"])
  }

  /// A rate that a schedule has made infinite is no bare word that JSON has not.
  @Test(arguments: [(Double.infinity, "Infinity"), (-.nan, "NaN")])
  func aRateThatIsNotFiniteHasAName(rate: Double, name: String) throws {
    let record = Record(
      step: 0, loss: 1, parameters: [1, 2], learningRate: rate, gradientNorm: 1)
    #expect(try text("jsonl", record).contains("\"learning_rate\":\"\(name)\","))
    #expect(try text("csv", record).contains(",\(name),1.0\n"))
  }

  @Test func whatIsNotFiniteHasAName() throws {
    let record = Record(
      step: 0, loss: .nan, parameters: [.infinity, -.infinity], learningRate: 1, gradientNorm: -0.0)
    #expect(
      try text("jsonl", record) == """
        {"step":0,"loss":"NaN","w":["Infinity","-Infinity"],"learning_rate":1.0,"grad_norm":-0.0}

        """)
    #expect(try text("csv", record).hasSuffix("\n0,NaN,Infinity,-Infinity,1.0,-0.0\n"))
  }

  /// Floats of every magnitude, subnormal ones included, read by the C library.
  @Test(arguments: [false, true]) func numbersReadBackToTheSameBits(_ float64: Bool) throws {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2_000 {
      let bits = random.next()
      let value =
        float64
        ? Double(bitPattern: bits)
        : Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits >> 32)))
      guard value.isFinite else { continue }
      let record = Record(
        step: 0, loss: value, parameters: [-value], learningRate: 1, gradientNorm: 1)
      let line = try text("jsonl", record, float64: float64)
      let start = try #require(line.range(of: "\"loss\":")?.upperBound)
      let digits = String(line[start...].prefix { $0 != "," })
      let read = float64 ? strtod(digits, nil) : Double(strtof(digits, nil))
      #expect(read.bitPattern == value.bitPattern, "\(line)")
    }
  }

  @Test(arguments: RecordFormat.rows.map(\.name))
  func everyFormatIsFoundByItsNameAndHasALineForARecord(name: String) throws {
    #expect(RecordFormat.rows.count { $0.name == name } == 1)
    let format = try #require(RecordFormat.named(name))
    let layout = RecordLayout(dtype: .float32, parameterCount: 2)
    var bytes: [UInt8] = []
    format.encoder(for: layout).encode(Self.record, into: &bytes)
    let line = String(decoding: bytes, as: UTF8.self)
    #expect(line.hasSuffix("\n") && line.count { $0 == "\n" } == 1 && line.contains("7"))
  }

  @Test func thereIsNoFormatOfAnotherName() {
    #expect(RecordFormat.named("xml") == nil)
  }
}
