// SPDX-License-Identifier: Apache-2.0
#include "common/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "support/random_text.hpp"
#include "support/temporary_folder.hpp"

using namespace chamra;
using namespace chamra::cli;
using chamra::test::Random;
using chamra::test::TemporaryFolder;

namespace {

/// Writes down all that happens, one line an event; stops after `limit` events.
class Diary final : public DocumentSink {
 public:
  explicit Diary(std::size_t limit = 1000000) : limit_(limit) {}

  bool begun(const Input& input) override { return note("begun " + input.target); }
  bool piece(const Window& window, std::vector<Edit> edits) override {
    std::string line = "piece " + std::to_string(window.start.offset);
    for (const Edit& edit : edits)
      line += " " + std::to_string(edit.span.begin) + ":" + std::to_string(edit.line);
    return note(line);
  }
  bool finished(const FileEnd& end) override {
    return note("finished " + std::to_string(end.bytes) + end.sha256);
  }
  bool failed(const Input& input, const Error& error) override {
    return note("failed " + input.target + error.message);
  }

  std::vector<std::string> lines;

 private:
  bool note(std::string line) {
    lines.push_back(std::move(line));
    return lines.size() < limit_;
  }
  std::size_t limit_;
};

std::vector<Edit> find_ka(std::string_view window) {
  std::vector<Edit> out;
  for (std::size_t at = window.find("ก"); at != window.npos; at = window.find("ก", at + 3)) {
    out.emplace_back();
    out.back().span = {at, at + 3};
    out.back().before = "ก";
  }
  return out;
}

std::vector<std::string> diary_of(const std::vector<Input>& inputs, unsigned jobs,
                                  const FindEdits& find = find_ka) {
  std::vector<const Input*> all;
  for (const Input& input : inputs) all.push_back(&input);
  Diary diary;
  run_pipeline(all, {"", jobs}, find, diary);
  return diary.lines;
}

std::vector<Input> some_inputs(const TemporaryFolder& folder) {
  Random random(5);
  std::vector<Input> inputs;
  for (int k = 0; k < 12; ++k) {
    const std::string name = "p" + std::to_string(k);
    folder.write(name, k == 3 ? "" : chamra::test::random_text(random, 3000));
    inputs.push_back({folder.path(name), name, name});
  }
  folder.write("thai", std::string(200, '\xA1'));
  inputs.insert(inputs.begin() + 5, {folder.path("thai"), "thai", "thai"});
  inputs.insert(inputs.begin() + 2, {folder.path("missing"), "missing", "missing"});
  return inputs;
}

}  // namespace

TEST_CASE("what happens, and its order, do not depend on the number of jobs") {
  TemporaryFolder folder;
  const auto inputs = some_inputs(folder);
  const auto alone = diary_of(inputs, 1);
  REQUIRE(alone.size() > 50);
  for (const unsigned jobs : {2U, 3U, 8U}) CHECK(diary_of(inputs, jobs) == alone);
}

TEST_CASE("slow windows do not change the order") {
  TemporaryFolder folder;
  const auto inputs = some_inputs(folder);
  std::atomic<int> calls = 0;
  const auto slow_at_times = [&](std::string_view window) {
    if (++calls % 5 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(3));
    return find_ka(window);
  };
  CHECK(diary_of(inputs, 4, slow_at_times) == diary_of(inputs, 1));
}

TEST_CASE("an input that cannot be read or is not UTF-8 fails, and the rest is done") {
  TemporaryFolder folder;
  const auto lines = diary_of(some_inputs(folder), 2);
  const auto has = [&](const std::string& start) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.starts_with(start); });
  };
  CHECK(has("failed missingnot readable (no such file or directory); skipped"));
  CHECK(has("failed thailooks like TIS-620"));
  CHECK(has("begun p11"));
}

TEST_CASE("a sink that has had enough ends the run") {
  TemporaryFolder folder;
  const auto inputs = some_inputs(folder);
  std::vector<const Input*> all;
  for (const Input& input : inputs) all.push_back(&input);
  for (const unsigned jobs : {1U, 4U}) {
    Diary diary(7);
    run_pipeline(all, {"", jobs}, find_ka, diary);
    CHECK(diary.lines.size() == 7);
  }
}

TEST_CASE("what a finder or a sink throws ends the run and is thrown on, by however many jobs") {
  TemporaryFolder folder;
  const auto inputs = some_inputs(folder);
  const FindEdits throws = [](std::string_view) -> std::vector<Edit> { throw std::bad_alloc(); };
  class Thrower final : public DocumentSink {
   public:
    bool begun(const Input&) override { return true; }
    bool piece(const Window&, std::vector<Edit>) override { throw std::bad_alloc(); }
    bool finished(const FileEnd&) override { return true; }
    bool failed(const Input&, const Error&) override { return true; }
  };
  for (const unsigned jobs : {1U, 3U}) {
    CHECK_THROWS_AS(diary_of(inputs, jobs, throws), std::bad_alloc);
    std::vector<const Input*> all;
    for (const Input& input : inputs) all.push_back(&input);
    Thrower sink;
    CHECK_THROWS_AS(run_pipeline(all, {"", jobs}, find_ka, sink), std::bad_alloc);
  }
}
