// SPDX-License-Identifier: Apache-2.0
#include "base/fnv.hpp"

#include <catch2/catch.hpp>

using chamra::Fnv;

TEST_CASE("bytes have the hash that the authors of FNV-1a publish") {
  CHECK(Fnv().hash() == 0xCBF29CE484222325ULL);
  CHECK(Fnv().add("a").hash() == 0xAF63DC4C8601EC8CULL);
  CHECK(Fnv().add("foobar").hash() == 0x85944171F73967E8ULL);
}

TEST_CASE("bytes may come in pieces, and none of them has a sign") {
  CHECK(Fnv().add("\xE0\xB8").add("\x81").hash() == Fnv().add("\xE0\xB8\x81").hash());
  CHECK(Fnv().add("\xE0").hash() == Fnv().add(0xE0U).hash());
}
