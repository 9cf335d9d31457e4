// SPDX-License-Identifier: Apache-2.0
#include "review/text_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/text.hpp"

namespace chamra {
namespace {

enum class Kind { Kept, Removed, Added };

/// A line of the diff; it may belong to one of the pages only.
struct Line {
  std::string text;
  bool changed = false, in_before = false, in_after = false;
};

/// Lines `begin` to `end` of the diff, with the numbers of the first of them in either page.
struct Hunk {
  std::size_t begin, end, before_line, after_line;
};

std::string marked(std::string_view text, Kind kind, bool colour) {
  if (kind == Kind::Kept) return visible(text);
  const bool removed = kind == Kind::Removed;
  if (colour) return fmt::format("\x1b[{}m{}\x1b[0m", removed ? 31 : 32, visible(text));
  return fmt::format("{}{}{}", removed ? "[-" : "{+", visible(text), removed ? "-]" : "+}");
}

class Lines {
 public:
  explicit Lines(bool colour) : colour_(colour) {}

  void add(std::string_view text, Kind kind) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      add_part(text.substr(0, end), kind, end != std::string_view::npos);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
  }

  std::vector<Line> finish() && {
    if (open_) lines_.push_back(std::move(line_));
    return std::move(lines_);
  }

 private:
  void add_part(std::string_view text, Kind kind, bool ends_line) {
    const bool kept = kind == Kind::Kept;
    // A carriage return before a kept line feed is how the file ends all its lines.
    if (kept && ends_line && text.ends_with('\r')) text.remove_suffix(1);
    if (!text.empty()) line_.text += marked(text, kind, colour_);
    if (text.empty() && !kept) line_.text += marked("\n", kind, colour_);
    line_.changed = line_.changed || !kept;
    line_.in_before = line_.in_before || kind != Kind::Added;
    line_.in_after = line_.in_after || kind != Kind::Removed;
    open_ = !ends_line;
    if (ends_line) lines_.push_back(std::exchange(line_, Line()));
  }

  bool colour_, open_ = false;
  Line line_;
  std::vector<Line> lines_;
};

bool fits(const Edit& edit, std::string_view page, std::uint64_t done) {
  return edit.span.begin >= done && edit.span.end <= page.size() &&
         page.substr(edit.span.begin, edit.span.size()) == edit.before;
}

std::vector<Line> lines_of(const ReviewFile& file, bool colour) {
  Lines lines(colour);
  const std::string_view page = *file.page;
  std::uint64_t done = 0;
  for (const ReviewedEdit& reviewed : file.edits) {
    const auto after = reviewed.outcome();
    const ByteSpan span = reviewed.edit.span;
    if (!after || !fits(reviewed.edit, page, done)) continue;
    lines.add(page.substr(done, span.begin - done), Kind::Kept);
    lines.add(reviewed.edit.before, Kind::Removed);
    lines.add(*after, Kind::Added);
    done = span.end;
  }
  lines.add(page.substr(done), Kind::Kept);
  return std::move(lines).finish();
}

std::vector<Hunk> hunks_of(const std::vector<Line>& lines, std::size_t context) {
  std::vector<Hunk> hunks;
  std::vector<std::size_t> before(lines.size() + 1, 1), after(lines.size() + 1, 1);
  for (std::size_t k = 0; k < lines.size(); ++k) {
    before[k + 1] = before[k] + (lines[k].in_before ? 1 : 0);
    after[k + 1] = after[k] + (lines[k].in_after ? 1 : 0);
    if (!lines[k].changed) continue;
    const std::size_t begin = k - std::min(k, context);
    const std::size_t end = context < lines.size() - k - 1 ? k + 1 + context : lines.size();
    if (!hunks.empty() && begin <= hunks.back().end) {
      hunks.back().end = end;
    } else {
      hunks.push_back({begin, end, before[begin], after[begin]});
    }
  }
  return hunks;
}

std::string heading(const Hunk& hunk, const std::vector<Line>& lines) {
  std::size_t before = 0, after = 0;
  for (std::size_t k = hunk.begin; k < hunk.end; ++k) {
    before += lines[k].in_before ? 1 : 0;
    after += lines[k].in_after ? 1 : 0;
  }
  // Of no lines, the one before them is named, as diff does.
  return fmt::format("@@ -{},{} +{},{} @@", hunk.before_line - (before == 0 ? 1 : 0), before,
                     hunk.after_line - (after == 0 ? 1 : 0), after);
}

std::string painted(std::string_view line, std::string_view code, bool colour) {
  return colour ? fmt::format("\x1b[{}m{}\x1b[0m\n", code, line) : fmt::format("{}\n", line);
}

}  // namespace

std::string text_diff(const ReviewFile& file, const std::string& before_name,
                      const std::string& after_name, const DiffStyle& style) {
  const std::vector<Line> lines = lines_of(file, style.colour);
  std::string out;
  for (const Hunk& hunk : hunks_of(lines, style.context)) {
    if (out.empty())
      out = painted("--- " + visible(before_name), "1", style.colour) +
            painted("+++ " + visible(after_name), "1", style.colour);
    out += painted(heading(hunk, lines), "36", style.colour);
    for (std::size_t k = hunk.begin; k < hunk.end; ++k) out += lines[k].text + '\n';
  }
  return out;
}

}  // namespace chamra
