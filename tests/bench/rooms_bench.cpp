// SPDX-License-Identifier: Apache-2.0
// How long each room takes for the clean sample pages, with the compiled tables. Words of n-gram
// queries come from the text itself.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/utf8.hpp"
#include "correct/corrector.hpp"
#include "correct/knowledge_tables.hpp"
#include "lattice/paragraph.hpp"
#include "script/thai_class.hpp"
#include "segment/words.hpp"
#include "text/decode.hpp"

namespace {

using namespace chamra;

const Knowledge& knowledge() {
  static const Knowledge loaded = [] {
    auto result = load_knowledge({});
    if (!result) {
      std::fprintf(stderr, "rooms_bench: %s\n", result.error().text().c_str());
      std::exit(2);
    }
    return std::move(*result);
  }();
  return loaded;
}

const KnowledgeTables::Language& thai() { return knowledge().tables().thai; }

std::string pages_in(const std::string& folder) {
  std::set<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(CHAMRA_SOURCE_DIR + folder))
    paths.insert(entry.path());
  std::string all;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    all.append(std::istreambuf_iterator<char>(file), {});
  }
  return all;
}

const std::string& garbled() {
  static const std::string text = pages_in("/samples/ocr");
  return text;
}
const std::string& clean() {
  static const std::string text = pages_in("/samples/truth");
  return text;
}
const std::u32string& letters() {
  static const std::u32string text = decode(clean()).text;
  return text;
}

void done(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void text_decode(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(decode(clean()));
  done(state, clean().size());
}
BENCHMARK(text_decode);

void script_legality(benchmark::State& state) {
  const std::u32string& text = letters();
  for (auto _ : state) {
    std::size_t illegal = 0;
    for (std::size_t k = 1; k < text.size(); ++k)
      illegal += legal_pair(text[k - 1], text[k]) ? 0 : 1;
    benchmark::DoNotOptimize(illegal);
  }
  done(state, clean().size());
}
BENCHMARK(script_legality);

void segment_words(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(cut_words(letters(), thai().lexicon, thai().words));
  done(state, clean().size());
}
BENCHMARK(segment_words);

void ngram_query(benchmark::State& state) {
  const auto words = cut_words(letters(), thai().lexicon, thai().words);
  for (auto _ : state) {
    NgramState before, after;
    float sum = 0;
    for (const Word& word : words) {
      sum += thai().words.score(before, word.id, after);
      before = after;
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(words.size()) * state.iterations());
}
BENCHMARK(ngram_query);

void lattice_prepare(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(prepare(letters(), true, thai().letters));
  done(state, clean().size());
}
BENCHMARK(lattice_prepare);

/// range(0): does the finder know the text already?
void lattice_arcs(benchmark::State& state) {
  const Paragraph paragraph = prepare(letters(), true, thai().letters);
  const KnowledgeTables& tables = knowledge().tables();
  const auto begin = [&] {
    return std::make_unique<ArcFinder>(thai().lexicon, thai().words, tables.confusions);
  };
  auto finder = begin();
  std::vector<Arc> arcs;
  for (auto _ : state) {
    state.PauseTiming();
    if (state.range(0) == 0) finder = begin();
    state.ResumeTiming();
    finder->open(paragraph);
    finder->expect(paragraph.unknown_cost);
    for (std::uint32_t at = 0; at < letters().size(); ++at) {
      arcs.clear();
      if (is_seen_thai(paragraph.seen[at])) finder->find(at, {}, 0, arcs);
    }
  }
  done(state, clean().size());
}
BENCHMARK(lattice_arcs)->ArgName("known")->Arg(0)->Arg(1);

void whole_river(benchmark::State& state) {
  const std::string& text = state.range(0) == 0 ? clean() : garbled();
  for (auto _ : state) benchmark::DoNotOptimize(find_edits(text, knowledge(), {}));
  done(state, text.size());
}
BENCHMARK(whole_river)->ArgName("garbled")->Arg(0)->Arg(1);

}  // namespace

BENCHMARK_MAIN();
