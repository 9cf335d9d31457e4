// SPDX-License-Identifier: Apache-2.0
#include "chamra-learn/learn_report.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "edits/json_keys.hpp"

namespace chamra::cli {
namespace {

constexpr std::size_t most_shown = 20;  // of each kind, for people

std::string confusions_text(const char* title, const std::vector<ConfusionCount>& rows) {
  if (rows.empty()) return {};
  std::string out = fmt::format("{} ({} in all):\n", title, rows.size());
  for (std::size_t k = 0; k < rows.size() && k < most_shown; ++k) {
    const ConfusionCount& row = rows[k];
    out += fmt::format("  {} seen as {}  {:.1f} of {:.0f}\n",
                       row.meant.empty() ? "nothing" : to_utf8(row.meant),
                       row.seen.empty() ? "nothing" : to_utf8(row.seen), row.count, row.of);
  }
  return out;
}

std::string words_text(const NewWords& found) {
  std::string out;
  if (!found.words.empty()) out += fmt::format("New words ({} in all):\n", found.words.size());
  for (std::size_t k = 0; k < found.words.size() && k < most_shown; ++k) {
    const NewWord& word = found.words[k];
    out += fmt::format("  {}  {:.0f}\n", to_utf8(word.word), word.count);
    for (const std::string& context : word.contexts) out += "      " + context + "\n";
  }
  if (!found.refused.empty()) out += fmt::format("Refused ({} in all):\n", found.refused.size());
  for (std::size_t k = 0; k < found.refused.size() && k < most_shown; ++k) {
    const RefusedWord& word = found.refused[k];
    out += fmt::format("  {}  {:.0f}  {}\n", to_utf8(word.word), word.count, word.why);
  }
  return out;
}

std::string part_text(const Learnt& learnt) {
  return words_text(learnt.words) + confusions_text("Constant noise", learnt.constant) +
         confusions_text("Words read as something else", learnt.book.whole_words) +
         confusions_text("Letters", learnt.book.letters);
}

std::string confusion_lines(const char* kind, const char* from,
                            const std::vector<ConfusionCount>& rows) {
  std::string out;
  for (const ConfusionCount& row : rows) {
    out += json_line({{"learnt", kind},
                      {"from", from},
                      {"meant", to_utf8(row.meant)},
                      {"seen", to_utf8(row.seen)},
                      {"count", row.count},
                      {"of", row.of}});
  }
  return out;
}

std::string part_lines(const Learnt& learnt, const char* from) {
  std::string out;
  for (const NewWord& word : learnt.words.words) {
    out += json_line({{"learnt", "word"},
                      {"from", from},
                      {"word", to_utf8(word.word)},
                      {"count", word.count},
                      {"contexts", word.contexts}});
  }
  for (const RefusedWord& word : learnt.words.refused) {
    out += json_line({{"learnt", "refused"},
                      {"from", from},
                      {"word", to_utf8(word.word)},
                      {"count", word.count},
                      {"why", word.why}});
  }
  return out + confusion_lines("constant", from, learnt.constant) +
         confusion_lines("whole-word", from, learnt.book.whole_words) +
         confusion_lines("letters", from, learnt.book.letters);
}

}  // namespace

std::string learnt_text(const LearnSummary& summary) {
  std::string out = fmt::format(
      "Learnt from {} trusted pages, {} pairs, {} pages of the book, {} accepted and {} rejected "
      "corrections; {} were known already.\n",
      summary.trusted, summary.pairs, summary.pages, summary.accepted, summary.rejected,
      summary.known);
  out += part_text(summary.taught);
  if (summary.pages > 0) out += "From the book's own pages:\n" + part_text(summary.own);
  for (const BookWord& word : summary.kept)
    out += fmt::format("Kept by reviewers, now a word of the book: {}\n", to_utf8(word.word));
  return out;
}

std::string learnt_lines(const LearnSummary& summary) {
  std::string out = part_lines(summary.taught, "taught") + part_lines(summary.own, "own");
  for (const BookWord& word : summary.kept)
    out += json_line({{"learnt", "kept"}, {"word", to_utf8(word.word)}, {"count", word.count}});
  return out;
}

}  // namespace chamra::cli
