import Testing

@testable import piste

/// What the cells of `piste notebook` print, against `notebook.json`, to the character.
struct ConformanceNotebookText {
  @Test func cellsBeforeTheDescent() throws {
    let header = try FixtureFile("notebook.json").header
    let notebook = Notebook(
      seed: 0, variant: .asWritten, learningRate: 0.1, steps: 1, noise: 0.1, samples: 2)
    notebook.runTensorCells()
    #expect(notebook.cells.map(\.number) == [21, 22, 23, 24, 25])
    for cell in notebook.cells {
      #expect(cell.output == header["cells"]?["In[\(cell.number)]"]?.string)
    }
  }

  @Test func descent() throws {
    CaseRunner(file: try FixtureFile("notebook.json")).run { fixture in
      let name = try fixture.member("variant", \.string)
      let variant = try #require(
        Notebook.Variant.allCases.first { $0.rawValue == name.replacing("_", with: "-") })
      let notebook = Notebook(
        seed: try fixture.member("seed", \.int), variant: variant,
        learningRate: try fixture.member("lr", \.double),
        steps: try fixture.member("iters", \.int), noise: try fixture.member("noise", \.double),
        samples: try fixture.member("n", \.int))
      notebook.runDescentCells()
      for cell in notebook.cells where cell.number != 28 {
        try expectEqual(
          cell.output, try #require(fixture["text"]?["In[\(cell.number)]"]?.string),
          "the output of In[\(cell.number)]")
      }
      let order = variant == .asWritten ? [26, 27, 29] : [26, 27, 28, 29]
      try expectEqual(notebook.cells.map(\.number), order, "the order of the cells")
    }
  }

  @Test func sourceShownIsTheSourceThatRuns() {
    let notebook = Notebook(
      seed: 0, variant: .recorded, learningRate: 0.1, steps: 1, noise: 0.1, samples: 4)
    notebook.runDescentCells()
    let sources = notebook.cells.map(\.source)
    #expect(sources[0].hasPrefix("manualSeed(seed)\nlet (n, d) = (samples, 2)"))
    #expect(sources[1].hasSuffix("print(w.grad!.view(2).numpy())"))
    #expect(
      sources[2] == """
        w.data = w.data - learningRate * w.grad!.detach()
        w.grad!.zeroInPlace()
        """)
    #expect(sources[3].hasSuffix("print(w.detach().view(2).numpy())"))
  }
}
