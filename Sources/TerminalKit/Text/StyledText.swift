/// A line of text in parts, each with its role.
public struct StyledText: Hashable, Sendable {
  /// A part of one role.
  public struct Span: Hashable, Sendable {
    /// What it says.
    public let text: SafeText
    /// What it is.
    public let role: Role

    /// `text` as a `role`.
    public init(_ text: SafeText, _ role: Role) {
      self.text = text
      self.role = role
    }
  }

  /// The parts, from left to right.
  public let spans: [Span]

  /// The line of `spans`.
  public init(_ spans: [Span]) { self.spans = spans.filter { !$0.text.isEmpty } }

  /// A line of one role.
  public init(_ text: SafeText, _ role: Role = .text) { self.init([Span(text, role)]) }

  /// No text.
  public static let empty = StyledText([])

  /// The columns that it takes.
  public var width: Int { spans.reduce(0) { $0 + $1.text.width } }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { spans.isEmpty }

  /// The text without its roles.
  public var text: SafeText { SafeText(glyphs: spans.flatMap(\.text.glyphs)) }

  /// Both lines, one after the other.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(left.spans + right.spans)
  }

  /// The line itself if it fits in `width` columns, else a beginning of it and `ellipsis`.
  public func truncated(to width: Int, ellipsis: SafeText = "…") -> StyledText {
    guard self.width > width else { return self }
    let fits = ellipsis.width < width
    var room = max(fits ? width - ellipsis.width : width, 0)
    var kept: [Span] = []
    for span in spans {
      let part = span.text.prefix(width: room)
      kept.append(Span(part, span.role))
      room -= part.width
      if part.width < span.text.width { break }
    }
    guard fits, let last = kept.last else { return StyledText(kept) }
    return StyledText(kept + [Span(ellipsis, last.role)])
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  /// Ordinary text.
  public init(stringLiteral value: String) { self.init(SafeText(value)) }
}

extension Grid {
  /// Writes `text` on the first row of `rect`, cut to it with an ellipsis, at its left, middle or right.
  ///
  /// The background that is there stays behind roles that have none of their own, so that a line looks right in a box
  /// as well. With `base` the roles' styles lie over that: its background shows, as in a bar.
  public mutating func write(
    _ text: StyledText, in rect: Rect, _ alignment: HorizontalAlignment = .left, look: Look,
    base: Style? = nil
  ) {
    guard !rect.isEmpty else { return }
    let fitting = text.truncated(to: rect.width, ellipsis: look.ellipsis)
    var point = rect.origin.moved(x: alignment.offset(of: fitting.width, within: rect.width))
    for span in fitting.spans {
      let style =
        base.map { look.style(span.role, onBase: $0) }
        ?? look.style(span.role, onBackground: self[point].style.background)
      point = point.moved(x: write(span.text, at: point, style: style, clip: rect))
    }
  }
}

extension Look {
  /// How `role` looks on what lies over everything, such as a selected entry.
  fileprivate func style(_ role: Role, onBase base: Style) -> Style {
    let own = style(role)
    return Style(
      foreground: role == .text ? base.foreground : own.foreground, background: base.background,
      own.attributes.union(base.attributes))
  }

  /// How `role` looks on `background`, which the theme's paper does not cover.
  fileprivate func style(_ role: Role, onBackground background: Color) -> Style {
    let own = style(role)
    let isPaper = own.background.isNone || own.background == style(.text).background
    return isPaper && !background.isNone ? own.on(background) : own
  }
}
