import ArgumentParser
import Training

/// `piste notebook`: the cells with their outputs.
struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Run the introduction notebook and print each cell: its Swift, then its output.",
    discussion: """
      The numbers and their text are PyTorch's and NumPy's: the same seed, set right before the cell \
      that draws X, prints the same characters there.

      Variants:
        as-written  the cells in order: the first iteration accumulates on the gradient that is there
        recorded    one plain step first, as in the run that the notebook recorded
        cleared     the gradient is forgotten first, as a run of Piste does
      """)

  @Option(help: "The seed, set right before the cell that draws X.")
  var seed = 0
  @Option(help: "as-written, recorded or cleared.")
  var variant = Notebook.Variant.asWritten
  @Option(help: "The step size of gradient descent.")
  var learningRate = 0.1
  @Option(help: "The number of iterations.")
  var steps = 20
  @Option(help: "The standard deviation of what is added to y.")
  var noise = 0.1
  @Option(help: "The number of rows of X.")
  var samples = 50
  @Flag(help: "Print the outputs alone.")
  var outputs = false

  func validate() throws {
    for (flag, value) in [("--learning-rate", learningRate), ("--noise", noise)]
    where !(value.isFinite && value >= 0) {
      throw ValidationError("\(flag) \(value): it takes a number of at least 0")
    }
    for (flag, value, range) in [
      ("--seed", seed, 0...Int.max), ("--steps", steps, 0...Caps.steps),
      ("--samples", samples, 1...Caps.elements / 2),
    ] where !range.contains(value) {
      throw ValidationError(
        "\(flag) \(value): it takes a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  func run() throws {
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
