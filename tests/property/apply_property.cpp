// SPDX-License-Identifier: Apache-2.0
// Applying nothing changes nothing, and what was applied can be taken out again, whatever the
// bytes.
#include <catch2/catch.hpp>

#include "edits/apply.hpp"
#include "support/random_text.hpp"

using namespace chamra;
using chamra::test::Random;

namespace {

/// Edits at random places that keep the line breaks they cover.
std::vector<Edit> random_edits(const std::string& bytes, Random& random) {
  std::vector<Edit> edits;
  for (std::size_t at = random.below(50); at < bytes.size(); at += 1 + random.below(50)) {
    Edit edit;
    edit.before = bytes.substr(at, random.below(12));
    edit.span = {at, at + edit.before.size()};
    std::string after;
    for (const char byte : edit.before)
      if (byte == '\n' || byte == '\r' || byte == '\f' || random.below(2) == 0) after += byte;
    edit.after = after + std::string(random.below(4), '*');
    at = edit.span.end;
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace

TEST_CASE("applying nothing gives the page, byte for byte") {
  Random random(1);
  for (int k = 0; k < 50; ++k) {
    const std::string page = chamra::test::random_bytes(random, random.below(3000));
    CHECK(*apply_edits(page, {}) == page);
  }
}

TEST_CASE("applying and then taking back gives the page, byte for byte") {
  Random random(2);
  for (int k = 0; k < 200; ++k) {
    const std::string page = chamra::test::random_text(random, random.below(300));
    const auto edits = random_edits(page, random);
    const auto mended = apply_edits(page, edits);
    REQUIRE(mended);
    const auto back = apply_edits(*mended, inverse(edits));
    REQUIRE(back);
    CHECK(*back == page);
  }
}

TEST_CASE("bytes between corrections stay, in their order") {
  Random random(3);
  for (int k = 0; k < 100; ++k) {
    const std::string page = chamra::test::random_bytes(random, 2000);
    const auto edits = random_edits(page, random);
    const std::string mended = *apply_edits(page, edits);
    std::size_t in_page = 0;
    std::size_t in_mended = 0;
    for (const Edit& edit : edits) {
      const std::size_t kept = edit.span.begin - in_page;
      REQUIRE(mended.substr(in_mended, kept) == page.substr(in_page, kept));
      in_mended += kept + edit.after->size();
      in_page = edit.span.end;
    }
    CHECK(mended.substr(in_mended) == page.substr(in_page));
  }
}
