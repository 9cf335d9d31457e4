// SPDX-License-Identifier: Apache-2.0
#include "edits/overlaps.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/random_text.hpp"

using namespace chamra;

namespace {

Edit edit_at(std::uint64_t begin, std::uint64_t end, double confidence = 0.9,
             Status status = Status::Proposed) {
  Edit edit;
  edit.span = {begin, end};
  edit.confidence = confidence;
  edit.status = status;
  return edit;
}

Chosen choose(const std::vector<Edit>& edits) {
  std::vector<const Edit*> pointers;
  for (const Edit& edit : edits) pointers.push_back(&edit);
  return choose_between_overlaps(pointers);
}

using Indexes = std::vector<std::size_t>;

}  // namespace

TEST_CASE("spans that only touch do not overlap") {
  CHECK(!overlap({0, 3}, {3, 5}));
  CHECK(overlap({0, 4}, {3, 5}));
  CHECK(!overlap({3, 3}, {3, 5}));
  CHECK(!overlap({5, 5}, {3, 5}));
  CHECK(overlap({4, 4}, {3, 5}));
  CHECK(overlap({3, 3}, {3, 3}));
  CHECK(!overlap({3, 3}, {4, 4}));
}

TEST_CASE("of the same bytes, accepted goes before proposed, then the surer, then the earlier") {
  CHECK(choose({edit_at(0, 5, 0.99), edit_at(4, 9, 0.1, Status::Accepted)}).kept == Indexes{1});
  CHECK(choose({edit_at(0, 5, 0.91), edit_at(4, 9, 0.92)}).kept == Indexes{1});
  CHECK(choose({edit_at(4, 9), edit_at(0, 5)}).kept == Indexes{1});
  CHECK(choose({edit_at(0, 9), edit_at(0, 5)}).kept == Indexes{1});
  CHECK(choose({edit_at(0, 5), edit_at(0, 5)}).kept == Indexes{0});
}

TEST_CASE("what gave way is listed with what it gave way to") {
  const Chosen chosen = choose({edit_at(8, 12, 0.5), edit_at(0, 9, 0.6), edit_at(20, 21)});
  CHECK(chosen.kept == Indexes{1, 2});
  REQUIRE(chosen.lost.size() == 1);
  CHECK(chosen.lost[0].edit == 0);
  CHECK(chosen.lost[0].winner == 1);
}

TEST_CASE("the choice is that of trying all pairs") {
  test::Random random(5);
  for (int round = 0; round < 500; ++round) {
    std::vector<Edit> edits;
    for (std::uint64_t k = random.below(12); k > 0; --k) {
      const std::uint64_t begin = random.below(15);
      edits.push_back(edit_at(begin, begin + random.below(4),
                              static_cast<double>(random.below(3)) / 2,
                              random.below(3) == 0 ? Status::Accepted : Status::Proposed));
    }
    Indexes order(edits.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const Edit& x = edits[a];
      const Edit& y = edits[b];
      if (x.status != y.status) return x.status == Status::Accepted;
      if (x.confidence != y.confidence) return x.confidence > y.confidence;
      if (x.span.begin != y.span.begin) return x.span.begin < y.span.begin;
      return x.span.end < y.span.end;
    });
    Indexes kept;
    for (const std::size_t index : order)
      if (std::none_of(kept.begin(), kept.end(),
                       [&](std::size_t k) { return overlap(edits[k].span, edits[index].span); }))
        kept.push_back(index);
    Indexes chosen = choose(edits).kept;
    std::sort(kept.begin(), kept.end());
    std::sort(chosen.begin(), chosen.end());
    REQUIRE(chosen == kept);
  }
}
