// SPDX-License-Identifier: Apache-2.0
#include "common/input.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/temporary_folder.hpp"

using namespace chamra::cli;
using chamra::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

Names names_of(const std::vector<Input>& inputs) {
  Names out;
  for (const Input& input : inputs) out.push_back(input.name);
  return out;
}

}  // namespace

TEST_CASE("no path means standard input") {
  Console console("t");
  const auto inputs = find_inputs({}, console);
  REQUIRE(inputs.size() == 1);
  CHECK(inputs[0].is_standard_input());
}

TEST_CASE("a folder is walked in the order of its relative names, and only what fits is taken") {
  TemporaryFolder folder;
  for (const char* name :
       {"b/2.txt", "a.txt", "b/1.txt", "b.txt", "b/notes.md", ".chamra-state.jsonl", "c/d/e.txt"})
    folder.write(name, "");
  Console console("t");
  CHECK(names_of(find_inputs({{folder.path()}}, console)) ==
        Names{"a.txt", "b.txt", "b/1.txt", "b/2.txt", "c/d/e.txt"});
  CHECK(names_of(find_inputs({{folder.path()}, {"b/*.txt"}}, console)) ==
        Names{"b/1.txt", "b/2.txt"});
  CHECK(names_of(find_inputs({{folder.path()}, {"*.md", "a*"}}, console)) ==
        Names{"a.txt", "b/notes.md"});
  CHECK(names_of(find_inputs({{folder.path()}, {"*"}}, console)).size() == 6);
  CHECK(!console.had_trouble());
}

TEST_CASE("pages called alike in two folders keep apart") {
  TemporaryFolder folder;
  folder.write("x/p.txt", "");
  folder.write("y/p.txt", "");
  Console console("t");
  const auto inputs = find_inputs({{folder.path("x"), folder.path("y/")}}, console);
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[0].target == "x/p.txt");
  CHECK(inputs[1].target == "y/p.txt");
  CHECK(inputs[0].name != inputs[1].name);
}

TEST_CASE("a named file is taken whatever its name, and keeps it") {
  TemporaryFolder folder;
  folder.write("page.ocr", "");
  Console console("t");
  const auto inputs = find_inputs({{folder.path("page.ocr")}}, console);
  REQUIRE(inputs.size() == 1);
  CHECK(inputs[0].name == "page.ocr");
  CHECK(inputs[0].target == "page.ocr");
}

TEST_CASE("names lead down from the current folder, or are those of the files alone") {
  TemporaryFolder folder;
  folder.write("a/p.txt", "");
  const fs::path before = fs::current_path();
  fs::current_path(folder.path("a"));
  const auto name_of = [](const std::string& path) {
    Console console("t");
    return find_inputs({{path}}, console).at(0).name;
  };
  CHECK(name_of("p.txt") == "p.txt");
  CHECK(name_of("./p.txt") == "p.txt");
  CHECK(name_of("../a/p.txt") == "p.txt");
  fs::current_path(folder.path());
  CHECK(name_of((fs::current_path() / "a/p.txt").string()) == "a/p.txt");
  CHECK(name_of("a/../a/p.txt") == "a/p.txt");
  fs::current_path(before);
}

TEST_CASE("a folder that contains itself is walked once and complained of") {
  TemporaryFolder folder;
  folder.write("a/p.txt", "");
  fs::create_directory_symlink("..", folder.path("a/loop"));
  Console console("t");
  CHECK(names_of(find_inputs({{folder.path()}}, console)) == Names{"a/p.txt"});
  CHECK(console.had_trouble());
}

TEST_CASE("links that lead crosswise end") {
  TemporaryFolder folder;
  for (int k = 0; k < 30; ++k) fs::create_directory(folder.path("d" + std::to_string(k)));
  for (int k = 0; k + 1 < 30; ++k)
    for (const char* name : {"/a", "/b"})
      fs::create_directory_symlink("../d" + std::to_string(k + 1),
                                   folder.path("d" + std::to_string(k) + name));
  folder.write("d29/p.txt", "");
  Console console("t");
  CHECK_FALSE(find_inputs({{folder.path()}}, console).empty());
  CHECK(console.had_trouble());
}

TEST_CASE("a link to a folder elsewhere is followed") {
  TemporaryFolder folder;
  folder.write("real/p.txt", "");
  fs::create_directories(folder.path("book"));
  fs::create_directory_symlink(folder.path("real"), folder.path("book/ch1"));
  Console console("t");
  CHECK(names_of(find_inputs({{folder.path("book")}}, console)) == Names{"ch1/p.txt"});
  CHECK(!console.had_trouble());
}

TEST_CASE(
    "missing paths, folders without pages and second mentions are trouble; the rest is found") {
  TemporaryFolder folder;
  folder.write("p.txt", "");
  fs::create_directories(folder.path("empty"));
  for (const std::string bad : {"missing.txt", "empty", "p.txt"}) {
    Console console("t");
    CHECK(find_inputs({{folder.path("p.txt"), folder.path(bad)}}, console).size() == 1);
    CHECK(console.exit_code() == 2);
  }
}

TEST_CASE("the same file is known under any name") {
  TemporaryFolder folder;
  folder.write("p.txt", "");
  fs::create_symlink("p.txt", folder.path("link.txt"));
  fs::create_hard_link(folder.path("p.txt"), folder.path("twin.txt"));
  folder.write("other.txt", "");
  Console console("t");
  const InputFiles files(find_inputs({{folder.path("p.txt")}}, console));
  CHECK(files.same_as(folder.path("link.txt")) == folder.path("p.txt"));
  CHECK(files.same_as(folder.path("twin.txt")) == folder.path("p.txt"));
  CHECK(files.same_as(folder.path("other.txt")).empty());
  CHECK(files.same_as(folder.path("missing.txt")).empty());
}

TEST_CASE("the program's own files are never pages, whatever is asked for") {
  TemporaryFolder folder;
  for (const char* name :
       {"a.txt", ".chamra-state.jsonl", "chamra-ledger.jsonl", "b/chamra-ledger.jsonl"})
    folder.write(name, "");
  Console console("t");
  CHECK(names_of(find_inputs({{folder.path()}, {"*"}}, console)) == Names{"a.txt"});
}
