/// Why a data file cannot be used; the message says where and what is accepted.
public enum DataError: Error, Hashable, Sendable {
  /// There is nothing in it.
  case empty
  /// A header and no rows.
  case noRows
  /// It is no UTF-8 text.
  case notText(line: Int)
  /// A quoted field is not closed, or something follows the closing quote.
  case badQuotes(line: Int)
  /// A row goes on beyond what is taken.
  case longLine(line: Int)
  /// A row has more fields than are taken.
  case tooManyColumns(line: Int)
  /// A row has another number of fields than the first.
  case ragged(line: Int, count: Int, expected: Int)
  /// A field that is needed as a number is none, or is not finite.
  case notANumber(line: Int, column: String, text: String)
  /// Two columns have one name.
  case repeatedColumn(String)
  /// No column has this name.
  case unknownColumn(String, known: [String])
  /// The list of features is no list of names: a quote is not closed.
  case badFeatureList
  /// A feature is in the list twice.
  case repeatedFeature(String)
  /// The target is among the features.
  case targetAmongFeatures(String)
  /// There is no column beside the target.
  case noFeatures
  /// More numbers than are taken.
  case tooLarge(rows: Int, columns: Int)
  /// There is not the memory for the numbers.
  case noMemory(MemoryShortage)
  /// An array file that cannot be read, and why.
  case notAnArray(String)
  /// The logistic loss needs labels.
  case notALabel(line: Int, column: String, value: Double)
  /// The mean or the spread of a column is no finite number.
  case tooSpread(column: String)
  /// A number is infinite in the run's dtype.
  case beyondType(line: Int, column: String, dtype: String)
  /// Standardising or splitting leaves nothing to train on.
  case noTrainingRows
  /// The reading was given up before its end.
  case notWanted
}

extension DataError: SettingNamingError {
  /// What is wrong, where, and what is accepted, with names of settings as `naming` writes them.
  public func message(naming: (String) -> String) -> String {
    switch self {
    case .empty: "the file is empty; it takes rows of numbers, with or without a header"
    case .noRows: "there is a header but no row of numbers"
    case .notText(let line): "line \(line): not UTF-8 text; it takes CSV or a .npy array"
    case .badQuotes(let line): "line \(line): a quoted field is not closed by one quote"
    case .longLine(let line):
      "line \(line): the row goes on for more than \(Caps.lineBytes) bytes, the most that are accepted; "
        + "a line end or a closing quote may be missing"
    case .tooManyColumns(let line):
      "line \(line): more than \(Caps.features) columns, the most that are accepted"
    case .ragged(let line, let count, let expected):
      "line \(line): \(count.counted("field")) where \(expected.areNeeded), as in the first line"
    case .notANumber(let line, let column, let text):
      "line \(line), column \(column): \"\(text.excerpt)\" is not accepted; "
        + "it takes a finite number (\(naming(OwnData.targetColumn.name)) and "
        + "\(naming(OwnData.featureColumns.name)) choose the columns)"
    case .repeatedColumn(let name):
      "line 1: two columns are called \"\(name.excerpt)\"; each column takes a name of its own"
    case .badFeatureList:
      "\(naming(OwnData.featureColumns.name)): a quote is not closed; "
        + "it takes names with commas between them"
    case .repeatedFeature(let name):
      "\(naming(OwnData.featureColumns.name)): column \(name) is named twice"
    case .unknownColumn(let name, let known):
      "no column \(name); there are \(Self.listed(known))"
    case .targetAmongFeatures(let name): "column \(name) is both the target and a feature"
    case .noFeatures: "there is no column beside the target"
    case .tooLarge(let rows, let columns):
      "\(rows.counted("row")) of \(columns.counted("column")); it takes at most \(Caps.elements) numbers "
        + "in at most \(Caps.features) columns"
    case .noMemory(let shortage): "its numbers take \(shortage)"
    case .notAnArray(let reason): reason
    case .notALabel(let line, let column, let value):
      "line \(line), column \(column): \(value) is no label; the logistic loss takes −1 and 1, or 0 and 1"
    case .tooSpread(let column):
      "column \(column): the numbers are too large to be standardised"
    case .beyondType(let line, let column, let dtype):
      "line \(line), column \(column): the number is too large for \(dtype)"
    case .noTrainingRows:
      "no rows are left to train on; \(naming(OwnData.testFraction.name)) keeps them all "
        + "for the test"
    case .notWanted: "the reading was given up"
    }
  }

  private static func listed(_ names: [String]) -> String {
    names.count > 20
      ? names.prefix(20).joined(separator: ", ") + ", … (\(names.count) in all)"
      : names.joined(separator: ", ")
  }
}
