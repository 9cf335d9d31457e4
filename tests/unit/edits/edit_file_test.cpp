// SPDX-License-Identifier: Apache-2.0
#include "edits/edit_file.hpp"

#include <catch2/catch.hpp>

using namespace chamra;
using Catch::Contains;

namespace {

Edit sample() {
  Edit edit;
  edit.span = {9, 27};
  edit.before = "จ้านวน";
  edit.after = "จำนวน";
  edit.confidence = 0.97129;
  edit.reason = Reason::SaraAm;
  edit.candidates = {{"จำนวน", 0.97129}, {"จ้าง", 0.01}};
  edit.line = 2;
  edit.column = 5;
  return edit;
}

Edit read_back(const std::string& line) {
  const auto parsed = parse_corrections_line(line);
  REQUIRE(parsed);
  return std::get<CorrectionRow>(*parsed).edit;
}

std::string complaint(const std::string& line) {
  const auto parsed = parse_corrections_line(line);
  return parsed ? "" : parsed.error().message;
}

std::string without(std::string line, std::string_view part) {
  const auto at = line.find(part);
  REQUIRE(at != std::string::npos);
  return line.erase(at, part.size());
}

}  // namespace

TEST_CASE("a correction has the keys of the format, in their order") {
  CHECK(correction_line("p1.txt", sample()) ==
        "{\"id\":\"" + id_of("p1.txt", sample()) +
            "\",\"file\":\"p1.txt\",\"begin\":9,\"end\":27,\"line\":2,\"column\":5,\"before\":"
            "\"จ้านวน\","
            "\"after\":\"จำนวน\",\"confidence\":0.9712,\"reason\":\"sara-am\",\"candidates\":["
            "{\"text\":\"จำนวน\",\"confidence\":0.9712},{\"text\":\"จ้าง\",\"confidence\":0.01}],"
            "\"status\":\"proposed\"}\n");
}

TEST_CASE("the lines around the corrections of a file") {
  CHECK(header_line({"chamra-fix", "f1"}) ==
        "{\"schema\":\"chamra.corrections/1\",\"tool\":\"chamra-fix\",\"fingerprint\":\"f1\"}\n");
  CHECK(file_end_line({"a/b.txt", 7, "00ff"}) ==
        "{\"file\":\"a/b.txt\",\"bytes\":7,\"sha256\":\"00ff\"}\n");
}

TEST_CASE("evidence that is no object of numbers is told") {
  const std::string line = correction_line("p", sample());
  const auto with = [&](const std::string& evidence) {
    return line.substr(0, line.rfind(",\"status\"")) + ",\"evidence\":" + evidence +
           line.substr(line.rfind(",\"status\""));
  };
  CHECK(complaint(with(R"({"posterior":0.5,"letters":3})")).empty());
  for (const std::string evidence :
       {"5", "[1,2]", "\"NaN\"", "null", "[]", R"({"a":"NaN"})", R"({"a":{"b":1}})"}) {
    CAPTURE(evidence);
    CHECK_THAT(complaint(with(evidence)), Contains("\"evidence\": expected an object of numbers"));
  }
}

TEST_CASE("candidates may be many") {
  Edit edit = sample();
  edit.candidates.assign(200000, {"จ้าง", 0.01});
  CHECK(read_back(correction_line("p", edit)).candidates.size() == 200000);
}

TEST_CASE("a suspicion has no after") {
  Edit edit = sample();
  edit.after.reset();
  const std::string line = correction_line("p", edit);
  CHECK_THAT(line, !Contains("\"after\""));
  CHECK(!read_back(line).after);
}

TEST_CASE("bytes that are not UTF-8 survive in before_hex") {
  Edit edit = sample();
  edit.before = "a\xFF\xE0\xB8";
  const std::string line = correction_line("p", edit);
  CHECK_THAT(line,
             Contains("\"before\":\"a\xEF\xBF\xBD\xEF\xBF\xBD\",\"before_hex\":\"61ffe0b8\""));
  CHECK(read_back(line).before == edit.before);
}

TEST_CASE("what is written is read back") {
  Edit edit = sample();
  edit.status = GENERATE(Status::Proposed, Status::Accepted, Status::Rejected, Status::Applied);
  edit.before = "quote \" backslash \\ line\nfeed \x01 end";
  const Edit back = read_back(correction_line("p", edit));
  CHECK(back.span == edit.span);
  CHECK(back.before == edit.before);
  CHECK(back.after == edit.after);
  CHECK(back.reason == edit.reason);
  CHECK(back.status == edit.status);
  CHECK(back.line == 2);
  CHECK(back.column == 5);
  CHECK(back.candidates.size() == 2);
  CHECK(back.confidence == Approx(0.9712));
}

TEST_CASE("a confidence never reaches a threshold by being written down") {
  Edit edit = sample();
  edit.confidence = 0.89999;
  CHECK(read_back(correction_line("p", edit)).confidence < 0.9);
  edit.confidence = 0.9;
  CHECK(read_back(correction_line("p", edit)).confidence >= 0.9);
}

TEST_CASE("every reason has a name that leads back") {
  for (std::size_t k = 0; k < reason_count; ++k) {
    const auto reason = static_cast<Reason>(k);
    CHECK(reason_named(name_of(reason)) == reason);
  }
  CHECK(!reason_named("spelling"));
}

TEST_CASE("the id depends on file, begin and before, and on nothing else") {
  Edit edit = sample();
  const std::string id = id_of("p", edit);
  CHECK(id.size() == 16);
  edit.after = "other";
  edit.confidence = 0;
  CHECK(id_of("p", edit) == id);
  CHECK(id_of("q", edit) != id);
  edit.span.begin = 8;
  CHECK(id_of("p", edit) != id);
}

TEST_CASE("a line that is wrong is refused with the key and what was expected") {
  const std::string good = correction_line("p", sample());
  CHECK_THAT(complaint("not json"), Contains("not a JSON object"));
  CHECK_THAT(complaint("[1]"), Contains("not a JSON object"));
  CHECK_THAT(complaint(without(good, "\"begin\":9,")),
             Contains("\"begin\"") && Contains("whole number"));
  CHECK_THAT(complaint(without(good, "\"reason\":\"sara-am\",")), Contains("\"reason\""));
  CHECK_THAT(complaint(R"({"schema":"chamra.corrections/9","tool":"t","fingerprint":"f"})"),
             Contains("chamra.corrections/1"));
  CHECK_THAT(complaint(R"({"file":"p","bytes":-1,"sha256":""})"), Contains("\"bytes\""));
}

TEST_CASE("hex of the wrong kind is refused") {
  Edit edit = sample();
  edit.before = "\xFF";
  std::string line = correction_line("p", edit);
  line.replace(line.find("\"ff\""), 4, "\"fg\"");
  CHECK_THAT(complaint(line), Contains("before_hex"));
}

TEST_CASE("a whole file is read group by group, and an error tells its line") {
  const std::string text = header_line({"t", "f"}) + correction_line("a", sample()) +
                           correction_line("a", sample()) + file_end_line({"a", 3, "ab"}) +
                           file_end_line({"b", 0, "cd"});
  const auto all = parse_corrections(text, "c.jsonl");
  REQUIRE(all);
  REQUIRE(all->files.size() == 2);
  CHECK(all->files[0].edits.size() == 2);
  CHECK(all->files[1].end.sha256 == "cd");

  const auto broken = parse_corrections(text + "{\"file\":", "c.jsonl");
  REQUIRE(!broken);
  CHECK(broken.error().text() == "c.jsonl:6: not a JSON object; expected one object a line");
}

TEST_CASE("a file without a header is refused") {
  const auto all = parse_corrections(correction_line("a", sample()), "c.jsonl");
  REQUIRE(!all);
  CHECK_THAT(all.error().text(), Contains("c.jsonl:1: no header"));
}

TEST_CASE("an object of more keys than any line has is refused at once") {
  std::string line = "{\"id\":\"1\"";
  for (int k = 0; k < 200000; ++k) line += ",\"k" + std::to_string(k) + "\":0";
  CHECK_FALSE(parse_corrections_line(line + "}"));
}

TEST_CASE("names that are not UTF-8 are told apart") {
  for (const std::string name : {"a\xFE.txt", "a\xFF.txt"}) {
    Edit edit;
    edit.span = {0, 1};
    edit.before = "x";
    const auto row = parse_corrections_line(correction_line(name, edit));
    REQUIRE(row);
    CHECK(std::get<CorrectionRow>(*row).file == name);
    const auto end = parse_corrections_line(file_end_line({name, 1, "00"}));
    REQUIRE(end);
    CHECK(std::get<FileEnd>(*end).file == name);
  }
}
