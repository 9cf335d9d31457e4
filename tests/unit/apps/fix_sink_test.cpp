// SPDX-License-Identifier: Apache-2.0
#include "chamra-fix/fix_sink.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "ledger/ledger_file.hpp"
#include "support/temporary_folder.hpp"

using namespace chamra;
using namespace chamra::cli;

namespace {

/// Keeps pages in memory; fails where it is told to.
class Shelf final : public Destination {
 public:
  Outcome begin(const Input&) override { return outcome_of("begin"); }
  Outcome write(std::string_view bytes) override {
    page += bytes;
    return outcome_of("write");
  }
  Outcome prepare() override { return outcome_of("prepare"); }
  Outcome commit() override {
    pages.push_back(std::exchange(page, ""));
    return Done{};
  }
  void abandon() override { page.clear(); }
  [[nodiscard]] bool is_shared() const override { return false; }

  std::string page, failing;
  std::vector<std::string> pages;

 private:
  [[nodiscard]] Outcome outcome_of(const std::string& step) const {
    return step == failing ? Outcome(Error{"shelf", 0, "broken"}) : Outcome(Done{});
  }
};

Edit edit_of(std::uint64_t begin, std::string before, std::string after, double confidence) {
  Edit edit;
  edit.span = {begin, begin + before.size()};
  edit.before = std::move(before);
  edit.after = std::move(after);
  edit.confidence = confidence;
  return edit;
}

struct Run {
  explicit Run(std::string failing = "") { shelf.failing = std::move(failing); }

  void page(const std::string& bytes, const std::vector<Edit>& edits) {
    sink.begun(plan[0].input);
    sink.piece({bytes, {}}, edits);
    sink.finished({"p", bytes.size(), ""});
  }

  std::vector<PlannedInput> plan = {{{"p", "p", "p"}, false, {}}};
  Shelf shelf;
  Console console{"t"};
  FixSink sink{plan, {{0.9}, false}, shelf, {}, console};
};

}  // namespace

TEST_CASE("sure corrections are applied, the others counted as proposals") {
  Run run;
  run.page("abcd", {edit_of(0, "a", "A", 0.95), edit_of(2, "c", "C", 0.5)});
  CHECK(run.shelf.pages == std::vector<std::string>{"Abcd"});
  CHECK(run.sink.summary().all_changed() == 1);
  CHECK(run.sink.summary().all_proposed() == 1);
  CHECK(run.console.exit_code() == 0);
}

TEST_CASE("a correction that would change line breaks is only proposed") {
  Run run;
  run.page("a\nb", {edit_of(1, "\n", " ", 1)});
  CHECK(run.shelf.pages == std::vector<std::string>{"a\nb"});
  CHECK(run.sink.summary().all_proposed() == 1);
}

TEST_CASE("corrections that contradict each other leave the page as it is, and are told") {
  Run run;
  run.page("abcd", {edit_of(0, "ab", "X", 1), edit_of(1, "bc", "Y", 1)});
  CHECK(run.shelf.pages == std::vector<std::string>{"abcd"});
  CHECK(run.sink.summary().all_changed() == 0);
  CHECK(run.console.had_trouble());
}

TEST_CASE("the ledger hears of what was applied, before the page is in place") {
  const test::TemporaryFolder folder;
  auto log = LedgerLog::open(folder.path("l"), "t");
  REQUIRE(log);
  for (const std::string failing : {"prepare", ""}) {
    Shelf shelf;
    shelf.failing = failing;
    const std::vector<PlannedInput> plan = {{{"p", "p", "p"}, false, {}, "sub/p"}};
    Console console("t");
    FixSink sink(plan, {{0.9}, false}, shelf, {nullptr, nullptr, &*log}, console);
    sink.begun(plan[0].input);
    sink.piece({"abcd", {}}, {edit_of(0, "a", "AA", 1), edit_of(2, "c", "C", 0.5)});
    sink.piece({"efgh", {4, 1, 1}}, {edit_of(5, "f", "F", 1)});
    sink.finished({"p", 8, sha256_hex("abcdefgh")});
    if (!failing.empty()) {
      CHECK((!folder.has("l") || parse_ledger(folder.read("l"), "l")->events.empty()));
      continue;
    }
    const auto ledger = parse_ledger(folder.read("l"), "l");
    REQUIRE(ledger);
    REQUIRE(ledger->events.size() == 1);
    const LedgerEvent& event = ledger->events[0];
    CHECK(event.file == "sub/p");
    CHECK(event.old_state == FileState{8, sha256_hex("abcdefgh")});
    CHECK(event.new_state == FileState{9, sha256_hex("AAbcdeFgh")});
    REQUIRE(event.changes.size() == 2);
    CHECK(event.changes[1].id == id_of("p", edit_of(5, "f", "F", 1)));
    CHECK(event.changes[1].new_span == ByteSpan{6, 7});
  }
}

TEST_CASE("a page that cannot be written is not counted and not put in place") {
  for (const std::string step : {"begin", "write", "prepare"}) {
    Run run(step);
    run.page("abcd", {edit_of(0, "a", "A", 1)});
    CAPTURE(step);
    CHECK(run.shelf.pages.empty());
    CHECK(run.shelf.page.empty());
    CHECK(run.sink.summary().files == 0);
    CHECK(run.sink.summary().all_changed() == 0);
    CHECK(run.console.exit_code() == 2);
  }
}
