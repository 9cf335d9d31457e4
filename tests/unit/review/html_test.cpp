// SPDX-License-Identifier: Apache-2.0
#include "review/html.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/base64.hpp"
#include "edits/digest.hpp"
#include "review/page_data.hpp"
#include "review/page_parts.hpp"

using namespace chamra;
using Catch::Contains;

namespace {

const std::string hostile = "</script><script>alert(1)</script><!-- <b> \xE2\x80\xA8 \" ' & \\";

/// A page, a name, a correction and a reading that all hold markup.
ReviewFile hostile_file() {
  ReviewFile file = compare("<img src=x>" + hostile, hostile + " น้้า\n", hostile + " น้ำ\n");
  REQUIRE(file.edits.size() == 1);
  file.edits[0].edit.candidates = {{hostile, 0.5}};
  Decision verdict{"p", file.edits[0].edit, Scope::Form, hostile, hostile};
  verdict.edit.after = hostile;
  verdict.edit.status = Status::Accepted;
  file.edits[0].verdict = verdict;
  return file;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto begin = text.find(from) + from.size();
  return text.substr(begin, text.find(to, begin) - begin);
}

}  // namespace

TEST_CASE("nothing from files can end a data block, and all of it is read back") {
  const ReviewFile file = hostile_file();
  const std::string data = page_data(file, "<x>");
  CHECK_THAT(data, !Contains("<"));
  const auto json = nlohmann::json::parse(data);
  CHECK(json["text"] == hostile + " น้้า\n");
  CHECK(json["file"] == "<img src=x>" + hostile);
  CHECK(json["edits"][0]["candidates"][0]["text"] == hostile);
  CHECK(json["edits"][0]["verdict"]["after"] == hostile);
  CHECK(json["edits"][0]["verdict"]["scope"] == "form");
}

TEST_CASE("titles are text") {
  CHECK_THAT(html_head(hostile, Pictures::None),
             Contains("<title>&lt;/script&gt;&lt;script&gt;alert(1)") && !Contains("<b>"));
  CHECK_THAT(html_head("@STYLE@", Pictures::None), Contains("<title>@STYLE@</title>"));
}

TEST_CASE("facts are escaped too") {
  const std::string tail = html_tail({hostile, "key", letter_names({U'<', U'ก'})});
  CHECK_THAT(between(tail, "id=\"facts\">", "</script>"), !Contains("<"));
  CHECK_THAT(tail, Contains("THAI CHARACTER KO KAI"));
}

TEST_CASE("the policy names exactly the style and the script that are in the file") {
  const std::string head = html_head("t", Pictures::None);
  const std::string tail = html_tail({"f", "k", "{}"});
  const auto source = [](const std::string& part) {
    Sha256 digest;
    digest.update(part);
    return "'sha256-" + base64(digest.bytes()) + "'";
  };
  const std::string policy = between(head, "Content-Security-Policy\" content=\"", "\"");
  CHECK_THAT(policy, Contains("default-src 'none'") && Contains("require-trusted-types-for"));
  CHECK_THAT(policy, Contains("style-src " + source(between(head, "<style>", "</style>"))));
  CHECK_THAT(policy, Contains("script-src " + source(between(tail, "\n<script>", "</script>"))));
  CHECK(between(tail, "\n<script>", "</script>") == page_script);
}

TEST_CASE("only the pictures asked for are allowed") {
  CHECK_THAT(html_head("t", Pictures::None), Contains("img-src 'none'"));
  CHECK_THAT(html_head("t", Pictures::Linked), Contains("img-src 'self' file:;"));
  CHECK_THAT(html_head("t", Pictures::Embedded), Contains("img-src data:;"));
}

TEST_CASE("the page's own parts load nothing and read no text as markup") {
  for (const std::string_view part : {page_frame, page_style, page_script}) {
    const std::string text(part);
    CHECK_THAT(text, !Contains("http:") && !Contains("https:") && !Contains("@import"));
    CHECK_THAT(text, !Contains("innerHTML") && !Contains("document.write") && !Contains("eval("));
  }
}

TEST_CASE("offsets in the page are UTF-16 units of its text") {
  // 𝒳 takes two units, the stray byte one.
  const std::string page = "𝒳\xFF น้้า";
  const auto json = nlohmann::json::parse(page_data(compare("p", page, "𝒳\xFF น้ำ"), ""));
  CHECK(json["edits"][0]["at"] == std::vector<int>{4, 8});
  CHECK(json["text"] == "𝒳\xEF\xBF\xBD น้้า");
}

TEST_CASE("a page that is missing has no text, and no picture is no key") {
  ReviewFile file = hostile_file();
  file.page.reset();
  const auto json = nlohmann::json::parse(page_data(file, ""));
  CHECK(!json.contains("text"));
  CHECK(!json.contains("image"));
}

TEST_CASE("base64 with and without padding") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("\xFF\xFE\xFD") == "//79");
}
