// SPDX-License-Identifier: Apache-2.0
#include "chamra-apply/page_file.hpp"

#include <catch2/catch.hpp>

#include "edits/digest.hpp"
#include "support/temporary_folder.hpp"

using namespace chamra;
using namespace chamra::cli;
using Catch::Contains;
using chamra::test::TemporaryFolder;

namespace {

Result<std::string> copy(const PageFile& page, const std::vector<Change>& changes) {
  std::string out;
  const auto written = page.copy(changes, [&](std::string_view bytes) {
    out += bytes;
    return Outcome(Done{});
  });
  if (!written) return written.error();
  CHECK(*written == FileState{out.size(), sha256_hex(out)});
  return out;
}

Change change(std::uint64_t begin, const std::string& before, const std::string& after) {
  return {Action::Apply, "", {begin, begin + before.size()}, {}, before, after};
}

}  // namespace

TEST_CASE("a page larger than what is read at once is copied with its changes") {
  TemporaryFolder folder;
  std::string text;
  for (int k = 0; k < 50000; ++k) text += std::to_string(k) + ' ';
  folder.write("p", text);
  const auto page = PageFile::open(folder.path("p"));
  REQUIRE(page);
  CHECK(page->state() == FileState{text.size(), sha256_hex(text)});
  CHECK(*copy(*page, {}) == text);
  const std::string middle = text.substr(100, 200000);
  CHECK(page->holds({100, 200100}, middle));
  CHECK(!page->holds({101, 200101}, middle));
  CHECK(!page->holds({text.size(), text.size() + 1}, "x"));
  CHECK(!page->holds({5, 4}, ""));
  CHECK(
      *copy(*page, {change(0, "", "<"), change(100, middle, "!"), change(text.size(), "", ">")}) ==
      "<" + text.substr(0, 100) + "!" + text.substr(200100) + ">");
}

TEST_CASE("a page that changes while it is worked on is noticed") {
  TemporaryFolder folder;
  folder.write("p", "one two");
  const auto page = PageFile::open(folder.path("p"));
  REQUIRE(page);
  CHECK(page->is_unchanged());
  folder.write("p", "one TWO");
  CHECK_THAT(copy(*page, {change(0, "one", "1")}).error().message, Contains("changed while"));
  CHECK_THAT(copy(*page, {change(4, "two", "2")}).error().message, Contains("changed while"));
  folder.write("p", "one");
  CHECK(!page->is_unchanged());
  CHECK_THAT(copy(*page, {}).error().message, Contains("changed while"));
}

TEST_CASE("folders, pipes and missing files are told") {
  TemporaryFolder folder;
  CHECK_THAT(PageFile::open(folder.path()).error().message, Contains("not a regular file"));
  CHECK_THAT(PageFile::open(folder.path("p")).error().message, Contains("no such file"));
}
