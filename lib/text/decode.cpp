// SPDX-License-Identifier: Apache-2.0
#include "text/decode.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

// Windows-Thai fonts kept shifted marks and two consonants without their lower part at
// U+F700..F71A.
constexpr std::array<char32_t, 0x1B> private_letters = {
    letter::tho_than,     letter::sara_i,       letter::sara_ii,      letter::sara_ue,
    letter::sara_uee,     letter::mai_ek,       letter::mai_tho,      letter::mai_tri,
    letter::mai_chattawa, letter::thanthakhat,  letter::mai_ek,       letter::mai_tho,
    letter::mai_tri,      letter::mai_chattawa, letter::thanthakhat,  letter::yo_ying,
    letter::mai_han_akat, letter::nikhahit,     letter::maitaikhu,    letter::mai_ek,
    letter::mai_tho,      letter::mai_tri,      letter::mai_chattawa, letter::thanthakhat,
    letter::sara_u,       letter::sara_uu,      letter::phinthu};

bool is_glyph_code(char32_t letter) { return letter >= 0xF700 && letter <= 0xF71A; }
char32_t without_glyph_code(char32_t letter) {
  return is_glyph_code(letter) ? private_letters[letter - 0xF700] : letter;
}

struct Atom {
  char32_t letter;
  std::uint32_t begin, end;
};

bool is_invisible(char32_t letter) {
  return letter == 0x200B || letter == 0x200C || letter == 0x200D || letter == 0x2060 ||
         letter == 0x00AD || letter == 0xFEFF;
}
bool is_written(char32_t letter) { return is_thai(letter) || is_lao(letter); }
bool is_nikhahit(char32_t letter) {
  return letter == letter::nikhahit || letter == letter::lao_niggahita;
}
bool is_sara_aa(char32_t letter) {
  return letter == letter::sara_aa || letter == letter::lao_sara_aa;
}
bool is_sara_am(char32_t letter) {
  return letter == letter::sara_am || letter == letter::lao_sara_am;
}
bool is_sara_e(char32_t letter) { return letter == letter::sara_e || letter == letter::lao_sara_e; }

/// Place of a mark in the stack over and under its base.
int stack_order(char32_t letter) {
  switch (thai_class(letter)) {
    case ThaiClass::Above:
      return is_nikhahit(letter) ? 1 : 0;
    case ThaiClass::Below:
      return 0;
    case ThaiClass::Tone:
      return 2;
    default:
      return 3;
  }
}

/// By offset from U+0E00: 0 for letters that are no marks, else 1 + their place in the stack.
const auto mark_orders = [] {
  std::array<std::int8_t, 128> orders{};
  for (unsigned k = 0; k < orders.size(); ++k) {
    const char32_t letter = 0x0E00 + k;
    orders[k] = is_mark(letter) ? static_cast<std::int8_t>(1 + stack_order(letter)) : 0;
  }
  return orders;
}();

/// ASCII or a Thai letter; 0 when something else stands there.
struct Simple {
  char32_t letter = 0;
  std::uint32_t bytes = 0;

  [[nodiscard]] bool is_thai_block() const { return bytes == 3; }
  [[nodiscard]] int mark_order() const {
    return is_thai_block() ? mark_orders[letter - 0x0E00] : 0;
  }
};

Simple simple_at(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size()) return {};
  const auto first = static_cast<unsigned char>(bytes[at]);
  if (first < 0x80) return {first, 1};
  if (first != 0xE0 || at + 2 >= bytes.size()) return {};
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  const auto third = static_cast<unsigned char>(bytes[at + 2]);
  if ((second & 0xFEU) != 0xB8 || (third & 0xC0U) != 0x80) return {};
  return {(second & 0x3FU) << 6U | (third & 0x3FU), 3};
}

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : bytes_(bytes) {
    page_.bytes = static_cast<std::uint32_t>(bytes.size());
    const std::size_t letters = bytes.size() / 3 + 16;
    page_.text.reserve(letters);
    page_.source_begin.reserve(letters);
    page_.source_end.reserve(letters);
  }

  Page run() {
    while (at_ < bytes_.size()) {
      if (!marks_.empty() || !put_simple()) step();
    }
    flush_marks();
    return std::move(page_);
  }

 private:
  // Longer stacks are garbage; leaving them alone keeps the cost linear.
  static constexpr std::size_t longest_stack = 8;

  /// Nearly all of a clean page: letters that nothing is to be done about. False when step must
  /// look. `marks_` must be empty.
  bool put_simple() {
    const Simple here = simple_at(bytes_, at_);
    if (here.letter == 0) return false;
    if (here.mark_order() != 0) return put_simple_stack(here);
    const std::size_t end = at_ + here.bytes;
    if (here.letter == letter::sara_e && simple_at(bytes_, end).letter == letter::sara_e)
      return false;
    put_as_it_is(here);
    return true;
  }

  /// Marks in their order, with nothing behind them that could belong to them.
  bool put_simple_stack(const Simple& first) {
    std::size_t count = 0, end = at_;
    Simple here = first;
    for (int order = 0; here.mark_order() != 0; here = simple_at(bytes_, end)) {
      if (here.mark_order() < order || ++count == longest_stack) return false;
      order = here.mark_order();
      end += here.bytes;
    }
    if (here.letter == 0 || here.letter == letter::sara_aa) return false;
    if (!page_.text.empty() && is_sara_am(page_.text.back())) return false;
    while (at_ < end) put_as_it_is(simple_at(bytes_, at_));
    return true;
  }

  void put_as_it_is(const Simple& here) {
    const auto begin = static_cast<std::uint32_t>(at_);
    append(here.letter, begin, begin + here.bytes);
    at_ += here.bytes;
  }

  void step() {
    const Atom atom = next_atom();
    if (is_invisible(atom.letter) && atom.begin == 0 && atom.letter == 0xFEFF) return;
    if (is_invisible(atom.letter) && beside_written()) return drop(atom);
    if (is_mark(atom.letter) && is_written(atom.letter) && marks_.size() < longest_stack) {
      marks_.push_back(atom);
      return;
    }
    if (is_sara_aa(atom.letter) && join_sara_am(atom)) return;
    flush_marks();
    if (atom.letter == letter::no_break_space && beside_written())
      return put_as(letter::blank, atom, RepairKind::NoBreakSpace);
    if (is_sara_e(atom.letter) && join_sara_ae(atom)) return;
    put(atom);
  }

  Atom next_atom() {
    const Utf8Step step = decode_utf8_step(bytes_, at_);
    Atom atom{step.letter, static_cast<std::uint32_t>(at_),
              static_cast<std::uint32_t>(at_ + step.bytes)};
    at_ += step.bytes;
    if (!step.valid) {
      flush_marks();
      note(RepairKind::BadBytes, here(), here() + 1, atom.begin, atom.end);
    }
    private_use_ = private_use_ || is_glyph_code(atom.letter);
    atom.letter = without_glyph_code(atom.letter);
    return atom;
  }

  [[nodiscard]] bool beside_written() const {
    const char32_t before = !marks_.empty()      ? marks_.back().letter
                            : page_.text.empty() ? 0
                                                 : page_.text.back();
    if (is_written(before)) return true;
    return at_ < bytes_.size() &&
           is_written(without_glyph_code(decode_utf8_step(bytes_, at_).letter));
  }

  void drop(const Atom& atom) {
    flush_marks();
    note(RepairKind::ZeroWidth, here(), here(), atom.begin, atom.end);
  }

  /// Marks read so far, put in order; a tone after sara am goes before it.
  void flush_marks() {
    if (marks_.empty()) return;
    const auto by_order = [](const Atom& a, const Atom& b) {
      return stack_order(a.letter) < stack_order(b.letter);
    };
    if (marks_.size() < longest_stack && !std::is_sorted(marks_.begin(), marks_.end(), by_order)) {
      std::stable_sort(marks_.begin(), marks_.end(), by_order);
      put_group(RepairKind::MarkOrder);
    } else if (tone_after_sara_am()) {
      take_back();
      std::rotate(marks_.begin(), marks_.begin() + 1, marks_.end());
      put_group(RepairKind::MarkOrder);
    } else {
      for (const Atom& mark : marks_) put(mark);
    }
    marks_.clear();
  }

  [[nodiscard]] bool tone_after_sara_am() const {
    return marks_.size() == 1 && thai_class(marks_[0].letter) == ThaiClass::Tone &&
           !page_.text.empty() && is_sara_am(page_.text.back()) && page_.text.size() > 1 &&
           thai_class(page_.text[page_.text.size() - 2]) == ThaiClass::Consonant;
  }

  /// The last letter put, moved to the front of the marks.
  void take_back() {
    marks_.insert(marks_.begin(),
                  Atom{page_.text.back(), page_.source_begin.back(), page_.source_end.back()});
    page_.text.pop_back();
    page_.source_begin.pop_back();
    page_.source_end.pop_back();
    // What was noted of it is part of the new repair.
    while (!page_.repairs.empty() && page_.repairs.back().source.end > marks_.front().begin) {
      marks_.front().begin = std::min(
          marks_.front().begin, static_cast<std::uint32_t>(page_.repairs.back().source.begin));
      page_.repairs.pop_back();
    }
  }

  bool join_sara_am(const Atom& aa) {
    const auto found = std::find_if(marks_.begin(), marks_.end(),
                                    [](const Atom& m) { return is_nikhahit(m.letter); });
    if (found == marks_.end() || marks_.size() == longest_stack) return false;
    const bool others_are_tones = std::all_of(marks_.begin(), marks_.end(), [](const Atom& m) {
      return is_nikhahit(m.letter) || thai_class(m.letter) == ThaiClass::Tone;
    });
    if (!others_are_tones) return false;
    const char32_t am = is_lao(aa.letter) ? letter::lao_sara_am : letter::sara_am;
    const std::uint32_t begin = marks_.front().begin;
    marks_.erase(found);
    marks_.push_back({am, aa.begin, aa.end});
    marks_.front().begin = begin;
    put_group(RepairKind::Composition);
    marks_.clear();
    return true;
  }

  bool join_sara_ae(const Atom& first) {
    if (at_ >= bytes_.size()) return false;
    const Utf8Step step = decode_utf8_step(bytes_, at_);
    if (step.letter != first.letter) return false;
    at_ += step.bytes;
    const char32_t ae = is_lao(first.letter) ? letter::lao_sara_ei : letter::sara_ae;
    put_as(ae, {first.letter, first.begin, static_cast<std::uint32_t>(at_)},
           RepairKind::DoubledSaraE);
    return true;
  }

  /// All of `marks_`, each leading back to the whole group: single letters of a reordered stack
  /// have no bytes of their own.
  void put_group(RepairKind kind) {
    std::uint32_t begin = marks_.front().begin, end = marks_.front().end;
    for (const Atom& mark : marks_)
      begin = std::min(begin, mark.begin), end = std::max(end, mark.end);
    const std::uint32_t first = here();
    for (const Atom& mark : marks_) append(mark.letter, begin, end);
    note(kind, first, here(), begin, end);
    private_use_ = false;
  }

  void put_as(char32_t letter, const Atom& atom, RepairKind kind) {
    append(letter, atom.begin, atom.end);
    note(kind, here() - 1, here(), atom.begin, atom.end);
  }

  void put(const Atom& atom) {
    append(atom.letter, atom.begin, atom.end);
    if (is_private(atom)) note(RepairKind::PrivateUse, here() - 1, here(), atom.begin, atom.end);
  }

  [[nodiscard]] bool is_private(const Atom& atom) const {
    if (!private_use_) return false;
    return is_glyph_code(decode_utf8_step(bytes_, atom.begin).letter);
  }

  void append(char32_t letter, std::uint32_t begin, std::uint32_t end) {
    page_.text += letter;
    page_.source_begin.push_back(begin);
    page_.source_end.push_back(end);
  }

  void note(RepairKind kind, std::uint32_t begin, std::uint32_t end, std::uint32_t from,
            std::uint32_t to) {
    page_.repairs.push_back({{begin, end}, {from, to}, kind});
  }

  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(page_.text.size()); }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<Atom> marks_;
  bool private_use_ = false;  // one was read since the last group: a cheap guard
  Page page_;
};

}  // namespace

Page decode(std::string_view bytes) { return Decoder(bytes).run(); }

}  // namespace chamra
