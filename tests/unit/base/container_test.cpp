// SPDX-License-Identifier: Apache-2.0
#include "base/container.hpp"

#include <catch2/catch.hpp>

#include "support/temporary_folder.hpp"

using namespace chamra;
using chamra::test::TemporaryFolder;

namespace {

const std::vector<std::uint32_t> eight = {7, 0xFFFFFFFF, 1, 2, 3, 4, 5, 6};  // fill to the end

ContainerWriter two_sections() {
  ContainerWriter out;
  out.add("odd", std::vector<std::uint8_t>{1, 2, 3});
  out.add("numbers", std::vector(eight));
  return out;
}

void check(const Container& container) {
  const auto odd = container.array<std::uint8_t>("odd");
  CHECK(std::vector<int>(odd.begin(), odd.end()) == std::vector<int>{1, 2, 3});
  const auto numbers = container.array<std::uint32_t>("numbers");
  CHECK(std::vector<std::uint32_t>(numbers.begin(), numbers.end()) == eight);
  CHECK(container.section("none").empty());
  CHECK(container.array<std::uint64_t>("odd").empty());
}

}  // namespace

TEST_CASE("sections come back as they were put in, from memory and from a file") {
  const ContainerWriter out = two_sections();
  check(Container::from(out));
  const TemporaryFolder folder;
  folder.write("tables", out.bytes());
  CHECK(out.bytes().size() == out.size());
  const auto opened = Container::open(folder.path("tables"));
  REQUIRE(opened);
  check(*opened);
  for (const char* name : {"odd", "numbers"})
    CHECK(reinterpret_cast<std::uintptr_t>(opened->section(name).data()) % 32 == 0);
}

TEST_CASE("a file that ends early is told, wherever it ends") {
  const TemporaryFolder folder;
  const std::string bytes = two_sections().bytes();
  for (std::size_t size = 0; size < bytes.size(); size += 8) {
    folder.write("tables", bytes.substr(0, size));
    CHECK_FALSE(Container::open(folder.path("tables")));
  }
}
