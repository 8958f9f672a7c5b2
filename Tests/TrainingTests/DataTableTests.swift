import Randomness
import Autograd
import Testing

@testable import Theory
@testable import Training

@Suite struct DataTableTests {
  private func table(_ text: String) throws -> DataTable {
    try DataTable(bytes: Array(text.utf8))
  }

  private func error(_ text: String) -> String? {
    do {
      let table = try table(text)
      for column in table.columnNames.indices { try table.checkNumbers(column) }
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// However long a file is, a few thousand rows are all that is read of it once nobody wants it.
  @Test func isReadOnlyWhileItIsWanted() throws {
    let bytes = Array(String(repeating: "1,2\n", count: 50_000).utf8)
    var questions = 0
    let whole = try DataTable(
      bytes: bytes,
      whileWanted: {
        questions += 1
        return true
      })
    #expect(whole.rowCount == 50_000 && (10...20).contains(questions))
    questions = 0
    #expect(throws: DataError.notWanted) {
      try DataTable(
        bytes: bytes,
        whileWanted: {
          questions += 1
          return questions < 3
        })
    }
    #expect(questions == 3)
  }

  @Test(arguments: [
    "a,b\n1,2\n3,4\n", "a;b\r\n1;2\r\n3;4", "\u{FEFF}a\tb\n\n1\t2\n3\t4\n\n",
    "\"a\",\"b\"\n 1 , \"2\"\n3,4",
  ])
  func separatorsQuotesAndLineEnds(_ text: String) throws {
    let table = try table(text)
    #expect(table.columnNames == ["a", "b"] && table.rowCount == 2)
    #expect(table.value(0, 0) == 1 && table.value(0, 1) == 2)
    #expect(table.value(1, 0) == 3 && table.value(1, 1) == 4)
  }

  @Test func withoutAHeaderColumnsAreNumbered() throws {
    let table = try table("1,2.5\n-3,4e2\n")
    #expect(table.columnNames == ["1", "2"] && table.rowCount == 2)
    #expect(table.value(1, 0) == -3 && table.value(1, 1) == 400)
  }

  @Test(arguments: [
    "0.1", "-0.1", "123456789012345678", "1e-300", "0.30000000000000004", "5e-324", "+7.25",
    "9007199254740993", "1.7976931348623157e308", "1234567.891", ".5", "5.", "00012",
    "0.12345678901234567890123",
    "88957938504939.8832", "14495820.5352227900", "446.673754019253275",
  ])
  func numbersAreReadToTheLastBit(_ text: String) throws {
    #expect(try table("h\n\(text)").value(0, 0) == Double(text) ?? Double("0" + text))
  }

  /// Digits of every length around the middles of two doubles, by the standard library.
  @Test func decimalsOfManyDigitsAreReadToTheLastBit() throws {
    var random = SplitMix64(seed: 5)
    var texts: [String] = []
    for length in 14...20 {
      for _ in 0..<3000 {
        let digits = String((0..<length).map { _ in Character("\(random.below(10))") })
        let point = random.below(length)
        texts.append(digits.prefix(point) + "." + digits.dropFirst(point))
        texts.append(
          "-" + digits.prefix(1) + "." + digits.dropFirst() + "e\(random.below(50) - 25)")
      }
    }
    // Whole numbers halfway between two doubles, one tenth of them, and their neighbours.
    for _ in 0..<3000 {
      let odd = (random.next() >> 10 | 1 << 53 | 1) << 1
      for middle in [odd - 1, odd, odd + 1] {
        texts.append("\(middle)")
        texts.append("\(middle).0")
        texts.append("\(middle)e-1")
      }
    }
    let table = try table("h\n" + texts.joined(separator: "\n"))
    try table.checkNumbers(0)
    for (row, text) in texts.enumerated() {
      let expected = try #require(Double(text) ?? Double("0" + text))
      #expect(table.value(row, 0).bitPattern == expected.bitPattern, "\(text)")
    }
  }

  @Test(arguments: [
    ("5.1,3.5,setosa\n4.9,3,setosa\n", ["1", "2", "3"], 2),
    ("country,1990\n1,2\n", ["country", "1990"], 1),
    ("1,,3\n4,5,6\n", ["1", "2", "3"], 2), ("a\nb\n", ["a"], 1), ("1,x\n", ["1", "2"], 1),
    ("\n\n  \n a ;\"b; c\"\n1;2\n   \n\t\n", ["a", "b; c"], 1),
  ])
  func theFirstLineIsAHeaderIfItLooksLikeOne(_ text: String, _ names: [String], _ rows: Int) throws
  {
    let table = try table(text)
    #expect(table.columnNames == names && table.rowCount == rows)
  }

  @Test func aRowKnowsItsLine() throws {
    let table = try table("\na,b\n1,2\n\n\n3,4\n5,\"6\n\"\n7,8\n")
    #expect((0..<4).map(table.line) == [3, 6, 7, 9])
    let array = try DataTable(bytes: Tensor([1.0, 2, 3], [3, 1]).npy())
    #expect((0..<3).map(array.line) == [1, 2, 3])
  }

  @Test(arguments: ["\u{FF}a,b\n1,2\n", "a\u{E9},b\n1,2\n"])
  func aHeaderThatIsNoTextIsRefused(_ latin: String) {
    let bytes = latin.unicodeScalars.map { UInt8($0.value) }
    #expect(throws: DataError.notText(line: 1)) { try DataTable(bytes: bytes) }
  }

  @Test func aColumnOfWordsHarmsNoOther() throws {
    let table = try table("name,size\nred,1\n\"a, \"\"b\"\"\",2\n")
    try table.checkNumbers(1)
    #expect(throws: DataError.notANumber(line: 2, column: "name", text: "red")) {
      try table.checkNumbers(0)
    }
  }

  @Test(arguments: [
    ("", "empty"), ("a,b\n", "no row"), ("a,b\n1,2\n3\n", "line 3: 1 field where 2 are needed"),
    ("a,b\n1,2,3\n", "line 2: 3 fields"), ("a,a\n1,2\n", "two columns are called \"a\""),
    ("a,b\n1,x\n", "line 2, column b: \"x\""), ("a,b\n1,\n", "line 2, column b: \"\""),
    ("a,b\n1,2\n\n3,nan\n", "line 4, column b: \"nan\""), ("a,b\n1,inf\n", "\"inf\""),
    ("a,b\n1,0x10\n", "\"0x10\""), ("a,b\n1,1e999\n", "\"1e999\""), ("a\n\"1\n", "line 2"),
    ("a\n\"1\"2\n", "line 2"), ("a,b\n1,\u{0}\n", "not UTF-8"), ("a,b\n1,1-2\n", "\"1-2\""),
  ])
  func badTextIsRefusedWithItsPlace(_ text: String, _ words: String) throws {
    let message = try #require(error(text))
    #expect(message.contains(words), "\(message)")
  }

  /// More than one block of a million numbers, in both orders of memory.
  @Test func largeArraysAreReadInBothOrders() throws {
    let rows = 180_001
    let array = arange(0, .int(rows * 6), dtype: .int32).view(rows, 6)
    let turned = array.t().contiguous().t()
    for bytes in [array.npy(), turned.npy()] {
      let table = try DataTable(bytes: bytes)
      #expect(table.rowCount == rows && table.columnNames.count == 6)
      #expect(
        table.withRows { values in values.indices.allSatisfy { values[$0] == Double($0) } })
    }
  }

  @Test func arraysAreRead() throws {
    let array = Tensor([1.0, 2, 3, 4, 5, 6], [3, 2])
    let table = try DataTable(bytes: array.npy())
    #expect(table.columnNames == ["1", "2"] && table.rowCount == 3)
    #expect(table.value(2, 0) == 5 && table.value(1, 1) == 4)
    let bad = try DataTable(bytes: Tensor([1.0, .nan, 3, 4], [2, 2]).npy())
    #expect(throws: DataError.notANumber(line: 1, column: "2", text: "nan")) {
      try bad.checkNumbers(1)
    }
    #expect(throws: DataError.self) { try DataTable(bytes: Tensor([1.0], [1, 1, 1]).npy()) }
    #expect(throws: DataError.self) { try DataTable(bytes: Array(array.npy().prefix(20))) }
  }
}

@Suite struct OwnDataTests {
  /// y = 2a − b + 0.5 exactly, and a column of words.
  private func table(rows: Int = 40) throws -> DataTable {
    var text = "a,word,b,y\n"
    for row in 0..<rows {
      let (a, b) = (Double(row % 7), Double(row % 5) * 100)
      text += "\(a),w\(row),\(b),\(2 * a - b + 0.5)\n"
    }
    return try DataTable(bytes: Array(text.utf8))
  }

  private func run(_ values: [String: SettingValue], _ table: DataTable?) throws -> Run {
    var configuration = Configuration()
    var values = values
    values["file"] = .text("data.csv")
    try configuration.set("problem", to: .component(Component(kind: "own-data", values: values)))
    try configuration.set("dtype", to: .choice("float64"))
    #expect(configuration.dataFile == "data.csv")
    return try Run(configuration: configuration, data: table.map { ["data.csv": $0] } ?? [:])
  }

  @Test func columnsByNameAreFitted() throws {
    let run = try run(
      ["feature_columns": .text("a, b"), "standardize": .choice("off")], try table())
    #expect(run.parameterNames == ["a", "b", "intercept"])
    let minimizer = try #require(run.theory.minimizer)
    for (value, expected) in zip(minimizer, [2, -1, 0.5]) {
      #expect(abs(value - expected) <= 1e-10)
    }
  }

  @Test func standardizingMakesTheHessianACorrelation() throws {
    let run = try run(["feature_columns": .text("a,b")], try table())
    let eigenvalues = try #require(run.theory.eigenvalues)
    // Each column has mean square 1, so the trace of (2/n)XᵀX is twice the number of columns.
    #expect(abs(eigenvalues.reduce(0, +) - 6) <= 1e-12)
    run.advance(to: 20)
    #expect(run.history.loss(at: 19) < run.history.loss(at: 0))
  }

  @Test func theTestRowsAreKeptApart() throws {
    let run = try run(
      ["feature_columns": .text("a,b"), "test_fraction": .number(0.25)], try table())
    let other = try self.run(["feature_columns": .text("a,b")], try table())
    #expect(run.evaluateTestLoss() != nil && other.evaluateTestLoss() == nil)
    #expect(run.objective.rowCount == 30 && run.problem.testObjective?.rowCount == 10)
    let split = DataSplit(count: 40, testFraction: 0.25, seed: 7)
    #expect(Set(split.training).union(split.test) == Set(0..<40))
    #expect(split.test != DataSplit(count: 40, testFraction: 0.25, seed: 8).test)
  }

  @Test func labelsAreZeroAndOneOrMinusOneAndOne() throws {
    let text = "x,y\n1,0\n2,1\n3,0\n4,1\n"
    let zeroOne = try DataTable(bytes: Array(text.utf8))
    let run = try run(["loss": .choice("logistic")], zeroOne)
    #expect(abs(run.evaluateLoss() - 0.6931471805599453) <= 1e-15)
    let bad = try DataTable(bytes: Array("x,y\n1,0\n2,-1\n".utf8))
    #expect(throws: SettingError.self) { try self.run(["loss": .choice("logistic")], bad) }
  }

  @Test(arguments: [
    (["target_column": SettingValue.text("z")], "no column z"),
    (["feature_columns": .text("a,y")], "both the target and a feature"),
    (["feature_columns": .text("a, a")], "feature_columns: column a is named twice"),
    (["feature_columns": .text("\"a")], "feature_columns: a quote is not closed"),
    ([:], "line 2, column word: \"w0\""),
    (["feature_columns": .text("a"), "test_fraction": .number(0.999)], "no rows"),
  ])
  func badColumnsAreRefused(_ values: [String: SettingValue], _ words: String) throws {
    do {
      _ = try run(values, try table())
      Issue.record("taken")
    } catch let error as SettingError {
      #expect(error.description.contains(words), "\(error)")
    }
  }

  @Test(arguments: [
    ("float32", "1,1e39,2\n1,2,3\n", "line 1, column 2: the number is too large for float32"),
    ("float32", "1,2,3\n\n1,2,-1e39\n", "line 3, column 3: the number is too large for float32"),
    (
      "float64", "1e308,1,2\n1e308,1,2\n1.1e308,2,2\n",
      "column 1: the numbers are too large to be stand"
    ),
  ])
  func numbersThatNoRunCanHoldAreRefused(_ dtype: String, _ text: String, _ words: String) throws {
    var configuration = try Configuration(dataFile: "a.csv")
    try configuration.set("dtype", to: .choice(dtype))
    try configuration.set("standardize", to: .choice(dtype == "float64" ? "on" : "off"))
    let table = try DataTable(bytes: Array(text.utf8))
    do {
      _ = try Run(configuration: configuration, data: ["a.csv": table])
      Issue.record("taken")
    } catch {
      #expect(error.description.contains(words), "\(error)")
    }
  }

  /// The mean and the spread of the training rows alone, which PyTorch would compute in double.
  @Test func standardizingTakesTheTrainingRows() throws {
    let table = try table()
    let run = try run(["feature_columns": .text("a"), "test_fraction": .number(0.25)], table)
    let rows = DataSplit(count: 40, testFraction: 0.25, seed: 0).training
    let values = rows.map { table.value($0, 0) }
    let mean = values.reduce(0, +) / 30
    let spread = (values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 30).squareRoot()
    let objective = try #require(run.objective as? LinearObjective)
    let x = objective.x.toArray(of: Double.self)
    for (index, value) in values.enumerated() {
      #expect(x[2 * index] == (value - mean) / spread && x[2 * index + 1] == 1)
    }
  }

  @Test func aFileThatHasNotBeenReadIsRefused() throws {
    #expect(throws: SettingError.self) { try self.run([:], nil) }
  }
}
