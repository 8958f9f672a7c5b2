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
