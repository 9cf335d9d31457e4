// SPDX-License-Identifier: Apache-2.0
#include "bench/suspects.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "channel/letter_path.hpp"
#include "evaluate/annotation.hpp"
#include "learn/pairs.hpp"
#include "segment/words.hpp"
#include "text/decode.hpp"

namespace chamra::bench {
namespace {

constexpr std::size_t letters_behind = 32;  // as far as a search may look

Result<std::vector<std::string>> names_in(const std::string& folder, const std::string& ending) {
  std::set<std::string> names;
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    if (entry.path().extension() == ending) names.insert(entry.path().stem().string());
  }
  if (failure) return Error{folder, 0, "not readable (" + failure.message() + ")"};
  return std::vector<std::string>(names.begin(), names.end());
}

bool is_word(const Word& word) { return word.id >= word::first || word.id == word::unknown; }

void add_misread(const AlignedPair& piece, const KnowledgeTables& tables,
                 std::vector<Suspect>& out) {
  const auto path = align_letters(piece.meant, piece.seen);
  for (const Word& word : cut_words(piece.meant, tables.lexicon(), tables.words())) {
    const std::uint32_t begin = path[word.span.begin], letters = path[word.span.end] - begin;
    const std::u32string meant = piece.meant.substr(word.span.begin, word.span.size());
    if (!is_word(word) || letters == 0 || piece.seen.compare(begin, letters, meant) == 0) continue;
    out.push_back({piece.seen.substr(begin, letters + letters_behind), letters, meant});
  }
}

std::u32string canonical_letters(std::u32string_view text) { return decode(to_utf8(text)).text; }

void add_marked(std::u32string_view page, const evaluate::AnnotatedSpan& row,
                std::vector<Suspect>& out) {
  const auto letters = static_cast<std::uint32_t>(canonical_letters(row.ocr).size());
  if (letters == 0 || row.certainty == evaluate::Certainty::Unreadable) return;
  const auto ahead = page.substr(row.span.begin, row.span.size() + letters_behind);
  out.push_back({canonical_letters(ahead), letters, canonical_letters(row.gold)});
}

}  // namespace

Result<std::vector<Suspect>> misread_words(const std::string& ocr, const std::string& truth,
                                           const KnowledgeTables& tables) {
  const auto names = names_in(truth, ".txt");
  if (!names) return names.error();
  std::vector<Suspect> out;
  for (const std::string& name : *names) {
    const auto seen = read_whole(ocr + "/" + name + ".txt");
    if (!seen) return seen.error();
    const auto meant = read_whole(truth + "/" + name + ".txt");
    if (!meant) return meant.error();
    for (const AlignedPair& piece : pieces_of({unbroken_text(*meant), unbroken_text(*seen)}))
      add_misread(piece, tables, out);
  }
  return out;
}

Result<std::vector<Suspect>> marked_spans(const std::string& ocr, const std::string& spans) {
  const auto names = names_in(spans, ".tsv");
  if (!names) return names.error();
  std::vector<Suspect> out;
  for (const std::string& name : *names) {
    const auto page = read_whole(ocr + "/" + name + ".txt");
    if (!page) return page.error();
    const std::string path = spans + "/" + name + ".tsv";
    const auto rows = read_whole(path);
    if (!rows) return rows.error();
    const auto annotation = evaluate::parse_annotation(*rows, *page, path);
    if (!annotation) return annotation.error();
    const std::u32string letters = to_utf32(*page);
    for (const auto& row : *annotation) add_marked(letters, row, out);
  }
  return out;
}

}  // namespace chamra::bench
