// SPDX-License-Identifier: Apache-2.0
#include "chamra-review/picture.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace chamra;
using namespace chamra::cli;

namespace {

namespace fs = std::filesystem;

/// A folder that is gone at the end.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("chamra-picture-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }

  [[nodiscard]] std::string file(const std::string& name) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name) << "data";
    return path / name;
  }
};

}  // namespace

TEST_CASE("the scan of a page has its name and lies beside it") {
  const Folder folder;
  const std::string page = folder.file("p1.txt");
  CHECK(picture_beside(page).empty());
  const std::string scan = folder.file("p1.jpg");
  CHECK(picture_beside(page) == scan);
  CHECK(picture_beside(folder.file("p2.txt")).empty());
}

TEST_CASE("a folder is no scan") {
  const Folder folder;
  fs::create_directories(folder.path / "p1.png");
  CHECK(picture_beside(folder.file("p1.txt")).empty());
}

TEST_CASE("addresses are relative to the report and can be nothing else") {
  const Folder folder;
  const std::string report = folder.path / "reports" / "review.html";
  fs::create_directories(folder.path / "reports");
  CHECK(address_of(folder.file("pages/p1.png"), report) == "../pages/p1.png");
  CHECK(address_of(folder.file("reports/a b\"<ก.png"), report) == "./a%20b%22%3C%E0%B8%81.png");
  CHECK(address_of(folder.file("reports/javascript:x.png"), report) == "./javascript%3Ax.png");
  CHECK(address_of(folder.file("reports/50%.png"), report) == "./50%25.png");
}

TEST_CASE("an embedded scan is a data address of its kind") {
  const Folder folder;
  const auto png = embedded(folder.file("p.png"));
  REQUIRE(png);
  CHECK(*png == "data:image/png;base64,ZGF0YQ==");
  CHECK(embedded(folder.file("p.JPG")).value() == "data:image/jpeg;base64,ZGF0YQ==");
  CHECK(!embedded(folder.path / "none.png"));
}
