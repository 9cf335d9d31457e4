// SPDX-License-Identifier: Apache-2.0
#include "correct/best_path.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "correct/candidates.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

// As if there were so many letters more, so many of them changed.
constexpr double more_letters = 30, more_changed = 2;
constexpr double enough_letters = 500;  // more tell no more of the noise around a word

bool is_break(char32_t letter) { return script_of(letter) == Script::LineBreak; }

}  // namespace

bool BestPath::has_lao(std::size_t k) const {
  const Arc& arc = decoded_.best[k].arc;
  const auto seen = text({arc.begin, arc.end});
  return arc.word != word::latin && std::any_of(seen.begin(), seen.end(), is_lao);
}

bool BestPath::is_changed(std::size_t k) const {
  const Arc& arc = decoded_.best[k].arc;
  return arc.changed || (arc.word == word::unknown && has_lao(k));
}

float BestPath::nats_a_letter(CharSpan span) const {
  return (paragraph_.unknown_cost[span.end] - paragraph_.unknown_cost[span.begin]) /
         static_cast<float>(span.size());
}

double BestPath::around(std::size_t first, std::size_t last) {
  if (!changed_letters_) changed_letters_ = changed_letters(0, size());
  const double changed = *changed_letters_ - changed_letters(first, last);
  const auto letters = static_cast<double>(paragraph_.text.size() - span_of(first, last).size());
  const double share = std::min(1.0, enough_letters / std::max(letters, 1.0));
  return std::log((changed * share + more_changed) / (letters * share + more_letters));
}

/// Of words [first, last), each weighed by its posterior.
double BestPath::changed_letters(std::size_t first, std::size_t last) const {
  double out = 0;
  for (std::size_t k = first; k < last; ++k) {
    if (!is_changed(k)) continue;
    const auto& [arc, posterior] = decoded_.best[k];
    out += (arc.end - arc.begin) * (arc.word == word::unknown ? 1.0 : double{posterior});
  }
  return out;
}

/// Lao letters may mean so much that all which is cheap for single words is of no use: of them the
/// lattice, which weighs whole sentences, tells best.
std::vector<Candidate> BestPath::candidates(WordRange words, Rivals rivals, std::size_t most) {
  if (rivals == Rivals::Unsought) return {};
  const CharSpan span = span_of(words.first, words.last);
  const auto seen = text(span);
  if (rivals == Rivals::OfLattice || std::any_of(seen.begin(), seen.end(), is_lao))
    return candidates_for(span, decoded_, tables_.lexicon(), most);
  return others_.of(words, most);
}

std::vector<Alternative> BestPath::alternatives(WordRange words, Rivals rivals) {
  std::vector<Alternative> out;
  const auto before = text(span_of(words.first, words.last));
  for (const auto& [meant, posterior] :  // one of them may be what stands there
       candidates(words, rivals, most_candidates + 1)) {
    const std::u32string other = with_breaks(before, meant);
    if (other != before && out.size() < most_candidates) out.push_back({to_utf8(other), posterior});
  }
  return out;
}

Edit BestPath::edit(CharSpan span, Reason reason, double sure) const {
  Edit edit;
  edit.span = page_.to_source({offset_ + span.begin, offset_ + span.end});
  edit.before = window_.substr(edit.span.begin, edit.span.size());
  edit.reason = reason;
  edit.confidence = sure;
  return edit;
}

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

}  // namespace chamra
