// SPDX-License-Identifier: Apache-2.0
#include "chamra-fix/common_folder.hpp"

#include <catch2/catch.hpp>

#include "support/temporary_folder.hpp"

using namespace chamra::cli;
using chamra::test::TemporaryFolder;

TEST_CASE("files and folders have their deepest folder in common") {
  TemporaryFolder folder;
  folder.write("book/ch1/p1.txt", "");
  folder.write("book/ch1/p2.txt", "");
  folder.write("book/ch2/p1.txt", "");
  const std::string book = folder.path("book");
  CHECK(common_folder({book}) == book);
  CHECK(common_folder({book + "/"}) == book);
  CHECK(common_folder({book + "/ch1/p1.txt"}) == book + "/ch1");
  CHECK(common_folder({book + "/ch1/p1.txt", book + "/ch1/p2.txt"}) == book + "/ch1");
  CHECK(common_folder({book + "/ch1", book + "/./ch2/p1.txt"}) == book);
  CHECK(name_under(book, book + "/ch2/../ch1/p1.txt") == "ch1/p1.txt");
}
