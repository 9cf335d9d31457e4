// SPDX-License-Identifier: Apache-2.0
#include "correct/best_path.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "correct/candidates.hpp"
#include "script/thai_class.hpp"

namespace chamra {
namespace {

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

std::vector<Alternative> BestPath::alternatives(CharSpan span, std::size_t most) const {
  std::vector<Alternative> out;
  const auto before = text(span);
  for (const auto& [meant, posterior] :  // one of them may be what stands there
       candidates_for(span, decoded_, tables_.lexicon(), most + 1)) {
    const std::u32string other = with_breaks(before, meant);
    if (other != before && out.size() < most) out.push_back({to_utf8(other), posterior});
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
