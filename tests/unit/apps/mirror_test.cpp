// SPDX-License-Identifier: Apache-2.0
#include "common/mirror.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "common/folders.hpp"
#include "support/temporary_folder.hpp"

using namespace chamra::cli;
using chamra::test::TemporaryFolder;

namespace {

Input page(const std::string& path, const std::string& target) { return {path, target, target}; }

}  // namespace

TEST_CASE("a page is mirrored unless its place is taken, is a page, or lies elsewhere") {
  TemporaryFolder folder;
  folder.write("in/a.txt", "");
  folder.write("out/b.txt", "");
  folder.write("elsewhere/c.txt", "");
  std::filesystem::create_directory_symlink(folder.path("elsewhere"), folder.path("out/link"));
  const std::vector<Input> pages = {page(folder.path("in/a.txt"), "a.txt"),
                                    page(folder.path("out/b.txt"), "b.txt")};
  Mirror mirror(folder.path("out"), pages);
  CHECK(mirror.objection_to(pages[0]).empty());
  CHECK(mirror.objection_to(pages[0]).find("a second page for a.txt") == 0);
  CHECK(mirror.objection_to(pages[1]).find("would be written over") == 0);
  const std::string outside = mirror.objection_to(page(folder.path("in/a.txt"), "link/c.txt"));
  CHECK(outside.find("leads out of") != std::string::npos);
  CHECK(mirror.objection_to(page("-", "-")).find("standard input has no name") == 0);
}

TEST_CASE("what cannot be looked up lies where it is named") {
  CHECK(where_it_lies("").empty());
  CHECK(where_it_lies("/nowhere/../nothing") == "/nothing");
}
