import TerminalKit

/// A key and what it does; dispatch, the help, the palette and the footer all come from the table of these.
struct KeyBinding: Sendable {
  /// The keys that do it; the first is the one that is shown.
  let keys: [Key]
  /// A word or two, for the footer and for a button.
  let hint: String
  /// What it does, for the help and the palette.
  let help: String
  /// The part of the help that it stands in.
  let section: Section
  /// How it stands in the footer; nil to leave it out.
  let footer: FooterPlace?
  /// Whether it works while another file is being opened: then nothing may change the run.
  let worksWhileOpening: Bool
  /// Whether the palette has it.
  let isInPalette: Bool
  /// Does it, and says what is to be done outside.
  let action: @Sendable (inout Model) -> [Effect]

  /// A key that does something to the run or to what is outside.
  init(
    _ keys: [Key], _ hint: String, _ help: String, _ section: Section, footer: FooterPlace? = nil,
    worksWhileOpening: Bool = false, isInPalette: Bool = true,
    action: @escaping @Sendable (inout Model) -> [Effect]
  ) {
    self.keys = keys
    self.hint = hint
    self.help = help
    self.section = section
    self.footer = footer
    self.worksWhileOpening = worksWhileOpening
    self.isInPalette = isInPalette
    self.action = action
  }

  /// A key that changes nothing but the picture.
  init(
    _ keys: [Key], _ hint: String, _ help: String, _ section: Section, footer: FooterPlace? = nil,
    worksWhileOpening: Bool = false, isInPalette: Bool = true,
    change: @escaping @Sendable (inout Model) -> Void
  ) {
    self.init(
      keys, hint, help, section, footer: footer, worksWhileOpening: worksWhileOpening,
      isInPalette: isInPalette
    ) { model in
      change(&model)
      return []
    }
  }

  /// The parts of the help, in order.
  enum Section: String, Sendable, CaseIterable {
    case time = "Time"
    case settings = "Settings"
    case files = "Scenarios"
    case plots = "Plots"
    case screen = "Screen"
  }

  /// How a key stands in the footer.
  struct FooterPlace: Sendable {
    /// Its place, from left to right.
    let place: Int
    /// The keys that are shown together; nil for the first one of the row.
    let keys: [Key]?
    /// Whether it stays where there is little room.
    let isEssential: Bool
    /// Whether it is shown.
    let isShown: @Sendable (Model) -> Bool
    /// The row that stands here where the run is at its end and would be another one with the settings in force.
    let atEnd: (@Sendable () -> KeyBinding)?

    static func place(
      _ place: Int, keys: [Key]? = nil, isEssential: Bool = false,
      if isShown: @escaping @Sendable (Model) -> Bool = { _ in true },
      orAtEnd atEnd: (@Sendable () -> KeyBinding)? = nil
    ) -> FooterPlace {
      FooterPlace(
        place: place, keys: keys, isEssential: isEssential, isShown: isShown, atEnd: atEnd)
    }
  }

  /// The key that is shown, as it is written.
  func label(_ look: Look) -> String { keys[0].label(look.glyphs).string }
}

/// A row is known by its keys, which no other has.
extension KeyBinding: Hashable {
  static func == (left: KeyBinding, right: KeyBinding) -> Bool { left.keys == right.keys }

  func hash(into hasher: inout Hasher) { hasher.combine(keys) }
}

/// The keys and what they do.
struct KeyTable: Hashable, Sendable {
  /// The rows, in the order of the help.
  let rows: [KeyBinding]
  private let indices: [Key: Int]

  init(rows: [KeyBinding]) {
    self.rows = rows
    indices = Dictionary(
      rows.enumerated().flatMap { index, row in row.keys.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a key does while nothing lies over the panels; nil for a key without a row.
  subscript(key: Key) -> KeyBinding? { indices[key].map { rows[$0] } }

  /// The rows of the footer, in its order.
  var footer: [KeyBinding] {
    rows.filter { $0.footer != nil }.sorted { ($0.footer?.place ?? 0) < ($1.footer?.place ?? 0) }
  }
}
