// SPDX-License-Identifier: Apache-2.0
#include "common/ledger_log.hpp"

#include <catch2/catch.hpp>

#include "support/temporary_folder.hpp"

using namespace chamra;
using namespace chamra::cli;
using Catch::Contains;
using chamra::test::TemporaryFolder;

namespace {

/// "x" at the start of a file of one byte becomes "yy", or so they say.
LedgerEvent event(const std::string& file, const std::string& old_sha256,
                  const std::string& new_sha256) {
  return {file,
          "",
          {1, old_sha256},
          {2, new_sha256},
          {{Action::Apply, old_sha256 + new_sha256, {0, 1}, {}, "x", "yy"}}};
}

LedgerLog open(const TemporaryFolder& folder) {
  auto log = LedgerLog::open(folder.path("l"), "t");
  REQUIRE(log);
  return std::move(*log);
}

bool append(LedgerLog& log, const LedgerEvent& one) { return log.append(one).has_value(); }

}  // namespace

TEST_CASE("a ledger is made when there is something to put into it, and read again") {
  TemporaryFolder folder;
  {
    LedgerLog log = open(folder);
    CHECK(!folder.has("l"));
    REQUIRE(append(log, event("p", "A", "B")));
    REQUIRE(append(log, event("q", "A", "B")));
  }
  const LedgerLog log = open(folder);
  CHECK(log.files() == std::vector<std::string>{"p", "q"});
  CHECK(log.history("p").states() == 2);
  CHECK(log.history("r").states() == 0);
  CHECK(log.knows("AB"));
  CHECK(log.knows("AB", "q"));
  CHECK(!log.knows("AB", "r"));
  CHECK(!log.knows("XY"));
}

TEST_CASE("work done again after a kill is not written down again") {
  TemporaryFolder folder;
  LedgerLog first = open(folder);
  REQUIRE(append(first, event("p", "A", "B")));
  const std::string once = folder.read("l");
  REQUIRE(append(first, event("p", "A", "B")));
  CHECK(folder.read("l") == once);
  REQUIRE(append(first, event("p", "B", "C")));
  REQUIRE(append(first, event("p", "A", "B")));
  CHECK(folder.read("l").size() > 2 * once.size());
}

TEST_CASE("a torn end is cut off when the next event is written") {
  TemporaryFolder folder;
  std::string whole;
  {
    LedgerLog log = open(folder);
    REQUIRE(append(log, event("p", "A", "B")));
    whole = folder.read("l");
    REQUIRE(append(log, event("q", "A", "B")));
  }
  const std::string both = folder.read("l");
  for (const std::size_t size : {whole.size(), whole.size() + 1, both.size() - 1}) {
    folder.write("l", both.substr(0, size));
    LedgerLog log = open(folder);
    CHECK(log.files() == std::vector<std::string>{"p"});
    REQUIRE(append(log, event("q", "A", "B")));
    CHECK(folder.read("l") == both);
  }
}

TEST_CASE("an event can be taken back") {
  TemporaryFolder folder;
  LedgerLog log = open(folder);
  REQUIRE(append(log, event("p", "A", "B")));
  const std::string before = folder.read("l");
  REQUIRE(append(log, event("q", "A", "B")));
  log.take_back();
  CHECK(folder.read("l") == before);
  log.begin("q");
  REQUIRE(log.add({Action::Apply, "1", {0, 1}, {}, "x", "yy"}).has_value());
  log.take_back();
  log.begin("q");
  REQUIRE(log.end({1, "A"}, {1, "A"}).has_value());
  log.take_back();
  CHECK(folder.read("l") == before);
  REQUIRE(append(log, event("q", "A", "B")));
  CHECK(folder.read("l") != before);
}

TEST_CASE("two runs do not write one ledger at once") {
  TemporaryFolder folder;
  {
    LedgerLog log = open(folder);
    LedgerLog late = open(folder);
    REQUIRE(append(log, event("p", "A", "B")));
    CHECK_THAT(late.append(event("p", "A", "B")).error().message, Contains("another run"));
    CHECK_THAT(LedgerLog::open(folder.path("l"), "t").error().message, Contains("another run"));
  }
  CHECK(LedgerLog::open(folder.path("l"), "t").has_value());
}

TEST_CASE("a ledger that cannot be written is told") {
  TemporaryFolder folder;
  auto full = LedgerLog::open("/dev/full", "t");
  REQUIRE(full);
  CHECK_THAT(full->append(event("p", "A", "B")).error().text(),
             Contains("/dev/full: not written (no space left on device)"));
  auto nowhere = LedgerLog::open(folder.path("no/such/l"), "t");
  REQUIRE(nowhere);
  CHECK_THAT(nowhere->append(event("p", "A", "B")).error().message, Contains("not written"));
}
