import ArgumentParser
import Training

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
