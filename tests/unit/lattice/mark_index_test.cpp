// SPDX-License-Identifier: Apache-2.0
#include "lattice/mark_index.hpp"

#include <catch2/catch.hpp>

using chamra::MarkIndex;

TEST_CASE("marks are found by the number they came with, few or many") {
  MarkIndex index;
  const std::uint32_t many = 1000;
  for (std::uint32_t k = 0; k < many; ++k) {
    index.add(k * k);
    for (const std::uint32_t known : {0U, k / 2, k})
      REQUIRE(index.find(known * known, [](std::size_t) { return true; }) == known);
    REQUIRE(index.find(k * k + many * many, [](std::size_t) { return true; }) == MarkIndex::none);
  }
  index.clear();
  CHECK(index.find(0, [](std::size_t) { return true; }) == MarkIndex::none);
}

TEST_CASE("of marks that are alike all are asked whether they fit, and no other is") {
  const unsigned others = GENERATE(3U, 300U);
  MarkIndex index;
  index.add(7);
  for (unsigned k = 0; k < others; ++k) index.add(100 + k);
  index.add(7);
  std::vector<std::size_t> asked;
  CHECK(index.find(7, [&](std::size_t k) {
    asked.push_back(k);
    return false;
  }) == MarkIndex::none);
  CHECK(asked == std::vector<std::size_t>{0, others + 1});
  CHECK(index.find(7, [&](std::size_t k) { return k > 0; }) == others + 1);
}

TEST_CASE("however many marks there are, finding one looks at a handful") {
  MarkIndex index;
  for (std::uint32_t k = 0; k < 5000; ++k) index.add(k * 0x9E3779B1U);
  std::size_t asked = 0;
  for (std::uint32_t k = 0; k < 5000; ++k) {
    const auto fits = [&](std::size_t) { return ++asked > 0; };
    CHECK(index.find(k * 0x9E3779B1U, fits) == k);
  }
  CHECK(asked == 5000);
}
