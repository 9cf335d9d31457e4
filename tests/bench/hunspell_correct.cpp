// SPDX-License-Identifier: Apache-2.0
// hunspell_correct FROM TO: mends the pages (*.txt) of folder FROM into folder TO by the usual
// recipe of a spelling checker: ICU cuts the words, and each Thai word that Hunspell does not know
// becomes its first suggestion, where there is one.
//
// A form is asked about once, however often it stands there. Prints how many forms were asked about
// and how long all took. Hunspell stops by the clock: on a busy machine its answers may vary.
#include <fmt/format.h>
#include <unicode/brkiter.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <hunspell.hxx>
#include <map>
#include <memory>

#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "script/script_of.hpp"

namespace {

using namespace chamra;

bool is_thai_word(const std::string& word) {
  const std::u32string letters = to_utf32(word);
  return std::all_of(letters.begin(), letters.end(), is_thai);
}

class Recipe {
 public:
  Recipe()
      : hunspell_(CHAMRA_HUNSPELL_THAI ".aff", CHAMRA_HUNSPELL_THAI ".dic"),
        breaker_(icu::BreakIterator::createWordInstance(icu::Locale("th"), status_)) {}

  std::string mend(const std::string& page);
  [[nodiscard]] std::size_t forms() const { return answers_.size(); }

 private:
  std::string answer_to(const std::string& word);

  UErrorCode status_ = U_ZERO_ERROR;
  Hunspell hunspell_;
  std::unique_ptr<icu::BreakIterator> breaker_;
  std::map<std::string, std::string> answers_;  // to forms that are no words
};

std::string Recipe::mend(const std::string& page) {
  const std::unique_ptr<UText, decltype(&utext_close)> text(
      utext_openUTF8(nullptr, page.data(), static_cast<std::int64_t>(page.size()), &status_),
      &utext_close);
  breaker_->setText(text.get(), status_);
  std::string out;
  auto begin = static_cast<std::size_t>(breaker_->first());
  for (auto end = breaker_->next(); end != icu::BreakIterator::DONE; end = breaker_->next()) {
    out += answer_to(page.substr(begin, static_cast<std::size_t>(end) - begin));
    begin = static_cast<std::size_t>(end);
  }
  return out;
}

std::string Recipe::answer_to(const std::string& word) {
  const auto known = answers_.find(word);
  if (known != answers_.end()) return known->second;
  if (!is_thai_word(word) || hunspell_.spell(word)) return word;
  const auto suggestions = hunspell_.suggest(word);
  return answers_[word] = suggestions.empty() ? word : suggestions.front();
}

Outcome mend_folder(Recipe& recipe, const std::string& from, const std::string& to) {
  std::filesystem::create_directories(to);
  for (const auto& entry : std::filesystem::directory_iterator(from)) {
    if (entry.path().extension() != ".txt") continue;
    const auto page = read_whole(entry.path().string());
    if (!page) return page.error();
    const auto target = std::filesystem::path(to) / entry.path().filename();
    if (auto outcome = write_whole(target.string(), recipe.mend(*page)); !outcome) return outcome;
  }
  return Done{};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 || !std::filesystem::is_directory(argv[1])) {
    fmt::print(stderr, "usage: hunspell_correct FROM TO\n");
    return 2;
  }
  const auto begin = std::chrono::steady_clock::now();
  Recipe recipe;
  const auto outcome = mend_folder(recipe, argv[1], argv[2]);
  if (!outcome) {
    fmt::print(stderr, "hunspell_correct: {}\n", outcome.error().text());
    return 2;
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  fmt::print("{} forms in {:.1f} s\n", recipe.forms(), seconds.count());
}
