// SPDX-License-Identifier: Apache-2.0
// Whatever was done to a page in however many runs, any of it can be taken back.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "edits/apply.hpp"
#include "ledger/ledger_file.hpp"
#include "support/random_text.hpp"
#include "support/written_page.hpp"

using namespace chamra;
using chamra::test::Random;
using chamra::test::requests_for;
using chamra::test::WrittenPage;

namespace {

std::string random_after(const std::string& before, Random& random) {
  std::string after;
  for (const char byte : before)
    if (byte == '\n' || byte == '\r' || byte == '\f' || random.below(2) == 0) after += byte;
  return after + std::string(random.below(4), '*');
}

/// Edits at random places that do not overlap, some of them insertions and deletions.
std::vector<Edit> random_edits(const std::string& text, Random& random, std::size_t gap) {
  std::vector<Edit> edits;
  for (std::size_t at = random.below(gap); at < text.size(); at += random.below(gap)) {
    std::string before = text.substr(at, random.below(12));
    std::string after = random_after(before, random);
    if (before == after) after += '+';
    edits.push_back(test::sure_edit(at, std::move(before), std::move(after)));
    // Two insertions at one place would contradict each other.
    at = edits.back().span.end + (edits.back().before.empty() ? 1 : random.below(2));
  }
  return edits;
}

std::vector<Edit> some_of(const std::vector<Edit>& edits, Random& random) {
  std::vector<Edit> out;
  for (const Edit& edit : edits)
    if (random.below(2) == 0) out.push_back(edit);
  return out;
}

std::string random_page(Random& random) {
  return random.below(2) == 0 ? test::random_text(random, random.below(60))
                              : test::random_bytes(random, random.below(400));
}

}  // namespace

TEST_CASE("corrections of one page made in any runs, some taken back, are as if never made") {
  Random random(11);
  for (int round = 0; round < 300; ++round) {
    const std::string original = random_page(random);
    const std::vector<Edit> all = random_edits(original, random, 40);
    WrittenPage page(original);
    const bool known = random.below(4) != 0;
    std::map<std::string, Edit> in_force;
    for (int run = 0; run < 4; ++run) {
      const auto edits = some_of(all, random);
      const auto requests = requests_for(original, edits, known);
      const auto plan = page.plan(requests);
      REQUIRE(plan);
      CHECK(plan->left_out.empty());
      page.make(plan->changes);
      for (const auto& asked : requests.edits) in_force.emplace(asked.id, asked.edit);

      UndoWish wish{false, {}};
      for (const auto& [id, edit] : in_force)
        if (random.below(3) == 0) wish.ids.insert(id);
      page.undo(wish);
      for (const std::string& id : wish.ids) in_force.erase(id);
      std::vector<Edit> left;
      for (const Edit& edit : all)
        if (in_force.contains(id_of("p", edit))) left.push_back(edit);
      REQUIRE(page.text == *apply_edits(original, left));
    }
    page.undo({});
    REQUIRE(page.text == original);
  }
}

TEST_CASE("corrections of corrections, in many runs, lead back to the page") {
  Random random(12);
  for (int round = 0; round < 300; ++round) {
    const std::string original = random_page(random);
    WrittenPage page(original);
    std::size_t number = 0;
    for (int run = 0; run < 6; ++run) {
      std::vector<Change> changes;
      for (const Edit& edit : random_edits(page.text, random, 30))
        changes.push_back(
            {Action::Apply, std::to_string(number++), edit.span, {}, edit.before, *edit.after});
      page.make(std::move(changes));
      UndoWish wish{false, {}};
      for (std::size_t id = 0; id < number; ++id)
        if (random.below(5) == 0) wish.ids.insert(std::to_string(id));
      page.undo(wish);
      const auto covered = covered_wishes(page.history, wish);
      for (const auto& standing : page.history.states() > 0 ? page.history.since(0).standing()
                                                            : std::vector<Pieces::Standing>())
        if (wish.ids.contains(standing.change->id))
          REQUIRE(std::find(covered.begin(), covered.end(), standing.change->id) != covered.end());
    }
    page.undo({});
    REQUIRE(page.text == original);
  }
}

TEST_CASE("doing the same again does nothing, from whatever state the corrections were made for") {
  Random random(13);
  for (int round = 0; round < 200; ++round) {
    WrittenPage page(random_page(random));
    std::vector<FileRequests> asked;
    for (int run = 0; run < 3; ++run) {
      asked.push_back(requests_for(page.text, random_edits(page.text, random, 60)));
      const auto plan = page.plan(asked.back());
      REQUIRE(plan);
      page.make(plan->changes);
      const auto again = page.plan(asked.back());
      REQUIRE(again);
      CHECK(again->changes.empty());
      CHECK(again->already.size() == asked.back().edits.size());
    }
  }
}

TEST_CASE("a ledger read back says the same, torn wherever a kill strikes") {
  Random random(14);
  for (int round = 0; round < 40; ++round) {
    WrittenPage page(random_page(random));
    for (int run = 0; run < 4; ++run) {
      const auto requests = requests_for(page.text, random_edits(page.text, random, 60));
      page.make(page.plan(requests)->changes);
    }
    std::string text = ledger_header_line("t");
    std::vector<std::size_t> whole = {text.size()};
    for (const LedgerEvent& event : page.events) {
      for (const Change& change : event.changes) text += change_line(event.file, change);
      text += event_end_line(event);
      whole.push_back(text.size());
    }
    for (int cut = 0; cut < 20; ++cut) {
      const std::size_t at = cut == 0 ? text.size() : random.below(text.size() + 1);
      const auto ledger = parse_ledger(std::string_view(text).substr(0, at), "l");
      REQUIRE(ledger);
      const auto events = static_cast<std::size_t>(std::count_if(
          whole.begin() + 1, whole.end(), [&](std::size_t end) { return end <= at; }));
      CHECK(ledger->events.size() == events);
      CHECK(ledger->whole_bytes == (at < whole[0] ? 0 : whole[events]));
      for (std::size_t k = 0; k < events; ++k) {
        CHECK(event_end_line(ledger->events[k]) == event_end_line(page.events[k]));
        for (std::size_t c = 0; c < page.events[k].changes.size(); ++c)
          CHECK(change_line("p", ledger->events[k].changes[c]) ==
                change_line("p", page.events[k].changes[c]));
      }
    }
  }
}
