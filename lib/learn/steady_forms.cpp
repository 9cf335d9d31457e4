// SPDX-License-Identifier: Apache-2.0
#include "learn/steady_forms.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "align/align.hpp"
#include "base/utf8.hpp"
#include "channel/seen.hpp"
#include "channel/slips.hpp"
#include "lexicon/symbols.hpp"
#include "script/script_of.hpp"
#include "script/sound.hpp"
#include "script/spelling.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

constexpr double least_confidence = 0.5;  // what is thought less likely than not is no change
constexpr double least_count = 3, least_by_ear = 2;
constexpr double most_elsewhere = 0.25;  // of a form's count, its change in other forms
constexpr double most_mended = 0.5;      // of a form's count, places that have what it would become
constexpr std::size_t shortest_word = 2;

/// The letters in which two spellings differ.
using Change = std::pair<std::u32string, std::u32string>;

std::vector<Change> changes_of(std::u32string_view before, std::u32string_view after) {
  const Alignment alignment = align(before, after);
  std::vector<Change> out;
  std::size_t at = 0, beside = 0;  // behind the last letters that both have
  const auto close = [&](std::size_t end, std::size_t beside_end) {
    if (at < end || beside < beside_end)
      out.emplace_back(before.substr(at, end - at), after.substr(beside, beside_end - beside));
    at = end + 1;
    beside = beside_end + 1;
  };
  for (std::size_t k = 0; k < before.size(); ++k) {
    if (alignment.keeps(k)) close(k, alignment.partner[k]);
  }
  close(before.size(), after.size());
  return out;
}

/// What is asked for in a form.
struct Wanted {
  double count = 0;
  std::map<Change, double> changes;
  std::map<std::string, double> mended;  // what it would become
};

/// How often each of `texts` stands on the pages. Time linear in the pages, as far as few of the
/// texts begin alike.
std::vector<double> count_of(const std::vector<std::string>& texts,
                             std::span<const MendedPage> pages) {
  constexpr std::size_t start = 6;  // bytes, two letters
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_start;
  for (std::size_t k = 0; k < texts.size(); ++k) {
    if (texts[k].size() >= start)
      by_start[std::string_view(texts[k]).substr(0, start)].push_back(k);
  }
  std::vector<double> counts(texts.size());
  for (const MendedPage& page : pages) {
    const std::string_view bytes = page.bytes;
    for (std::size_t at = 0; at + start <= bytes.size(); ++at) {
      const auto found = by_start.find(bytes.substr(at, start));
      if (found == by_start.end()) continue;
      for (const std::size_t k : found->second) {
        if (bytes.substr(at).starts_with(texts[k])) ++counts[k];
      }
    }
  }
  return counts;
}

/// What a form would become most often.
const std::string& mended_form(const Wanted& form) {
  return std::max_element(form.mended.begin(), form.mended.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

/// Writers spell a name as they hear it: one letter that changes its sound was misread. More of
/// them tell that what it would become is a guess.
bool may_be_spelled_so(const std::string& text, const Wanted& form) {
  const std::u32string seen = decode(text).text, meant = to_utf32(mended_form(form));
  return sound_of(seen) == sound_of(meant) || edit_distance(seen, meant) > 1;
}

bool looks_otherwise(const Change& change) {
  const auto& [seen, meant] = change;
  return seen.size() == 1 && meant.size() == 1 && is_thai(seen[0]) && is_thai(meant[0]) &&
         slip_of(to_symbol(meant[0], Alphabet::Thai), to_seen(seen[0])) != Slip::LikeShape;
}

/// Who spells one name by ear spells others so: a change that keeps the sound, of letters that OCR
/// does not take for each other, may well be asked for in many forms. Common words are spelled by
/// heart.
bool is_spelled_by_ear(const std::string& text, const Wanted& form, const Lexicon& lexicon) {
  const std::u32string meant = to_utf32(mended_form(form));
  return sound_of(decode(text).text) == sound_of(meant) && !is_common(lexicon.find(meant)) &&
         std::all_of(form.changes.begin(), form.changes.end(),
                     [](const auto& change) { return looks_otherwise(change.first); });
}

/// Where the pages write what a form would become about as often as the form, the form is noise.
void drop_mended_elsewhere(std::span<const MendedPage> pages,
                           const std::map<std::string, Wanted>& forms,
                           std::vector<SteadyForm>& steady) {
  std::vector<std::string> mended;
  for (const SteadyForm& form : steady) mended.push_back(mended_form(forms.at(form.text)));
  const std::vector<double> counts = count_of(mended, pages);
  std::vector<SteadyForm> kept;
  for (std::size_t k = 0; k < steady.size(); ++k) {
    if (counts[k] < most_mended * steady[k].count) kept.push_back(std::move(steady[k]));
  }
  steady = std::move(kept);
}

bool may_be_spelling(std::u32string_view text) {
  const bool thai = std::all_of(text.begin(), text.end(),
                                [](char32_t letter) { return is_thai(letter) || letter == U' '; });
  return thai && text.size() > shortest_word;
}

template <class Visit>
void for_each_change(std::span<const MendedPage> pages, Visit visit) {
  for (const MendedPage& page : pages) {
    for (const Edit& edit : page.edits) {
      if (!edit.after || edit.confidence < least_confidence || edit.reason == Reason::Encoding)
        continue;
      const std::u32string before = decode(edit.before).text;
      visit(edit, before, changes_of(without_gaps(before), without_gaps(to_utf32(*edit.after))));
    }
  }
}

}  // namespace

std::vector<SteadyForm> steady_forms(std::span<const MendedPage> pages, const Lexicon& lexicon,
                                     const WordConfusions& misread) {
  std::map<Change, double> changes;
  std::map<std::string, Wanted> forms;
  for_each_change(pages, [&](const Edit& edit, const std::u32string& before, const auto& wanted) {
    for (const Change& change : wanted) ++changes[change];
    if (!may_be_spelling(before) || lexicon.find(before) != word::none || misread.shows(before))
      return;
    Wanted& form = forms[edit.before];
    ++form.count;
    ++form.mended[*edit.after];
    for (const Change& change : wanted) ++form.changes[change];
  });
  std::vector<SteadyForm> out;
  const auto is_asked_elsewhere = [&](const Wanted& form) {
    return std::any_of(form.changes.begin(), form.changes.end(), [&](const auto& own) {
      return changes[own.first] - own.second > most_elsewhere * form.count;
    });
  };
  for (const auto& [text, form] : forms) {
    const bool is_own = is_spelled_by_ear(text, form, lexicon)
                            ? form.count >= least_by_ear
                            : form.count >= least_count && may_be_spelled_so(text, form) &&
                                  !is_asked_elsewhere(form);
    if (is_own) out.push_back({text, form.count});
  }
  drop_mended_elsewhere(pages, forms, out);
  return out;
}

void keep_forms(std::vector<MendedPage>& pages, std::span<const SteadyForm> forms) {
  const auto stays = [&](const Edit& edit) {
    const auto found = std::lower_bound(
        forms.begin(), forms.end(), edit.before,
        [](const SteadyForm& form, const std::string& text) { return form.text < text; });
    return found != forms.end() && found->text == edit.before;
  };
  for (MendedPage& page : pages) std::erase_if(page.edits, stays);
}

std::vector<BookWord> words_of(std::span<const SteadyForm> forms, const Lexicon& lexicon) {
  std::vector<BookWord> out;
  for (const SteadyForm& form : forms) {
    const std::u32string text = decode(form.text).text;
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
      end = std::min(text.find(U' ', begin), text.size());
      const std::u32string word = text.substr(begin, end - begin);
      if (word.size() >= shortest_word && lexicon.find(word) == word::none)
        out.push_back({word, form.count, {}});
    }
  }
  return out;
}

}  // namespace chamra
