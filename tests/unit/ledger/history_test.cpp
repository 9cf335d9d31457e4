// SPDX-License-Identifier: Apache-2.0
#include "ledger/history.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

namespace {

LedgerEvent event(const std::string& old_sha256, const std::string& new_sha256) {
  return {"p", "t", {1, old_sha256}, {1, new_sha256}, {}};
}

std::string states(const History& history) {
  std::string out;
  for (std::size_t k = 0; k < history.states(); ++k) out += history.state(k).sha256;
  return out;
}

History history_of(const std::vector<LedgerEvent>& events) {
  History history;
  for (const LedgerEvent& one : events) history.add(one);
  return history;
}

}  // namespace

TEST_CASE("events that follow each other make one history") {
  CHECK(states(history_of({event("A", "B"), event("B", "C")})) == "ABC");
}

TEST_CASE("an event that never came to pass is forgotten by the one after it") {
  CHECK(states(history_of({event("A", "B"), event("B", "C"), event("B", "D")})) == "ABD");
}

TEST_CASE("a page made anew from its source begins where it began") {
  CHECK(states(history_of({event("A", "B"), event("B", "C"), event("A", "D")})) == "AD");
}

TEST_CASE("a page changed by others begins a new history") {
  CHECK(states(history_of({event("A", "B"), event("X", "Y")})) == "XY");
}

TEST_CASE("after an undo, the last of equal states counts") {
  const auto history = history_of({event("A", "B"), event("B", "A"), event("A", "C")});
  CHECK(states(history) == "ABAC");
  CHECK(history.state_with("A") == std::optional<std::size_t>(2));
}

TEST_CASE("a history goes back to the state that the file is in, if it knows it") {
  History history = history_of({event("A", "B"), event("B", "C")});
  CHECK(!history.stand_on("X"));
  CHECK(states(history) == "ABC");
  CHECK(history.stand_on("B"));
  CHECK(states(history) == "AB");
  CHECK(history.stand_on("A"));
  CHECK(history.states() == 0);
}
