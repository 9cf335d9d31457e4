// SPDX-License-Identifier: Apache-2.0
// suspect_candidates [OCR TRUTH | --spans OCR SPANS]: how long it takes to find what may have been
// meant by one misread word, beside Hunspell's suggestions for the same letters.
//
// OCR TRUTH: folders of pages of the same names, whose words differ; SPANS: folder of annotations
// (default: the pages of samples/). Every suspect is new to the search when it is asked about.
// Hunspell is asked once: it stops by the clock, so that its times and answers vary a little.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <set>

#include "bench/candidate_ways.hpp"
#include "correct/knowledge.hpp"

namespace {

using namespace chamra;
using bench::Suspect;
using bench::Way;

struct Figures {
  std::vector<double> microseconds;  // by suspect, ascending
  std::size_t candidates = 0, right = 0;

  [[nodiscard]] double at(double share) const {
    const auto last = static_cast<double>(microseconds.size() - 1);
    return microseconds[static_cast<std::size_t>(share * last + 0.5)];
  }
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double microseconds_of(Way& way, const Suspect& suspect) {
  const auto begin = std::chrono::steady_clock::now();
  way.ask(suspect);
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
      .count();
}

/// `make` gives a way that remembers nothing, for each round.
template <class Make>
Figures measure(const std::vector<Suspect>& suspects, unsigned rounds, Make make) {
  std::vector<std::vector<double>> times(suspects.size());  // by suspect, of each round
  Figures figures;
  for (unsigned round = 0; round < rounds; ++round) {
    const std::unique_ptr<Way> way = make();
    for (std::size_t k = 0; k < suspects.size(); ++k) {
      times[k].push_back(microseconds_of(*way, suspects[k]));
      if (round > 0) continue;
      figures.candidates += way->count();
      figures.right += way->holds(suspects[k]) ? 1 : 0;
    }
  }
  for (auto& of_suspect : times) figures.microseconds.push_back(median(std::move(of_suspect)));
  std::sort(figures.microseconds.begin(), figures.microseconds.end());
  return figures;
}

void print(const char* name, const Figures& figures) {
  const auto count = static_cast<double>(figures.microseconds.size());
  std::printf("%-32s%10.1f%10.1f%10.1f%12.1f%11.1f %%\n", name, figures.at(0.5), figures.at(0.9),
              figures.at(1), static_cast<double>(figures.candidates) / count,
              100 * static_cast<double>(figures.right) / count);
}

struct OurWay {
  const char* name;
  std::unique_ptr<Way> (*make)(const KnowledgeTables&);
};
constexpr OurWay our_ways[] = {{"words from its first letter", bench::words_from_first_letter},
                               {"words from all its letters", bench::words_from_all_letters},
                               {"found and ranked, by itself", bench::ranked_readings}};

void compare(const std::vector<Suspect>& suspects, const KnowledgeTables& tables) {
  constexpr unsigned rounds = 5;
  std::printf("%zu suspects\n%-32s%10s%10s%10s%12s%13s\n", suspects.size(), "microseconds",
              "median", "90th", "slowest", "candidates", "truth there");
  const Figures theirs =
      measure(suspects, 1, [] { return bench::hunspell_suggestions(CHAMRA_HUNSPELL_THAI); });
  print("Hunspell suggest", theirs);
  for (const OurWay& way : our_ways) {
    const Figures ours = measure(suspects, rounds, [&] { return way.make(tables); });
    print(way.name, ours);
    std::printf("  Hunspell's median is %.0f times as long\n", theirs.at(0.5) / ours.at(0.5));
  }
}

/// Whatever stands on the page more than once is asked about once.
void drop_repeats(std::vector<Suspect>& suspects) {
  std::set<std::u32string> known;
  std::erase_if(suspects,
                [&](const Suspect& suspect) { return !known.insert(suspect.seen()).second; });
}

int fail(const Error& error) {
  std::fprintf(stderr, "suspect_candidates: %s\n", error.text().c_str());
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> given(argv + 1, argv + argc);
  const bool marked = given.size() == 3 && given[0] == "--spans";
  if (!given.empty() && given.size() != 2 && !marked) {
    std::fputs("usage: suspect_candidates [OCR TRUTH | --spans OCR SPANS]\n", stderr);
    return 2;
  }
  const auto knowledge = load_knowledge({});
  if (!knowledge) return fail(knowledge.error());
  const KnowledgeTables& tables = knowledge->tables();
  const std::string samples = CHAMRA_SOURCE_DIR "/samples/";
  auto suspects = marked          ? bench::marked_spans(given[1], given[2])
                  : given.empty() ? bench::misread_words(samples + "ocr", samples + "truth", tables)
                                  : bench::misread_words(given[0], given[1], tables);
  if (!suspects) return fail(suspects.error());
  drop_repeats(*suspects);
  if (suspects->empty()) return fail({given.empty() ? samples : given.back(), 0, "no suspects"});
  compare(*suspects, tables);
  return 0;
}
