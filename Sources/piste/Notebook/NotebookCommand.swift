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
  var seed = 0
  @Option(help: ArgumentHelp("Where the gradient starts; see above.", valueName: "V"))
  var variant = Notebook.Variant.asWritten
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The step size of gradient descent.", valueName: "X"))
  var learningRate = 0.1
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The number of iterations.", valueName: "N"))
  var steps = 20
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The standard deviation of what is added to y.", valueName: "X"))
  var noise = 0.1
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The number of rows of X.", valueName: "N"))
  var samples = 50
  @Flag(help: "Print the outputs alone.")
  var outputs = false

  /// Holds the values against their ranges.
  private func check() throws {
    for (flag, value) in [("--learning-rate", learningRate), ("--noise", noise)]
    where !(value.isFinite && value >= 0) {
      throw Failure(.badInput, "\(flag): \(value) is not accepted; it takes a number of at least 0")
    }
    for (flag, value, range) in [
      ("--seed", seed, 0...Int.max), ("--steps", steps, 0...Caps.steps),
      ("--samples", samples, 1...Caps.elements / 2),
    ] where !range.contains(value) {
      throw Failure(
        .badInput,
        "\(flag): \(value) is not accepted; it takes a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)")
    }
  }

  func run() throws {
    try check()
    let notebook = Notebook(
      seed: seed, variant: variant, learningRate: learningRate, steps: steps, noise: noise,
      samples: samples)
    notebook.runTensorCells()
    notebook.runDescentCells()
    let texts = notebook.cells.map { outputs ? $0.output : $0.text }
    do {
      let output = StandardOutput()
      try output.write(texts.joined(separator: outputs ? "" : "\n"))
      try output.flush()
    } catch {
      throw Failure(badInput: error)
    }
  }
}

extension Notebook.Variant: ExpressibleByArgument {}
