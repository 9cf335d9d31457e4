// SPDX-License-Identifier: Apache-2.0
#include "correct/knowledge.hpp"

#include <fmt/format.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "book/own_words.hpp"
#include "correct/knowledge_tables.hpp"

namespace chamra {
namespace {

namespace fs = std::filesystem;

/// Beside the program (PREFIX/bin/.. /share/chamra), unless CHAMRA_DICTIONARIES says otherwise.
std::string default_folder() {
  if (const char* set = std::getenv("CHAMRA_DICTIONARIES"); set != nullptr && *set != 0) return set;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return (program.parent_path().parent_path() / "share" / "chamra").string();
}

Result<KnowledgeTables::Language> load_language(const std::string& path, Alphabet alphabet) {
  auto file = Container::open(path);
  if (!file)
    return Error{path, 0,
                 file.error().message + "; name the folder of compiled tables by --dictionaries"};
  KnowledgeTables::Language language;
  language.file = std::move(*file);
  language.lexicon = Lexicon(language.file, alphabet);
  language.common = Lexicon(language.file, alphabet, "c");
  language.words = NgramModel(language.file, "w");
  language.letters = LetterCosts(NgramModel(language.file, "l"));
  language.context = ContextModel(language.file);
  const bool lacks_common = !language.file.section("ctrie").empty() && language.common.empty();
  if (language.lexicon.empty() || lacks_common ||
      language.words.token_count() < language.lexicon.word_count() ||
      language.letters.model().token_count() < symbol_count) {
    return Error{path, 0,
                 "damaged, or of another version, or holds no words; build the dictionaries again"};
  }
  return language;
}

std::vector<std::string> tables_in(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".tsv") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Dictionaries need not have one.
Result<ConfidenceModel> load_confidence(const std::string& path) {
  std::error_code error;
  return fs::exists(path, error) ? ConfidenceModel::load(path) : ConfidenceModel();
}

std::string stamp_of(const KnowledgeTables::Language& language) {
  const auto stamp = language.file.array<std::uint64_t>("stamp");
  return fmt::format("{:016x}", stamp.empty() ? 0 : stamp[0]);
}

/// A trie of more letters has no room in the numbers of its nodes.
constexpr std::size_t most_own_letters = 10'000'000;

Outcome check_size(const Book& book, const std::string& path) {
  std::size_t letters = 0;
  for (const BookWord& word : book.words) letters += word.word.size() + 1;
  if (letters <= most_own_letters) return Done{};
  return Error{path, 0, "words of more than ten million letters; leave out what is rare"};
}

/// The book of `options`, the user's words and `own` as one.
Result<Book> read_book(const KnowledgeOptions& options, Book own) {
  Book book;
  if (!options.book.empty()) {
    auto loaded = load_book(options.book);
    if (!loaded) return loaded.error();
    book = std::move(*loaded);
    if (auto fits = check_size(book, options.book); !fits) return fits.error();
  }
  for (const std::string& path : options.lexicons) {
    const auto words = read_own_words(path);
    if (!words) return words.error();
    book.words.insert(book.words.end(), words->begin(), words->end());
    if (auto fits = check_size(book, path); !fits) return fits.error();
  }
  add_book(book, std::move(own));
  return book;
}

}  // namespace

Knowledge::Knowledge(std::unique_ptr<const KnowledgeTables> tables, std::string fingerprint)
    : tables_(std::move(tables)), fingerprint_(std::move(fingerprint)) {}
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

void Knowledge::forget_searches() const { tables_->decoders->clear(); }

std::string dictionaries_folder(const KnowledgeOptions& options) {
  return options.dictionaries.empty() ? default_folder() : options.dictionaries;
}

Result<Knowledge> load_knowledge(const KnowledgeOptions& options, Book own) {
  const auto read = read_book(options, std::move(own));
  if (!read) return read.error();
  const Book& book = *read;
  const std::string folder = dictionaries_folder(options);
  auto thai = load_language(folder + "/thai.chamra", Alphabet::Thai);
  if (!thai) return thai.error();
  auto lao = load_language(folder + "/lao.chamra", Alphabet::Lao);
  if (!lao) return lao.error();
  auto confusions =
      ConfusionTable::load(tables_in(folder + "/confusions"), book.letters, book.occurrences);
  if (!confusions) return confusions.error();
  const auto confidence = load_confidence(folder + "/confidence.tsv");
  if (!confidence) return confidence.error();
  std::string fingerprint =
      fmt::format("chamra " CHAMRA_VERSION
                  " thai {} lao {} confusions {:016x} confidence {:016x} icu " U_ICU_VERSION,
                  stamp_of(*thai), stamp_of(*lao), confusions->stamp(), confidence->stamp());
  auto tables = std::make_unique<KnowledgeTables>(KnowledgeTables{std::move(*thai),
                                                                  std::move(*lao),
                                                                  std::move(*confusions),
                                                                  *confidence,
                                                                  {},
                                                                  Rejections(book.rejected)});
  if (!book.empty()) {
    tables->book = BookTables(book, tables->thai.lexicon, tables->thai.words);
    fingerprint += fmt::format(" book {:016x}", stamp_of(book));
  }
  return Knowledge(std::move(tables), std::move(fingerprint));
}

}  // namespace chamra
