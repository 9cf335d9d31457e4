// SPDX-License-Identifier: Apache-2.0
#include "review/difference.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>

using namespace chamra;

namespace {

/// "before>after" for each change.
std::vector<std::string> changed(const std::string& before, const std::string& after) {
  std::vector<std::string> out;
  for (const Replacement& change : differences(before, after))
    out.push_back(before.substr(change.before.begin, change.before.size()) + '>' +
                  after.substr(change.after.begin, change.after.size()));
  return out;
}

/// `before` with each change made.
std::string replayed(const std::string& before, const std::string& after) {
  std::string out;
  std::size_t done = 0;
  for (const Replacement& change : differences(before, after)) {
    REQUIRE(change.before.begin >= done);
    out += before.substr(done, change.before.begin - done);
    out += after.substr(change.after.begin, change.after.size());
    done = change.before.end;
  }
  return out + before.substr(done);
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("equal texts have no differences") {
  CHECK(changed("", "").empty());
  CHECK(changed("น้ำ\nดิน\n", "น้ำ\nดิน\n").empty());
}

TEST_CASE("a change is widened to the word it lies in, where no blanks are") {
  CHECK(changed("แต่ละชนิดเหมาะกัปงานต่างกัน\n", "แต่ละชนิดเหมาะกับงานต่างกัน\n") == List{"กัป>กับ"});
  CHECK(changed("ຢູ່ປະເທດລາວ", "ຢູ່ປະເທດລາບ") == List{"ລາວ>ລາບ"});
}

TEST_CASE("a changed tone mark is a changed cluster, never half of one") {
  const std::string before = "แม่น้้า", after = "แม่น้ำ";
  for (const Replacement& change : differences(before, after))
    CHECK((static_cast<unsigned char>(before[change.before.begin]) & 0xC0U) != 0x80U);
  CHECK(changed(before, after) == List{"แม่น้้า>แม่น้ำ"});
}

TEST_CASE("sara am in pieces is one cluster") {
  CHECK(changed("กํา", "กำ") == List{"กํา>กำ"});
  CHECK(changed("น้ํา", "น้ำ") == List{"น้ํา>น้ำ"});
}

TEST_CASE("a word put in or taken out stands alone") {
  CHECK(changed("one two", "one and two") == List{"> and"});
  CHECK(changed("one and two", "one two") == List{" and>"});
}

TEST_CASE("as many lines on both sides are compared line by line") {
  CHECK(changed("a x\nb x\nc x\n", "a y\nb y\nc y\n") == List{"x>y", "x>y", "x>y"});
}

TEST_CASE("lines put in and taken out") {
  CHECK(changed("a\nc\n", "a\nb\nc\n") == List{">b\n"});
  CHECK(changed("a\nb", "") == List{"a\nb>"});
  CHECK(changed("", "a\n") == List{">a\n"});
  CHECK(changed("a\n", "a") == List{"\n>"});
}

TEST_CASE("bytes that are not UTF-8 differ by their bytes") {
  CHECK(changed("a\xFFz", "a\xFEz").size() == 1);
  CHECK(changed("a\xFFz", "a\xEF\xBF\xBDz").size() == 1);
  CHECK(changed("a\xFFz", "a\xFFz").empty());
}

TEST_CASE("replaying the differences gives the second text, for any bytes") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"น้",    "ำ", "ํ",         "า",    "แม่",  " ", "\n",
                                           "\r\n", "a", "\xE0\xB8", "\xFF", "ລາວ", "\f"};
  const auto text = [&] {
    std::string out;
    for (unsigned k = random() % 40; k > 0; --k) out += pieces[random() % pieces.size()];
    return out;
  };
  for (int round = 0; round < 2000; ++round) {
    const std::string before = text(), after = text();
    CAPTURE(before, after);
    CHECK(replayed(before, after) == after);
  }
}

TEST_CASE("long texts without anything in common, or all alike, end soon") {
  const std::size_t size = 200000;
  std::string marks;
  while (marks.size() < size) marks += "่";
  std::string digits;
  for (std::size_t k = 0; digits.size() < size; ++k) digits += std::to_string(k * 7919);
  const auto begin = std::chrono::steady_clock::now();
  CHECK(replayed(digits, std::string(size, 'a')) == std::string(size, 'a'));
  CHECK(replayed(std::string(size, 'a'), std::string(size / 2, 'a')) == std::string(size / 2, 'a'));
  CHECK(replayed(marks, digits) == digits);
  const std::string lines(size, '\n');
  CHECK(replayed(lines, digits) == digits);
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
  CHECK(spent.count() < 60);
}
