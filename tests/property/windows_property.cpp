// SPDX-License-Identifier: Apache-2.0
// Where a window ends depends on the bytes of the document alone.
#include <catch2/catch.hpp>

#include "correct/document.hpp"
#include "support/random_text.hpp"
#include "text/windows.hpp"

using namespace chamra;
using chamra::test::Random;

namespace {

/// Gives `text` in reads of random sizes.
ReadMore in_random_reads(const std::string& text, Random& random, std::size_t largest) {
  return [&text, &random, largest,
          at = std::size_t{0}](std::string& buffer) mutable -> Result<std::size_t> {
    const std::string piece = text.substr(at, 1 + random.below(largest));
    at += piece.size();
    buffer += piece;
    return piece.size();
  };
}

std::vector<std::string> windows_of(ReadMore read_more) {
  WindowCutter cutter(std::move(read_more));
  std::vector<std::string> out;
  for (;;) {
    auto window = cutter.next();
    REQUIRE(window);
    if (!*window) return out;
    out.push_back((*window)->bytes);
  }
}

std::string joined(const std::vector<std::string>& windows) {
  std::string out;
  for (const std::string& window : windows) out += window;
  return out;
}

}  // namespace

TEST_CASE("any chunking of a document gives the same windows, and together they are the document") {
  const auto seed = GENERATE(range(0, 40));
  Random random(static_cast<std::uint64_t>(seed));
  const std::string text = seed % 4 == 0   ? chamra::test::random_bytes(random, 400000)
                           : seed % 4 == 1 ? std::string(600000, "\xE0 xa"[seed / 4 % 4])
                                           : chamra::test::random_text(random, 20000);
  const auto whole = windows_of(in_random_reads(text, random, 1U << 30U));
  CHECK(joined(whole) == text);
  for (const std::size_t largest : {100U, 5000U, 300000U}) {
    CAPTURE(seed, largest);
    CHECK(windows_of(in_random_reads(text, random, largest)) == whole);
  }
}

TEST_CASE("an early answer is the answer that the whole document gives") {
  Random random(7);
  const std::string text = chamra::test::random_text(random, 3000);
  const std::size_t end = window_end(text, true);
  for (std::size_t size = 0; size <= text.size(); size += 997) {
    const std::size_t early = window_end(std::string_view(text).substr(0, size), false);
    CHECK((early == 0 || early == end));
  }
}
