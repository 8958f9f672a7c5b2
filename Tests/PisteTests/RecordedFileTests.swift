import Foundation
import Testing

@Suite struct RecordedFileTests {
  private let text = """
    piste: 1   # by hand
    steps: 5
    recorded:
      at: 3
      w: [1.0, 0.0]
      loss: 1.0
      arithmetic: old
      config: a
      records: b
    # behind it
    expect: [{at: 0, loss: {above: 6}}]

    """

  /// Every other line stays, and the file verifies from then on; a changed one does not.
  @Test(arguments: ["\n", "\r\n"]) func recordsWhatTheRunComesTo(lineEnd: String) throws {
    let folder = try ScratchFolder()
    try folder.write(text.replacing("\n", with: lineEnd), to: "a.yaml")
    for _ in 0..<2 {
      let result = try folder.piste("check", "a.yaml", "--record")
      #expect(result.code == 0 && result.words == "")
      let lines = try folder.read("a.yaml").components(separatedBy: lineEnd)
      #expect(
        lines.dropLast(2) == [
          "piste: 1   # by hand", "steps: 5", "# behind it", "expect: [{at: 0, loss: {above: 6}}]",
        ])
      #expect(lines[lines.count - 2].hasPrefix("recorded: {at: 5, w: [") && lines.last == "")
      let verified = try folder.piste("replay", "a.yaml", "--verify")
      #expect(verified.code == 0 && verified.output == "a.yaml: identical to the bit, 5 steps\n")
    }
    try folder.write(
      folder.read("a.yaml").replacing("steps: 5", with: "steps: 5\(lineEnd)seed: 1"), to: "a.yaml")
    #expect(try folder.piste("replay", "a.yaml", "--verify").code == 1)
  }

  @Test func whatIsNotMetOrNoFileIsNotRecorded() throws {
    let folder = try ScratchFolder()
    let wrong = "piste: 1\nexpect: [{at: 0, loss: {above: 7}}]\n"
    try folder.write(wrong, to: "a.yaml")
    #expect(try folder.piste("check", "a.yaml", "--record").code == 1)
    #expect(try folder.read("a.yaml") == wrong)
    let flow = "{piste: 1, expect: [{at: 0, loss: {above: 6}}]}\n"
    try folder.write(flow, to: "b.yaml")
    let refused = try folder.piste("check", "b.yaml", "--record")
    #expect(refused.code == 2 && refused.words.contains("`recorded` cannot be added"))
    #expect(try folder.read("b.yaml") == flow)
    let lesson = try folder.piste("check", "too-timid", "--record")
    #expect(lesson.code == 2 && lesson.words.contains("piste list --extract"))
  }
}
