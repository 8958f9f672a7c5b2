import Autograd

/// The introduction notebook that Piste started from: runs its cells and keeps what they print.
final class Notebook {
  /// What lies between the cells that compute the first gradient and the cell that descends.
  enum Variant: String, CaseIterable {
    /// Nothing: the first iteration accumulates on the gradient that is there.
    case asWritten = "as-written"
    /// One plain step, after which the gradient is zeroed, as the notebook's recorded run must have had.
    case recorded
    /// The gradient is forgotten.
    case cleared
  }

  let seed: Int
  let variant: Variant
  let learningRate: Double
  let steps: Int
  let noise: Double
  let samples: Int
  private(set) var cells: [NotebookCell] = []

  /// About how many bytes a row of X takes, with all that the cells make of it.
  static let bytesPerSample = 40.0

  init(
    seed: Int, variant: Variant, learningRate: Double, steps: Int, noise: Double, samples: Int
  ) {
    self.seed = seed
    self.variant = variant
    self.learningRate = learningRate
    self.steps = steps
    self.noise = noise
    self.samples = samples
  }

  /// Begins a cell: what is printed from here on is its output.
  func cell(_ number: Int, line: Int = #line) {
    cells.append(NotebookCell(number: number, source: NotebookSource.cell(after: line)))
  }

  /// Python's `print`: the items with spaces between them.
  func print(_ items: Any...) {
    let texts = items.map { $0 is NumPyConversion ? Self.unboundMethod : "\($0)" }
    cells[cells.count - 1].output += texts.joined(separator: " ") + "\n"
  }

  /// What Python prints of `x.numpy` without a call, but for the address, which no two runs share.
  private static let unboundMethod = "<built-in method numpy of Tensor object at 0x…>"

  /// Python's `'{:…}'.format(value)`.
  func format(_ specification: String, _ value: Double) -> String {
    (try? PythonFormat(specification))?(value) ?? value.description
  }
}

/// A cell that has run.
struct NotebookCell {
  let number: Int
  let source: String
  var output = ""

  /// The cell as a notebook shows it: its Swift, then what it printed.
  var text: String { "In [\(number)]:\n\(source)\n" + (output.isEmpty ? "" : "\n\(output)") }
}

/// The Swift of the notebook's cells, embedded in the program from the very file that is compiled.
enum NotebookSource {
  private static let lines = String(decoding: PackageResources.Cells_txt, as: UTF8.self)
    .split(separator: "\n", omittingEmptySubsequences: false)

  /// The lines of the cell whose marker stands at `line`, counted from 1, without their indentation.
  ///
  /// A cell ends at less indentation, or before the next marker and the block that it opens.
  static func cell(after line: Int) -> String {
    let indentation = lines[line - 1].prefix { $0 == " " }.count
    let cell = lines[line...].prefix { text in
      !text.contains("cell(") && (text.isEmpty || text.prefix { $0 == " " }.count >= indentation)
    }
    let source = cell.map { $0.dropFirst(indentation) }
    let last = source.lastIndex { !$0.isEmpty && !$0.hasSuffix("{") } ?? source.startIndex
    return source[...last].joined(separator: "\n")
  }
}
