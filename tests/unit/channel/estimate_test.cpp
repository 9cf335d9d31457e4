// SPDX-License-Identifier: Apache-2.0
#include "channel/estimate.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "channel/letter_path.hpp"
#include "support/random_text.hpp"

using namespace chamra;
using chamra::test::Random;

namespace {

struct Row {
  double count = 0, of = 0;
};

/// By "meant>seen".
std::map<std::string, Row> rows_of(const std::string& table) {
  std::map<std::string, Row> rows;
  std::istringstream lines(table);
  std::string line;
  std::getline(lines, line);
  REQUIRE(line == "meant\tseen\tcount\tof");
  while (std::getline(lines, line)) {
    std::vector<std::string> fields(1);
    for (const char byte : line) {
      if (byte == '\t') fields.emplace_back();
      if (byte != '\t') fields.back() += byte;
    }
    REQUIRE(fields.size() == 4);
    rows[fields[0] + '>' + fields[1]] = {std::strtod(fields[2].c_str(), nullptr),
                                         std::strtod(fields[3].c_str(), nullptr)};
  }
  return rows;
}

std::u32string some_line(Random& random) {
  static const std::u32string letters = U"กงจชดนบปมยรลวสหอาเ";
  std::u32string line;
  for (unsigned k = 0; k < 60; ++k) line += letters[random.below(letters.size())];
  return line;
}

}  // namespace

TEST_CASE("a planted confusion is found, with how often it was made and might have been") {
  Random random(1);
  std::vector<AlignedPair> pairs;
  double planted = 0, places = 0;
  for (unsigned k = 0; k < 60; ++k) {
    AlignedPair pair{some_line(random), {}};
    for (const char32_t letter : pair.meant) {
      const bool confused = letter == U'ด' && random.below(3) == 0;
      places += letter == U'ด' ? 1 : 0;
      planted += confused ? 1 : 0;
      pair.seen += confused ? U'ต' : letter;
    }
    pairs.push_back(pair);
  }
  ConfusionEstimator estimator;
  estimator.learn(pairs, 6);
  const std::string table = estimator.table(0.75);
  CHECK(table.find("\nด\tต\t") == table.find('\n'));  // the first row
  const auto rows = rows_of(table);
  REQUIRE(rows.contains("ด>ต"));
  CHECK(rows.at("ด>ต").count == Approx(planted).epsilon(0.1));
  CHECK(rows.at("ด>ต").of == places);
  for (const auto& [name, row] : rows) {
    CAPTURE(name);
    if (name != "ด>ต") CHECK(row.count < planted / 4);
  }
}

TEST_CASE("a letter that is read as two is learnt as one confusion") {
  Random random(2);
  std::vector<AlignedPair> pairs;
  double planted = 0;
  for (unsigned k = 0; k < 60; ++k) {
    AlignedPair pair{some_line(random), {}};
    for (char32_t& letter : pair.meant) {
      if (letter == U'า') letter = U'ำ';
      const bool confused = letter == U'ำ' && random.below(2) == 0;
      planted += confused ? 1 : 0;
      if (confused) pair.seen += U"\u0E48\u0E32";
      if (!confused) pair.seen += letter;
    }
    pairs.push_back(pair);
  }
  ConfusionEstimator estimator;
  estimator.learn(pairs, 6);
  const auto rows = rows_of(estimator.table(0.75));
  REQUIRE(rows.contains("ำ>\u0E48\u0E32"));
  CHECK(rows.at("ำ>\u0E48\u0E32").count > planted / 2);
}

TEST_CASE("pages without errors teach nothing") {
  Random random(3);
  std::vector<AlignedPair> pairs;
  for (unsigned k = 0; k < 10; ++k) {
    const std::u32string line = some_line(random);
    pairs.push_back({line, line});
  }
  ConfusionEstimator estimator;
  estimator.learn(pairs, 3);
  CHECK(estimator.table(0.01) == "meant\tseen\tcount\tof\n");
}

TEST_CASE("what was expected too rarely is left out") {
  ConfusionEstimator estimator;
  estimator.learn({{U"กงดนบดมยดรล", U"กงตนบดมยดรล"}}, 3);
  CHECK(rows_of(estimator.table(0.5)).contains("ด>ต"));
  CHECK(rows_of(estimator.table(5)).empty());
}

namespace {

using Costs = std::vector<std::vector<unsigned>>;

/// Of all beginnings of two texts of Thai letters: every cell, whatever it is worth.
Costs all_costs(std::u32string_view meant, std::u32string_view seen) {
  Costs costs(meant.size() + 1, std::vector<unsigned>(seen.size() + 1));
  for (unsigned i = 0; i <= meant.size(); ++i) {
    for (unsigned j = 0; j <= seen.size(); ++j) {
      costs[i][j] = i + j;
      if (i == 0 || j == 0) continue;
      const unsigned differs = meant[i - 1] == seen[j - 1] ? 0 : 1;
      costs[i][j] =
          std::min({costs[i - 1][j - 1] + differs, costs[i - 1][j] + 1, costs[i][j - 1] + 1});
    }
  }
  return costs;
}

/// The way back from the end: letters are paired before one is dropped, dropped before one is
/// added.
std::vector<std::uint32_t> way_back(std::u32string_view meant, std::u32string_view seen) {
  const Costs costs = all_costs(meant, seen);
  std::vector<std::uint32_t> path(meant.size() + 1);
  for (auto i = static_cast<std::uint32_t>(meant.size()),
            j = static_cast<std::uint32_t>(seen.size());
       ;) {
    path[i] = j;
    if (i == 0) return path;
    const unsigned differs = j > 0 && meant[i - 1] == seen[j - 1] ? 0 : 1;
    if (j > 0 && costs[i][j] == costs[i - 1][j - 1] + differs)
      --i, --j;
    else if (costs[i][j] == costs[i - 1][j] + 1)
      --i;
    else
      --j;
  }
}

/// Some letters lost, added or misread, and perhaps a long stretch lost or added at one place.
std::u32string altered(const std::u32string& text, Random& random) {
  std::u32string out;
  const std::uint64_t share = 1 + random.below(20), gap = random.below(3 * text.size() + 1);
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (k == gap && random.below(2) == 0) k += random.below(50);
    if (k == gap) out += some_line(random);
    const std::uint64_t fate = random.below(4 * share);
    if (fate == 0 || k >= text.size()) continue;
    out += fate == 1 ? U'ฟ' : text[k];
    if (fate == 2) out += U'ฬ';
  }
  return out;
}

}  // namespace

TEST_CASE("the cheapest alignment is found however far the texts part") {
  Random random(4);
  for (unsigned round = 0; round < 300; ++round) {
    std::u32string meant;
    for (std::uint64_t lines = random.below(5); lines > 0; --lines) meant += some_line(random);
    const std::u32string seen = altered(meant, random);
    CAPTURE(round, meant.size(), seen.size());
    REQUIRE(align_letters(meant, seen) == way_back(meant, seen));
  }
}

TEST_CASE("texts that have nothing in common are aligned, too") {
  const std::u32string meant(150, U'ก'), seen(70, U'ฮ');
  CHECK(align_letters(meant, seen) == way_back(meant, seen));
  CHECK(align_letters({}, seen).front() == 70);
  CHECK(align_letters(meant, {}).back() == 0);
}
