// SPDX-License-Identifier: Apache-2.0
#include "correct/paragraph_edits.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "base/utf8.hpp"
#include "correct/candidates.hpp"
#include "correct/path_figures.hpp"
#include "script/lao_thai.hpp"
#include "script/spelling.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

constexpr std::size_t most_candidates = 5;
constexpr float transliterated_confidence = 0.3F;  // Lao letters read one by one, no word found
constexpr double impossible_confidence = 0.9;
// Of stretches that are no word and no likely name more than half were errors on annotated pages.
constexpr float unlikely_letter = 2.5F;  // nats
constexpr double unlikely_confidence = 0.5;
constexpr double least_suspicion = 0.4;  // of other words that are left

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

bool is_break(char32_t letter) { return script_of(letter) == Script::LineBreak; }
bool is_foreign(char32_t letter) { return script_of(letter) == Script::Foreign; }

/// `meant` with the line breaks of `before` put back, each at the same share of the letters.
std::u32string with_breaks(std::u32string_view before, std::u32string_view meant) {
  std::u32string out;
  std::size_t used = 0;
  std::size_t letters = 0, all = 0;
  for (const char32_t letter : before) all += is_break(letter) ? 0 : 1;
  for (const char32_t letter : before) {
    if (!is_break(letter)) {
      ++letters;
      continue;
    }
    std::size_t upto = all == 0 ? 0 : letters * meant.size() / all;
    while (upto < meant.size() && upto > 0 && !cluster_boundary(meant[upto - 1], meant[upto]))
      ++upto;
    if (upto > used) out += meant.substr(used, upto - used), used = upto;
    out += letter;
  }
  out += meant.substr(used);
  return out;
}

std::u32string transliterated(std::u32string_view text) {
  std::u32string out;
  for (const char32_t letter : text) {
    const LaoReading reading = thai_readings(letter);
    out += reading.nearest.empty() ? std::u32string_view(&letter, 1) : reading.nearest;
  }
  return out;
}

bool is_made_of_words(std::u32string_view text, const Lexicon& lexicon) {
  std::vector<bool> reached(text.size() + 1);
  reached[0] = true;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t end = begin + 2; reached[begin] && end <= text.size(); ++end) {
      if (lexicon.find(text.substr(begin, end - begin)) != word::none) reached[end] = true;
    }
  }
  return reached.back();
}

Reason reason_of(std::u32string_view before, std::u32string_view after, const Lexicon& lexicon) {
  const auto holds = [&](auto test) { return std::any_of(before.begin(), before.end(), test); };
  if (holds([](char32_t letter) { return letter == letter::replacement; }))
    return Reason::ReplacementChar;
  const bool thai = holds(is_thai);
  if (holds(is_lao))
    return thai && std::count_if(before.begin(), before.end(), is_lao) <= 2
               ? Reason::ScriptIntrusion
               : Reason::LaoRun;
  if (holds(is_foreign)) return Reason::ScriptIntrusion;
  if (without_gaps(before) == without_gaps(after)) return Reason::Spacing;
  if (differs_in_sara_am(before, after)) return Reason::SaraAm;
  if (has_illegal_pair(before)) return Reason::IllegalSequence;
  return is_made_of_words(without_gaps(before), lexicon) ? Reason::RealWord : Reason::Misspelling;
}

/// Why `text`, which is no word, cannot be right.
std::optional<Reason> impossible(std::u32string_view text) {
  if (text.find(letter::replacement) != text.npos) return Reason::ReplacementChar;
  if (std::any_of(text.begin(), text.end(), is_foreign)) return Reason::ScriptIntrusion;
  if (has_illegal_pair(text)) return Reason::IllegalSequence;
  return std::nullopt;
}

class EditWriter {
 public:
  EditWriter(const Page& page, std::uint32_t offset, std::string_view window,
             const Paragraph& paragraph, const Decoded& decoded, const KnowledgeTables& tables,
             Telling telling, std::vector<Finding>& findings)
      : page_(page),
        offset_(offset),
        window_(window),
        paragraph_(paragraph),
        decoded_(decoded),
        tables_(tables),
        lexicon_(tables.lexicon()),
        telling_(telling),
        findings_(findings),
        figures_(decoded, tables.words()) {
    for (const Reading& reading : decoded.arcs) {
      if (!reading.arc.changed) continue;
      const auto key = difference(paragraph.text, reading.arc.begin, reading.arc.end,
                                  lexicon_.text(reading.arc.word));
      support_[key] += reading.posterior;
    }
  }

  void run() {
    const auto& best = decoded_.best;
    for (std::size_t k = 0; k < best.size();) {
      std::size_t next = k + 1;
      if (!is_changed(best[k])) {
        next = suspect(k);
      } else {
        // Words that touch are one change: where one ends and the next begins was itself a guess.
        // Lao runs would grow to whole paragraphs so; their words stay apart.
        while (next < best.size() && !has_lao(best[k]) && is_changed(best[next]) &&
               !has_lao(best[next]) && best[next].arc.begin == best[next - 1].arc.end)
          ++next;
        correct(k, next);
      }
      k = next;
    }
  }

 private:
  [[nodiscard]] std::u32string_view text(std::uint32_t begin, std::uint32_t end) const {
    return paragraph_.text.substr(begin, end - begin);
  }
  [[nodiscard]] bool has_lao(const Reading& reading) const {
    const auto seen = text(reading.arc.begin, reading.arc.end);
    return reading.arc.word != word::latin && std::any_of(seen.begin(), seen.end(), is_lao);
  }
  [[nodiscard]] bool is_changed(const Reading& reading) const {
    return reading.arc.changed || (reading.arc.word == word::unknown && has_lao(reading));
  }

  /// Words that no dictionary has and a book repeats are mostly its names.
  [[nodiscard]] bool has_book_word(std::size_t first, std::size_t last) const {
    return std::any_of(
        decoded_.best.begin() + static_cast<std::ptrdiff_t>(first),
        decoded_.best.begin() + static_cast<std::ptrdiff_t>(last),
        [&](const Reading& reading) { return tables_.is_of_book(reading.arc.word); });
  }

  [[nodiscard]] std::u32string meant(const Reading& reading) const {
    if (reading.arc.word == word::unknown)
      return transliterated(text(reading.arc.begin, reading.arc.end));
    return lexicon_.text(reading.arc.word);
  }

  [[nodiscard]] float confidence(const Reading& reading) const {
    if (reading.arc.word == word::unknown) return transliterated_confidence;
    const auto found = support_.find(difference(paragraph_.text, reading.arc.begin, reading.arc.end,
                                                lexicon_.text(reading.arc.word)));
    return std::min(found == support_.end() ? reading.posterior : found->second, 1.0F);
  }

  void correct(std::size_t first, std::size_t last) {
    std::u32string after;
    float sure = 1;
    for (std::size_t k = first; k < last; ++k) {
      after += meant(decoded_.best[k]);
      sure = std::min(sure, confidence(decoded_.best[k]));
    }
    const std::uint32_t begin = decoded_.best[first].arc.begin,
                        end = decoded_.best[last - 1].arc.end;
    const auto before = text(begin, end);
    after = with_breaks(before, after);
    if (with_maiyamok_joined(after) == with_maiyamok_joined(before)) return;
    Reason reason = reason_of(before, after, lexicon_);
    const bool spelling = reason == Reason::Misspelling || reason == Reason::RealWord;
    if (spelling && has_book_word(first, last)) reason = Reason::Name;
    Edit edit = make_edit(begin, end, reason, sure);
    edit.after = to_utf8(after);
    edit.candidates = candidates(begin, end, *edit.after, sure);
    Evidence evidence = evidence_of(first, last);
    evidence.posterior = sure;
    evidence.letters = static_cast<double>(after.size());
    evidence.lao = reason == Reason::LaoRun ? 1 : 0;
    evidence.sara_am = reason == Reason::SaraAm ? 1 : 0;
    findings_.push_back({std::move(edit), evidence});
  }

  /// Of the best path's words [first, last), as far as the words alone tell.
  [[nodiscard]] Evidence evidence_of(std::size_t first, std::size_t last) {
    Evidence evidence;
    for (std::size_t k = first; k < last; ++k) {
      evidence.channel += decoded_.best[k].arc.cost;
      evidence.language += figures_.language(k) / static_cast<double>(last - first);
    }
    const std::uint32_t begin = decoded_.best[first].arc.begin,
                        end = decoded_.best[last - 1].arc.end;
    evidence.unlikely = nats_a_letter(begin, end);
    evidence.known = is_made_of_words(without_gaps(text(begin, end)), lexicon_) ? 1 : 0;
    return evidence;
  }

  /// `after` first.
  [[nodiscard]] std::vector<Alternative> candidates(std::uint32_t begin, std::uint32_t end,
                                                    const std::string& after, double sure) const {
    std::vector<Alternative> out{{after, sure}};
    for (Alternative& other : others(begin, end)) {
      if (other.text != after && out.size() < most_candidates) out.push_back(std::move(other));
    }
    return out;
  }

  /// What else [begin, end) may read, best first.
  [[nodiscard]] std::vector<Alternative> others(std::uint32_t begin, std::uint32_t end) const {
    std::vector<Alternative> out;
    const auto before = text(begin, end);
    for (const auto& [meant, posterior] :
         candidates_for({begin, end}, decoded_, lexicon_, most_candidates + 1)) {
      const std::u32string other = with_breaks(before, meant);
      if (other != before) out.push_back({to_utf8(other), posterior});
    }
    return out;
  }

  /// Word `k` and those behind it that are left as they stand, if something speaks against them.
  /// Gives the word that is next.
  std::size_t suspect(std::size_t k) {
    const Arc& first = decoded_.best[k].arc;
    if (first.word == word::unknown) {
      if (const auto reason = impossible(text(first.begin, first.end))) {
        findings_.push_back(
            {make_edit(first.begin, first.end, *reason, impossible_confidence), {}});
        return k + 1;
      }
    }
    std::size_t next = k;
    double sure = 0;
    bool known = true;
    while (next < decoded_.best.size() && !is_changed(decoded_.best[next])) {
      const Arc& arc = decoded_.best[next].arc;
      if (next > k && (telling_.words_left || arc.begin != decoded_.best[next - 1].arc.end)) break;
      const double wrong = doubt(next);
      if (wrong < (telling_.words_left ? 0 : least_suspicion)) break;
      sure = std::max(sure, wrong);
      known = known && arc.word != word::unknown;
      ++next;
    }
    if (next == k || sure <= 0) return k + 1;
    add_suspicion(k, next, known ? Reason::RealWord : Reason::Misspelling, sure);
    return next;
  }

  void add_suspicion(std::size_t first, std::size_t last, Reason reason, double sure) {
    const std::uint32_t begin = decoded_.best[first].arc.begin,
                        end = decoded_.best[last - 1].arc.end;
    Edit edit = make_edit(begin, end, reason, sure);
    edit.candidates = others(begin, end);
    if (edit.candidates.size() > most_candidates) edit.candidates.resize(most_candidates);
    if (telling_.evidence) edit.evidence = witnesses_of(word_evidence(first));
    findings_.push_back({std::move(edit), {}});
  }

  /// How likely word `k`, which is left as it stands, is wrong. Of what the search did not go into
  /// nobody doubts.
  [[nodiscard]] double doubt(std::size_t k) {
    const auto& [arc, posterior] = decoded_.best[k];
    const bool unknown = arc.word == word::unknown;
    if (!unknown && (arc.word < word::first || posterior >= 1)) return 0;
    const bool unlikely =
        unknown && arc.end - arc.begin > 1 && nats_a_letter(arc.begin, arc.end) > unlikely_letter;
    if (unknown && impossible(text(arc.begin, arc.end))) return 0;  // a suspicion of its own
    return std::max(tables_.confidence(word_evidence(k)), unlikely ? unlikely_confidence : 0);
  }

  [[nodiscard]] WordEvidence word_evidence(std::size_t k) {
    const Arc& arc = decoded_.best[k].arc;
    WordEvidence evidence;
    evidence.rival = figures_.rival({arc.begin, arc.end});
    evidence.language = figures_.language(k);
    evidence.letters = arc.end - arc.begin;
    evidence.unknown = arc.word == word::unknown ? 1 : 0;
    if (k > 0) add_neighbour(k - 1, evidence.beside, evidence.before);
    if (k + 1 < decoded_.best.size()) add_neighbour(k + 1, evidence.beside, evidence.behind);
    return evidence;
  }

  void add_neighbour(std::size_t k, double& changed, double& misfit) {
    const Arc& arc = decoded_.best[k].arc;
    if (is_changed(decoded_.best[k])) {
      ++changed;
    } else if (arc.word == word::unknown || arc.word >= word::first) {
      misfit = figures_.language(k) / static_cast<double>(arc.end - arc.begin);
    }
  }

  /// As words and names are spelled.
  [[nodiscard]] float nats_a_letter(std::uint32_t begin, std::uint32_t end) const {
    return (paragraph_.unknown_cost[end] - paragraph_.unknown_cost[begin]) /
           static_cast<float>(end - begin);
  }

  [[nodiscard]] Edit make_edit(std::uint32_t begin, std::uint32_t end, Reason reason,
                               double sure) const {
    Edit edit;
    edit.span = page_.to_source({offset_ + begin, offset_ + end});
    edit.before = window_.substr(edit.span.begin, edit.span.size());
    edit.reason = reason;
    edit.confidence = sure;
    return edit;
  }

  const Page& page_;
  std::uint32_t offset_;
  std::string_view window_;
  const Paragraph& paragraph_;
  const Decoded& decoded_;
  const KnowledgeTables& tables_;
  const Lexicon& lexicon_;
  Telling telling_;
  std::vector<Finding>& findings_;
  PathFigures figures_;
  std::map<Difference, float> support_;
};

}  // namespace

void add_edits(const Page& page, std::uint32_t offset, std::string_view window,
               const Paragraph& paragraph, const Decoded& decoded, const KnowledgeTables& tables,
               Telling telling, std::vector<Finding>& findings) {
  EditWriter(page, offset, window, paragraph, decoded, tables, telling, findings).run();
}

}  // namespace chamra
