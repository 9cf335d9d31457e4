// SPDX-License-Identifier: Apache-2.0
#include "correct/paragraph_edits.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/utf8.hpp"
#include "correct/best_path.hpp"
#include "correct/reasons.hpp"
#include "correct/suspicions.hpp"
#include "script/lao_thai.hpp"
#include "script/spelling.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

constexpr float transliterated_confidence = 0.3F;  // Lao letters read one by one, no word found

/// A minimal difference: page letters [begin, end) are replaced by `text`. Readings that cut words
/// differently agree on it.
struct Difference {
  std::uint32_t begin = 0, end = 0;
  std::u32string text;
  friend auto operator<=>(const Difference&, const Difference&) = default;
};

Difference difference(std::u32string_view page, std::uint32_t begin, std::uint32_t end,
                      std::u32string_view meant) {
  while (begin < end && !meant.empty() && page[begin] == meant.front())
    ++begin, meant.remove_prefix(1);
  while (end > begin && !meant.empty() && page[end - 1] == meant.back())
    --end, meant.remove_suffix(1);
  return {begin, end, std::u32string(meant)};
}

std::u32string transliterated(std::u32string_view text) {
  std::u32string out;
  for (const char32_t letter : text) {
    const LaoReading reading = thai_readings(letter);
    out += reading.nearest.empty() ? std::u32string_view(&letter, 1) : reading.nearest;
  }
  return out;
}

class Corrections {
 public:
  /// `path` must outlive this.
  Corrections(BestPath& path, const Paragraph& paragraph, Rivals rivals)
      : path_(path), paragraph_(paragraph), lexicon_(path.tables().lexicon()), rivals_(rivals) {
    for (const Reading& reading : path.decoded().arcs) {
      if (reading.arc.changed) support_[difference_of(reading)] += reading.posterior;
    }
  }

  /// Words that touch are one change: where one ends and the next begins was itself a guess. Lao
  /// runs would grow to whole paragraphs so; their words stay apart.
  [[nodiscard]] std::size_t end_of_change(std::size_t first) const {
    std::size_t next = first + 1;
    if (path_.has_lao(first)) return next;
    while (next < path_.size() && path_.is_changed(next) && !path_.has_lao(next) &&
           path_.touches(next))
      ++next;
    return next;
  }

  /// Appends the change of words [first, last).
  void correct(std::size_t first, std::size_t last, std::vector<Finding>& findings) {
    const CharSpan span = path_.span_of(first, last);
    const auto before = path_.text(span);
    const std::u32string after = with_breaks(before, meant(first, last));
    if (with_maiyamok_joined(after) == with_maiyamok_joined(before)) return;
    const bool known = is_made_of_words(without_gaps(before), lexicon_);
    Reason reason = reason_of(before, after, known);
    const bool spelling = reason == Reason::Misspelling || reason == Reason::RealWord;
    if (spelling && has_book_word(first, last)) reason = Reason::Name;
    Evidence evidence = evidence_of(first, last);
    evidence.known = known ? 1 : 0;
    evidence.letters = static_cast<double>(after.size());
    evidence.lao = reason == Reason::LaoRun ? 1 : 0;
    evidence.sara_am = reason == Reason::SaraAm ? 1 : 0;
    Edit edit = path_.edit(span, reason, evidence.posterior);
    edit.after = to_utf8(after);
    edit.candidates = candidates(first, last, *edit.after, evidence.posterior);
    findings.push_back({std::move(edit), evidence});
  }

 private:
  [[nodiscard]] Difference difference_of(const Reading& reading) const {
    return difference(paragraph_.text, reading.arc.begin, reading.arc.end,
                      lexicon_.text(reading.arc.word));
  }

  /// Words that no dictionary has and a book repeats are mostly its names.
  [[nodiscard]] bool has_book_word(std::size_t first, std::size_t last) const {
    for (std::size_t k = first; k < last; ++k) {
      if (path_.tables().is_of_book(path_[k].arc.word)) return true;
    }
    return false;
  }

  [[nodiscard]] std::u32string meant(std::size_t first, std::size_t last) const {
    std::u32string out;
    for (std::size_t k = first; k < last; ++k) {
      out += path_[k].arc.word == word::unknown
                 ? transliterated(path_.text(path_.span_of(k, k + 1)))
                 : lexicon_.text(path_[k].arc.word);
    }
    return out;
  }

  [[nodiscard]] float posterior(const Reading& reading) const {
    if (reading.arc.word == word::unknown) return transliterated_confidence;
    const auto found = support_.find(difference_of(reading));
    return std::min(found == support_.end() ? reading.posterior : found->second, 1.0F);
  }

  /// Of the best path's words [first, last), as far as the words alone tell.
  [[nodiscard]] Evidence evidence_of(std::size_t first, std::size_t last) {
    Evidence evidence;
    evidence.posterior = 1;
    for (std::size_t k = first; k < last; ++k) {
      evidence.posterior = std::min(evidence.posterior, double{posterior(path_[k])});
      evidence.channel += path_[k].arc.cost;
      evidence.language += path_.language(k) / static_cast<double>(last - first);
    }
    evidence.unlikely = path_.nats_a_letter(path_.span_of(first, last));
    evidence.around = path_.around(first, last);
    if (first > 0) add_beside(first - 1, evidence);
    if (last < path_.size()) add_beside(last, evidence);
    return evidence;
  }

  void add_beside(std::size_t k, Evidence& evidence) {
    const Arc& arc = path_[k].arc;
    if (!is_of_word(arc)) return;
    const double letters = arc.end - arc.begin;
    evidence.language_beside += path_.language(k) / letters;
    evidence.channel_beside += arc.cost / letters;
  }

  /// `after` first.
  [[nodiscard]] std::vector<Alternative> candidates(std::size_t first, std::size_t last,
                                                    const std::string& after, double sure) {
    std::vector<Alternative> out{{after, sure}};
    for (Alternative& other : path_.alternatives({first, last}, rivals_)) {
      if (other.text != after && out.size() < most_candidates) out.push_back(std::move(other));
    }
    return out;
  }

  BestPath& path_;
  const Paragraph& paragraph_;
  const Lexicon& lexicon_;
  Rivals rivals_;
  std::map<Difference, float> support_;
};

}  // namespace

void add_edits(const Page& page, std::uint32_t offset, std::string_view window,
               const Paragraph& paragraph, const Decoded& decoded, const KnowledgeTables& tables,
               Decoder& decoder, Telling telling, std::vector<Finding>& findings) {
  BestPath path(page, offset, window, paragraph, decoded, tables, decoder);
  Corrections corrections(path, paragraph, telling.rivals);
  Suspicions suspicions(path, telling);
  for (std::size_t k = 0; k < path.size();) {
    if (path.is_changed(k)) {
      const std::size_t end = corrections.end_of_change(k);
      corrections.correct(k, end, findings);
      k = end;
    } else {
      k = suspicions.suspect(k, findings);
    }
  }
}

}  // namespace chamra
