import Foundation
import TerminalKit
import Testing

@testable import Dashboard

/// What is drawn is what the files in `Frames` have: each panel at a few sizes, the boxes over the panels, and some
/// whole screens.
///
/// A file that is missing, or was deleted because a picture is to change, is recorded, and the test fails: look at
/// it, then run again.
@Suite struct FrameTests {
  @Test(arguments: Frame.all)
  func isAsItWas(frame: Frame) throws {
    try compare(try frame.text(), with: frame.description)
  }

  @Test(arguments: FrameTable.allCases)
  func isAsItWas(table: FrameTable) throws {
    try compare(table.lines().joined(separator: "\n") + "\n", with: "\(table).txt")
  }

  private func compare(_ text: String, with name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name) is new: look at it")
      return
    }
    guard text != recorded else { return }
    let differences = Self.differences(text, recorded).joined(separator: "\n")
    Issue.record("\(name) differs:\n\(differences)")
  }

  @Test func noFileIsLeftOver() throws {
    let all = Frame.all.map(\.description) + FrameTable.allCases.map { "\($0).txt" }
    let names = Set(all)
    #expect(names.count == all.count)
    let files = FileManager.default.enumerator(atPath: Self.folder.path)?.allObjects ?? []
    let left = files.compactMap { $0 as? String }.filter {
      $0.hasSuffix(".txt") && !names.contains($0)
    }
    #expect(left.isEmpty)
  }

  /// Few enough to be looked through.
  @Test func areFewLines() throws {
    let files = FileManager.default.enumerator(atPath: Self.folder.path)?.allObjects ?? []
    let count = try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".txt") }.reduce(0) {
      let file = Self.folder.appendingPathComponent($1)
      return try $0 + String(contentsOf: file, encoding: .utf8).split(separator: "\n").count
    }
    #expect(count > 0 && count < 5_000)
  }

  /// Every panel and every state is in some frame.
  @Test func leavesNothingOut() {
    for panel in PanelCatalogue.standard.panels {
      #expect(Frame.all.contains { $0.subject == .panel(panel.name) }, "\(panel.name)")
    }
    for state in BenchState.allCases {
      #expect(Frame.all.contains { $0.state == state }, "\(state)")
    }
  }

  /// Each line that was and is no more, and each that is new, at most so many.
  private static func differences(_ new: String, _ old: String, atMost limit: Int = 24) -> [String]
  {
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let changes = lines(new).difference(from: lines(old))
    let sorted = changes.map { change -> (offset: Int, text: String) in
      switch change {
      case .remove(let offset, let line, _): (offset, "\(offset + 1) was \(line)")
      case .insert(let offset, let line, _): (offset, "\(offset + 1) is  \(line)")
      }
    }
    return sorted.sorted { $0.offset < $1.offset }.prefix(limit).map(\.text)
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Frames")
}
