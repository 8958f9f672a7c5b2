import ArgumentParser
import Autograd
import Training

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

/// `piste notebook`: the cells with their outputs.
struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Run the introduction notebook and print each cell: its Swift, then its output.",
    usage: "piste notebook [--seed N] [--variant V] [--steps N] ... [--outputs]",
    discussion: """
      The numbers and their text are PyTorch's and NumPy's: the same seed, set right before the cell \
      that draws X, prints the same characters there.

      Variants:
        as-written  the cells in order: the first iteration accumulates on the
                    gradient that is there
        recorded    one plain step first, as in the run that the notebook recorded
        cleared     the gradient is forgotten first, as a run of Piste does

      Examples:
        piste notebook
        piste notebook --seed 7 --outputs
        piste notebook --variant cleared --learning-rate 0.3
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed, set right before the cell that draws X.", valueName: "N"))
  var seed = "0"
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where the gradient starts; see above.", valueName: "V"))
  var variant = Notebook.Variant.asWritten
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The step size of gradient descent.", valueName: "X"))
  var learningRate = "0.1"
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The number of iterations.", valueName: "N"))
  var steps = "20"
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The standard deviation of what is added to y.", valueName: "X"))
  var noise = "0.1"
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The number of rows of X.", valueName: "N"))
  var samples = "50"
  @Flag(help: "Print the outputs alone.")
  var outputs = false

  /// The notebook that the options ask for.
  ///
  /// - Throws: `Failure` for a number that is none or out of its range, and for more rows than there is memory
  ///   for.
  private func notebook() throws(Failure) -> Notebook {
    func option(_ name: String, _ text: String) -> OptionValue {
      OptionValue(option: "--" + name, text: text)
    }
    let rows = try option("samples", samples).whole(in: 1...Caps.elements / 2)
    if let shortage = MachineMemory.budget.shortage(of: Double(rows) * Notebook.bytesPerSample) {
      throw Failure(.badInput, "--samples: \(rows.counted("row")) take \(shortage)")
    }
    return Notebook(
      seed: try option("seed", seed).whole(in: 0...Int.max), variant: variant,
      learningRate: try option("learning-rate", learningRate).number(in: NumberRange(0)),
      steps: try option("steps", steps).whole(in: 0...Caps.steps),
      noise: try option("noise", noise).number(in: NumberRange(0)), samples: rows)
  }

  func run() throws {
    let notebook = try notebook()
    notebook.runTensorCells()
    notebook.runDescentCells()
    let texts = notebook.cells.map { outputs ? $0.output : $0.text }
    try StandardOutput.print(texts.joined(separator: outputs ? "" : "\n"))
  }
}

extension Notebook.Variant: ExpressibleByArgument {}
