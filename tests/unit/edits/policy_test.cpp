// SPDX-License-Identifier: Apache-2.0
#include "edits/policy.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

namespace {

Edit correction(double confidence, Reason reason = Reason::Misspelling) {
  Edit edit;
  edit.before = "a";
  edit.after = "b";
  edit.confidence = confidence;
  edit.reason = reason;
  return edit;
}

}  // namespace

TEST_CASE("a correction is applied at its threshold, not below") {
  CHECK(applies(correction(0.8), {.min_confidence = 0.8}));
  CHECK(applies(correction(0.81), {.min_confidence = 0.8}));
  CHECK(!applies(correction(0.79), {.min_confidence = 0.8}));
}

TEST_CASE("a suspicion without a correction is never applied") {
  Edit edit = correction(1);
  edit.after.reset();
  CHECK(!applies(edit, {.min_confidence = 0}));
}

TEST_CASE("what a person rejected, or what was applied, is not applied") {
  Edit edit = correction(1);
  edit.status = Status::Rejected;
  CHECK(!applies(edit, {}));
  edit.status = Status::Applied;
  CHECK(!applies(edit, {}));
}

TEST_CASE("repairs of encoding are applied when they are sure, whatever the threshold") {
  CHECK(applies(correction(1, Reason::Encoding), {.min_confidence = 1}));
  CHECK(!applies(correction(0.5, Reason::Encoding), {.min_confidence = 0}));
}

TEST_CASE("what a person accepted is applied, however unsure the program was") {
  Edit edit = correction(0);
  edit.status = Status::Accepted;
  CHECK(applies(edit, {}));
  edit.reason = Reason::Encoding;
  CHECK(applies(edit, {}));
  edit.after.reset();
  CHECK(!applies(edit, {}));
}

TEST_CASE("where only accepted corrections are wanted, sure proposals wait") {
  Edit edit = correction(1);
  CHECK(!applies(edit, {.only_accepted = true}));
  edit.status = Status::Accepted;
  CHECK(applies(edit, {.only_accepted = true}));
}

TEST_CASE("reasons that were not asked for are left out, accepted or not") {
  const Policy policy{.reasons = {Reason::Name, Reason::SaraAm}};
  Edit edit = correction(1);
  CHECK(!applies(edit, policy));
  edit.status = Status::Accepted;
  CHECK(!applies(edit, policy));
  CHECK(applies(correction(1, Reason::SaraAm), policy));
}
