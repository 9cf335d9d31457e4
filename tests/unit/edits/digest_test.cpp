// SPDX-License-Identifier: Apache-2.0
#include "edits/digest.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

TEST_CASE("SHA-256 gives the standard's answers") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("pieces give the digest of the whole") {
  Sha256 digest;
  digest.update("a");
  digest.update("");
  digest.update("bc");
  CHECK(digest.hex() == sha256_hex("abc"));
}
