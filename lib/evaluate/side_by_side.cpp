// SPDX-License-Identifier: Apache-2.0
#include "evaluate/side_by_side.hpp"

#include <algorithm>

#include "base/span.hpp"
#include "evaluate/marks.hpp"

namespace chamra::evaluate {
namespace {

constexpr std::size_t wanted_length = 70;     // letters of a piece, where a blank allows it
constexpr std::size_t most_length = 100;      // where none does
constexpr std::size_t hopeless_length = 600;  // nothing kept to cut at: shown shortened

/// The same piece in the three texts.
struct Piece {
  CharSpan truth, ocr, fixed;
};

/// Walks the truth and cuts before letters that both other texts have.
class PieceCutter {
 public:
  explicit PieceCutter(const PageReadings& page) : page_(page) {}

  /// False at the end.
  bool next(Piece& piece) {
    const auto size = static_cast<std::uint32_t>(page_.truth.size());
    if (done_) return false;
    std::uint32_t end = begin_.truth.end + 1;
    while (end < size && !may_cut(end)) ++end;
    done_ = end >= size;
    const Piece last{{size, size},
                     {0, static_cast<std::uint32_t>(page_.ocr.size())},
                     {0, static_cast<std::uint32_t>(page_.fixed.size())}};
    piece = {{begin_.truth.end, done_ ? size : end},
             {begin_.ocr.end, done_ ? last.ocr.end : page_.to_ocr.partner[end]},
             {begin_.fixed.end, done_ ? last.fixed.end : page_.to_fixed.partner[end]}};
    begin_ = piece;
    return true;
  }

 private:
  [[nodiscard]] bool may_cut(std::uint32_t at) const {
    const std::u32string_view truth = page_.truth;
    if (!page_.to_ocr.keeps(at) || !page_.to_fixed.keeps(at) || hangs(truth[at])) return false;
    const std::size_t length = at - begin_.truth.end;
    if (truth[at - 1] == U'\n') return true;
    return length >= most_length || (length >= wanted_length && truth[at - 1] == U' ');
  }

  const PageReadings& page_;
  Piece begin_{};  // the piece before
  bool done_ = false;
};

/// Letters of one row with their marks, joined to runs; a cell has one mark.
std::vector<Run> runs_of(std::u32string_view text, const std::vector<Mark>& marks) {
  std::vector<Run> runs;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && hangs(text[end])) ++end;
    const auto first = marks.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = marks.begin() + static_cast<std::ptrdiff_t>(end);
    const Mark mark = *std::max_element(first, last);
    if (runs.empty() || runs.back().mark != mark) runs.push_back({{}, mark});
    runs.back().text += text.substr(begin, end - begin);
    begin = end;
  }
  return runs;
}

class PieceShower {
 public:
  PieceShower(const PageReadings& page, const Piece& piece)
      : page_(page),
        piece_(piece),
        ocr_(piece.ocr.size(), Mark::Wrong),
        fixed_(piece.fixed.size(), Mark::Wrong),
        truth_(piece.truth.size(), Mark::Same) {
    for (std::uint32_t at = piece.truth.begin; at < piece.truth.end; ++at) judge(at);
  }

  [[nodiscard]] bool has_errors() const {
    const auto wrong = [](Mark mark) { return mark != Mark::Same; };
    return std::any_of(ocr_.begin(), ocr_.end(), wrong) ||
           std::any_of(fixed_.begin(), fixed_.end(), wrong) ||
           std::any_of(truth_.begin(), truth_.end(), wrong);
  }

  [[nodiscard]] Turn turn() const {
    const std::size_t before = errors(page_.to_ocr, piece_.ocr);
    const std::size_t after = errors(page_.to_fixed, piece_.fixed);
    if (after > before) return Turn::Worse;
    return after < before ? Turn::Better : Turn::Left;
  }

  [[nodiscard]] ShownLine show() const {
    ShownLine line;
    line.turn = turn();
    line.ocr = row(page_.ocr, piece_.ocr, ocr_);
    if (page_.is_fixed) line.fixed = row(page_.fixed, piece_.fixed, fixed_);
    line.truth = row(page_.truth, piece_.truth, truth_);
    return line;
  }

 private:
  void judge(std::uint32_t at) {
    const bool was = page_.to_ocr.keeps(at), is = page_.to_fixed.keeps(at);
    if (was) ocr_[page_.to_ocr.partner[at] - piece_.ocr.begin] = Mark::Same;
    if (is)
      fixed_[page_.to_fixed.partner[at] - piece_.fixed.begin] = was ? Mark::Same : Mark::Healed;
    Mark& mark = truth_[at - piece_.truth.begin];
    if (was && !is) mark = Mark::Broken;
    if (!was && is) mark = Mark::Healed;
    if (!was && !is) mark = Mark::Wrong;
  }

  /// Between letters that are kept, those of the longer side.
  [[nodiscard]] std::size_t errors(const Alignment& to, CharSpan other) const {
    std::size_t sum = 0;
    std::uint32_t at = piece_.truth.begin, beside = other.begin;
    for (std::uint32_t k = at; k < piece_.truth.end; ++k) {
      if (!to.keeps(k)) continue;
      sum += std::max(k - at, to.partner[k] - beside);
      at = k + 1;
      beside = to.partner[k] + 1;
    }
    return sum + std::max(piece_.truth.end - at, other.end - beside);
  }

  static std::vector<Run> row(std::u32string_view text, CharSpan span,
                              const std::vector<Mark>& marks) {
    std::u32string_view part = text.substr(span.begin, span.size());
    while (!part.empty() && part.back() == U'\n') part.remove_suffix(1);
    return runs_of(part.substr(0, hopeless_length), marks);
  }

  const PageReadings& page_;
  Piece piece_;
  std::vector<Mark> ocr_, fixed_, truth_;
};

std::vector<ShownLine>& of_turn(ShownLines& lines, Turn turn) {
  return lines[static_cast<std::size_t>(turn)];
}

}  // namespace

ShownLines side_by_side(const PageReadings& page, const std::string& name, std::size_t limit) {
  ShownLines shown;
  PieceCutter cutter(page);
  std::size_t line = 1;
  for (Piece piece; limit > 0 && cutter.next(piece);) {
    const PieceShower shower(page, piece);
    auto& same_turn = of_turn(shown, shower.turn());
    if (shower.has_errors() && same_turn.size() < limit) {
      same_turn.push_back(shower.show());
      same_turn.back().page = name;
      same_turn.back().line = line;
    }
    const auto in_ocr = page.ocr.substr(piece.ocr.begin, piece.ocr.size());
    line += static_cast<std::size_t>(std::count(in_ocr.begin(), in_ocr.end(), U'\n'));
  }
  return shown;
}

void append(ShownLines& all, ShownLines more, std::size_t limit) {
  for (std::size_t turn = 0; turn < turn_count; ++turn) {
    for (ShownLine& line : more[turn]) {
      if (all[turn].size() == limit) break;
      all[turn].push_back(std::move(line));
    }
  }
}

}  // namespace chamra::evaluate
