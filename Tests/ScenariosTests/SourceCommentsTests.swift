import Randomness
import Scenarios
import Testing

@Suite struct SourceCommentsTests {
  @Test(arguments: [
    "# first\npiste: 1\n", "piste: 1 # behind\n", "piste: 1\n  # indented\n", "a: 'x' # y\n",
    "about: |\n  text\n# after\n", "about: |  # of a block\n  text\n", "a: don't # c\n",
    "a: \"x\\\" y\" # z\n", "- note: |\n    text\n  other: x # c\n", "a: \"x\n  y\" # z\n",
  ])
  func commentsAreFound(_ text: String) {
    #expect(SourceComments.exist(in: Array(text.utf8)))
  }

  @Test(arguments: [
    "piste: 1\n", "a: x#y\n", "a: '# no'\n", "a: \"# no\"\n", "a: \"x\n  # no\"\n", "",
    "about: |\n  # a heading\n  text # too\n\n  more # text\n", "a: {b: '#', c: \"#\"}\n",
    "- note: |\n    # text\n", "about: |2-\n   # text\n", "a: 'it''s # no'\n",
  ])
  func whatOnlyLooksLikeACommentIsNone(_ text: String) {
    #expect(!SourceComments.exist(in: Array(text.utf8)))
  }

  @Test func whatIsWrittenHasNone() throws {
    for seed in 0..<100 {
      var random = SplitMix64(seed: seed)
      let text = ScenarioWriter.text(of: try random.scenario())
      #expect(!SourceComments.exist(in: Array(text.utf8)), "\(text)")
    }
  }
}
