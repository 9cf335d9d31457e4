// SPDX-License-Identifier: Apache-2.0
#include "common/destination.hpp"

#include <sys/stat.h>

#include <cstdint>
#include <optional>

namespace chamra::cli {
namespace {

class StandardOutput final : public Destination {
 public:
  Outcome begin(const Input&) override { return Done{}; }
  // A reader that answers page by page must get each page without waiting for the next.
  Outcome write(std::string_view bytes) override {
    if (auto outcome = output_.write(bytes); !outcome) return outcome;
    return output_.flush();
  }
  Outcome prepare() override { return output_.flush(); }
  Outcome commit() override { return Done{}; }
  void abandon() override {}
  [[nodiscard]] bool is_shared() const override { return true; }
  [[nodiscard]] bool closed() const override { return output_.closed(); }

 private:
  Output output_ = Output::standard_output();
};

/// Tells whether a file was written or replaced since.
struct Version {
  dev_t device = 0;
  ino_t inode = 0;
  off_t size = 0;
  std::int64_t seconds = 0, nanoseconds = 0;
  friend bool operator==(const Version&, const Version&) = default;
};

Version version_of(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return {};
  return {facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec};
}

class Files final : public Destination {
 public:
  Files(std::function<std::string(const Input&)> target_of, bool in_place)
      : target_of_(std::move(target_of)), in_place_(in_place) {}

  Outcome begin(const Input& input) override {
    path_ = input.path;
    if (in_place_) old_ = version_of(path_);
    auto file = SafeFile::create(target_of_(input), facts_of(path_, in_place_));
    if (!file) return file.error();
    file_.emplace(std::move(*file));
    return Done{};
  }
  Outcome write(std::string_view bytes) override { return file_->output().write(bytes); }
  Outcome prepare() override { return file_->output().sync(); }
  Outcome commit() override {
    auto outcome = in_place_ && version_of(path_) != old_ ? changed_meanwhile() : file_->commit();
    file_.reset();
    return outcome;
  }
  void abandon() override { file_.reset(); }
  [[nodiscard]] bool is_shared() const override { return false; }

 private:
  [[nodiscard]] Outcome changed_meanwhile() const {
    return Error{path_, 0, "was changed while it was read; left alone, run this again"};
  }

  std::function<std::string(const Input&)> target_of_;
  bool in_place_;
  std::string path_;  // of the input
  Version old_;
  std::optional<SafeFile> file_;
};

}  // namespace

std::unique_ptr<Destination> to_standard_output() { return std::make_unique<StandardOutput>(); }

std::unique_ptr<Destination> to_files(std::function<std::string(const Input&)> target_of,
                                      bool in_place) {
  return std::make_unique<Files>(std::move(target_of), in_place);
}

}  // namespace chamra::cli
