// SPDX-License-Identifier: Apache-2.0
#include "common/output.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/temporary_folder.hpp"

using namespace chamra::cli;
using chamra::test::TemporaryFolder;

namespace {

bool done(const chamra::Outcome& outcome) { return outcome.has_value(); }

}  // namespace

TEST_CASE("a file is not there before it is whole, and then has the mode asked for") {
  TemporaryFolder folder;
  folder.write("p.txt", "old");
  {
    auto file = SafeFile::create(folder.path("p.txt"), {.mode = 0640, .owner = {}, .group = {}});
    REQUIRE(file);
    REQUIRE(done(file->output().write("new")));
    REQUIRE(done(file->output().sync()));
    CHECK(folder.read("p.txt") == "old");
    REQUIRE(done(file->commit()));
  }
  CHECK(folder.read("p.txt") == "new");
  struct stat facts {};
  REQUIRE(::stat(folder.path("p.txt").c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777U) == 0640);
  CHECK(!folder.has(std::filesystem::path(temporary_for(folder.path("p.txt"))).filename()));
}

TEST_CASE("what is not committed leaves nothing behind") {
  TemporaryFolder folder;
  {
    auto file = SafeFile::create(folder.path("sub/p.txt"), {});
    REQUIRE(file);
    REQUIRE(done(file->output().write("half")));
  }
  CHECK(std::filesystem::is_empty(folder.path("sub")));
}

TEST_CASE("a temporary file that a killed run left is taken over") {
  TemporaryFolder folder;
  const std::string left = temporary_for(folder.path("p.txt"));
  folder.write(std::filesystem::path(left).filename(), "left over, and longer than what comes");
  auto file = SafeFile::create(folder.path("p.txt"), {});
  REQUIRE(file);
  REQUIRE(done(file->output().write("new")));
  REQUIRE(done(file->output().sync()));
  REQUIRE(done(file->commit()));
  CHECK(folder.read("p.txt") == "new");
}

TEST_CASE("two runs do not write the same file at once") {
  TemporaryFolder folder;
  const auto first = SafeFile::create(folder.path("p.txt"), {});
  const auto second = SafeFile::create(folder.path("p.txt"), {});
  CHECK(first);
  REQUIRE(!second);
  CHECK_THAT(second.error().message, Catch::Contains("another run"));
}

TEST_CASE("a target with the longest name allowed works") {
  TemporaryFolder folder;
  const std::string name(255, 'n');
  auto file = SafeFile::create(folder.path(name), {});
  REQUIRE(file);
  REQUIRE(done(file->commit()));
  CHECK(folder.has(name));
}

TEST_CASE("a full disk is told") {
  auto output = Output::open("/dev/full");
  REQUIRE(output);
  REQUIRE(done(output->write("x")));  // held back
  const auto outcome = output->flush();
  REQUIRE(!outcome);
  CHECK(outcome.error().text() == "/dev/full: not written (no space left on device)");
}

TEST_CASE("after a full disk nothing is written until what does not fit is taken back") {
  TemporaryFolder folder;
  const auto limit_files_to = [](rlim_t bytes) {
    struct rlimit limit {};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
  };
  ignore_write_signals();
  auto file = Output::open(folder.path("log"));
  REQUIRE(file);
  REQUIRE(done(file->write("header\n")));
  const std::uint64_t mark = file->mark();
  REQUIRE(done(file->write("what does not fit")));
  limit_files_to(3);
  CHECK_FALSE(done(file->sync()));
  CHECK_FALSE(done(file->write("more")));
  limit_files_to(RLIM_INFINITY);
  CHECK_FALSE(done(file->sync()));  // something would be missing
  file->roll_back(mark);
  CHECK(done(file->sync()));
  CHECK(folder.read("log") == "header\n");
}

TEST_CASE("bytes since a mark can be forgotten, held back or written") {
  TemporaryFolder folder;
  auto output = Output::open(folder.path("f"));
  REQUIRE(output);
  REQUIRE(done(output->write("keep ")));
  const auto mark = output->mark();
  REQUIRE(done(output->write("forget")));
  output->roll_back(mark);
  REQUIRE(done(output->write("this ")));
  const auto second = output->mark();
  REQUIRE(done(output->write("forget too")));
  REQUIRE(done(output->flush()));
  output->roll_back(second);
  REQUIRE(done(output->write("end")));
  REQUIRE(done(output->flush()));
  CHECK(folder.read("f") == "keep this end");
}

TEST_CASE("an opened file keeps what it is told to keep") {
  TemporaryFolder folder;
  folder.write("f", "0123456789");
  auto output = Output::open(folder.path("f"), 4);
  REQUIRE(output);
  REQUIRE(done(output->write("x")));
  REQUIRE(done(output->flush()));
  CHECK(folder.read("f") == "0123x");
}
