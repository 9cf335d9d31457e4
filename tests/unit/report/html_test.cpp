// SPDX-License-Identifier: Apache-2.0
#include "report/html.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

TEST_CASE("nothing in a text ends the element or the attribute that it stands in") {
  CHECK(escaped("</b> & \"x\" 'y' กำ") == "&lt;/b&gt; &amp; &quot;x&quot; &#39;y&#39; กำ");
}

TEST_CASE("a policy names a part by its digest in base64") {
  // SHA-256 of "abc", FIPS 180-2 appendix B.1.
  CHECK(policy_source("abc") == "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
}
