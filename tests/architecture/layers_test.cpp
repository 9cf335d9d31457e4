// SPDX-License-Identifier: Apache-2.0
// Arrows between rooms go one way: every #include "room/..." must be in the USES of
// lib/CMakeLists.txt, and USES may only name rooms declared above. And no two headers define types
// of one name: where a program links both rooms, the linker takes either for the other, in silence.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Rooms = std::map<std::string, std::set<std::string>>;  // what each may include

std::string content_of(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The words after USES in the arguments of one chamra_room().
std::set<std::string> uses_of(const std::string& arguments) {
  std::set<std::string> uses;
  std::istringstream words(arguments);
  bool inside = false;
  for (std::string word; words >> word;) {
    const bool keyword =
        word == "HEADERS" || word == "SOURCES" || word == "USES" || word == "PACKAGES";
    if (!keyword && inside) uses.insert(word);
    if (keyword) inside = word == "USES";
  }
  return uses;
}

/// Rooms of a lib/CMakeLists.txt; `backward` gets every USES of a room that is not declared above.
Rooms rooms_of(const std::string& rules, std::vector<std::string>& backward) {
  Rooms rooms;
  const std::regex call(R"(\nchamra_room\((\w+)([^)]*)\))");
  for (std::sregex_iterator at(rules.begin(), rules.end(), call), end; at != end; ++at) {
    const std::string name = (*at)[1];
    for (const std::string& used : uses_of((*at)[2]))
      if (!rooms.contains(used)) backward.push_back(name + " uses " + used);
    rooms[name] = uses_of((*at)[2]);
  }
  return rooms;
}

/// The rooms that a source text includes.
std::set<std::string> included_by(const std::string& source) {
  std::set<std::string> rooms;
  const std::regex include(R"re((^|\n)#include "(\w+)/)re");
  for (std::sregex_iterator at(source.begin(), source.end(), include), end; at != end; ++at)
    rooms.insert((*at)[2]);
  return rooms;
}

std::vector<std::string> offences(const std::string& room, const std::string& source,
                                  const Rooms& rooms) {
  std::vector<std::string> out;
  for (const std::string& included : included_by(source))
    if (included != room && !rooms.at(room).contains(included))
      out.push_back(room + " includes " + included);
  return out;
}

std::vector<std::string> offences_under(const fs::path& lib, const Rooms& rooms) {
  std::vector<std::string> out;
  for (const auto& [room, uses] : rooms)
    for (const auto& entry : fs::directory_iterator(lib / room)) {
      if (!entry.is_regular_file()) continue;
      for (const std::string& offence : offences(room, content_of(entry.path()), rooms))
        out.push_back(entry.path().filename().string() + ": " + offence);
    }
  return out;
}

/// Types that a header defines, with their namespaces; those inside of others do not count.
std::set<std::string> types_of(const std::string& header) {
  std::set<std::string> types;
  std::string scope;
  const std::regex opening(
      R"((?:^|\n)(?:namespace ([\w:]+)|(?:struct|class|enum class) (\w+)[^;{]*) ?\{)");
  for (std::sregex_iterator at(header.begin(), header.end(), opening), end; at != end; ++at) {
    if ((*at)[1].matched) scope = (*at)[1];
    if ((*at)[2].matched) types.insert(scope + "::" + (*at)[2].str());
  }
  return types;
}

/// Types that more than one of `headers` (by name) define, each with the second of them.
std::vector<std::string> twins_among(const std::map<std::string, std::string>& headers) {
  std::vector<std::string> out;
  std::set<std::string> known;
  for (const auto& [name, header] : headers)
    for (const std::string& type : types_of(header))
      if (!known.insert(type).second) out.push_back(name + ": " + type);
  return out;
}

}  // namespace

TEST_CASE("no two headers define types of one name") {
  std::map<std::string, std::string> headers;
  for (const std::string folder : {"/lib", "/apps"})
    for (const auto& entry : fs::recursive_directory_iterator(CHAMRA_SOURCE_DIR + folder))
      if (entry.path().extension() == ".hpp") headers[entry.path()] = content_of(entry.path());
  REQUIRE(headers.size() >= 100);
  CHECK(twins_among(headers) == std::vector<std::string>{});
}

TEST_CASE("twins are found where both stand in one namespace") {
  CHECK(
      twins_among({{"a.hpp", "namespace a {\nstruct One {\n  struct Inner {};\n};\nstruct Two;\n"},
                   {"b.hpp", "namespace a {\nclass One final : public Two {\n};\n"},
                   {"c.hpp", "namespace a::c {\nstruct One {\n};\nenum class Two { X };\n"}}) ==
      std::vector<std::string>{"b.hpp: a::One"});
}

TEST_CASE("rooms include only what they say they use") {
  const fs::path lib = CHAMRA_SOURCE_DIR "/lib";
  std::vector<std::string> backward;
  const Rooms rooms = rooms_of(content_of(lib / "CMakeLists.txt"), backward);
  REQUIRE(rooms.size() >= 8);
  CHECK(backward == std::vector<std::string>{});
  CHECK(offences_under(lib, rooms) == std::vector<std::string>{});
}

TEST_CASE("every folder of lib/ is a room") {
  std::vector<std::string> backward;
  const Rooms rooms = rooms_of(content_of(CHAMRA_SOURCE_DIR "/lib/CMakeLists.txt"), backward);
  std::vector<std::string> unknown;
  for (const auto& entry : fs::directory_iterator(CHAMRA_SOURCE_DIR "/lib"))
    if (entry.is_directory() && !fs::is_empty(entry) && !rooms.contains(entry.path().filename()))
      unknown.push_back(entry.path().filename());
  CHECK(unknown == std::vector<std::string>{});
}

TEST_CASE("a backward include, an undeclared one and a backward USES are found") {
  std::vector<std::string> backward;
  const Rooms rooms = rooms_of(
      "\nchamra_room(low HEADERS a.hpp SOURCES a.cpp)\n"
      "\nchamra_room(other HEADERS b.hpp USES high PACKAGES fmt::fmt)\n"
      "\nchamra_room(high HEADERS c.hpp\n            USES low PACKAGES x)\n",
      backward);
  CHECK(backward == std::vector<std::string>{"other uses high"});
  CHECK(offences("low", "#pragma once\n#include \"high/c.hpp\"\n", rooms) ==
        std::vector<std::string>{"low includes high"});
  CHECK(offences("high", "#include \"low/a.hpp\"\n#include \"high/d.hpp\"\n#include <vector>\n",
                 rooms)
            .empty());
  CHECK(offences("high", "#include \"other/b.hpp\"\n", rooms) ==
        std::vector<std::string>{"high includes other"});
}
