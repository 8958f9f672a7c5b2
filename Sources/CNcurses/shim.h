#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

// What Swift sees of ncurses: its functions as they are, and functions in place of what Swift 6
// cannot use, which are its variables, its macros and its arrays of unknown length.

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <wchar.h>

// From <term.h>, which defines macros such as `columns` and `lines`.
extern int setupterm(const char *, int, int *);
extern const char *const boolnames[];
extern const char *const numnames[];
extern const char *const strnames[];

static inline FILE *curses_standard_input(void) { return stdin; }
static inline FILE *curses_standard_output(void) { return stdout; }
static inline int curses_pair_count(void) { return COLOR_PAIRS; }
static inline const char *curses_codeset(void) { return nl_langinfo(CODESET); }

// The names of the terminal's capabilities, in the order of a compiled description; NULL behind the
// last.
static inline const char *curses_flag_name(int index) { return boolnames[index]; }
static inline const char *curses_number_name(int index) { return numnames[index]; }
static inline const char *curses_string_name(int index) { return strnames[index]; }

// The string of a capability, or NULL if the terminal has none.
static inline const char *curses_string(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

// Attributes as Swift counts them: bold 1, dim 2, italic 4, underline 8, reverse 16.
static inline attr_t curses_attributes(unsigned bits) {
  attr_t result = 0;
  if (bits & 1) result |= WA_BOLD;
  if (bits & 2) result |= WA_DIM;
  if (bits & 4) result |= WA_ITALIC;
  if (bits & 8) result |= WA_UNDERLINE;
  if (bits & 16) result |= WA_REVERSE;
  return result;
}

// A glyph with its marks (0 where there is none), the columns it takes, and how it looks.
typedef struct {
  uint32_t scalar;
  uint32_t marks[2];
  int32_t width;
  int32_t pair;
  attr_t attributes;
} curses_cell;

// Writes one glyph; a `?` where the C library that runs counts another width than the layout, so that no
// column moves.
static inline void curses_set_glyph(cchar_t *result, const curses_cell *cell) {
  wchar_t text[4] = {(wchar_t)cell->scalar, 0, 0, 0};
  if (wcwidth(text[0]) != cell->width) {
    text[0] = L'?';
  } else {
    int length = 1;
    for (int i = 0; i < 2; i++) {
      wchar_t mark = (wchar_t)cell->marks[i];
      if (mark != 0 && wcwidth(mark) == 0) text[length++] = mark;
    }
  }
  int pair = cell->pair;
  // A pair of more than 15 bits goes by the last argument.
  setcchar(result, text, cell->attributes, 0, &pair);
}

// Puts a row of glyphs on the screen from the left, cut at its edge. Nothing wraps or scrolls.
static inline void curses_put_row(int row, const curses_cell *cells, int count) {
  enum { chunk = 256 };
  cchar_t glyphs[chunk];
  const curses_cell blank = {.scalar = ' ', .width = 1};
  int columns = getmaxx(stdscr), start = 0, column = 0, used = 0;
  for (int i = 0; i < count && column < columns; i++) {
    curses_cell cell = cells[i];
    bool is_cut = column + cell.width > columns;
    bool is_misjudged = cell.width == 2 && wcwidth((wchar_t)cell.scalar) != 2;
    curses_set_glyph(&glyphs[used++], is_cut ? &blank : &cell);
    if (is_misjudged && !is_cut) curses_set_glyph(&glyphs[used++], &blank);
    column += cell.width;
    if (used >= chunk - 1 || i + 1 == count || column >= columns) {
      mvwadd_wchnstr(stdscr, row, start, glyphs, used);
      start = column;
      used = 0;
    }
  }
}

// The next refresh draws everything, whatever ncurses thinks is there.
static inline void curses_repaint(void) { clearok(curscr, TRUE); }

static inline void curses_erase(void) { werase(stdscr); }

// Brings the screen up to date. The cursor is hidden, or shown at (row, column) if row >= 0.
static inline void curses_update(int row, int column) {
  leaveok(stdscr, row < 0);
  curs_set(row < 0 ? 0 : 1);
  if (row >= 0) wmove(stdscr, row, column);
  wnoutrefresh(stdscr);
  doupdate();
}

#endif
