// SPDX-License-Identifier: Apache-2.0
#include "common/destination.hpp"

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

class Files final : public Destination {
 public:
  Files(std::function<std::string(const Input&)> target_of, bool keep_owner)
      : target_of_(std::move(target_of)), keep_owner_(keep_owner) {}

  Outcome begin(const Input& input) override {
    auto file = SafeFile::create(target_of_(input), facts_of(input.path, keep_owner_));
    if (!file) return file.error();
    file_.emplace(std::move(*file));
    return Done{};
  }
  Outcome write(std::string_view bytes) override { return file_->output().write(bytes); }
  Outcome prepare() override { return file_->output().sync(); }
  Outcome commit() override {
    auto outcome = file_->commit();
    file_.reset();
    return outcome;
  }
  void abandon() override { file_.reset(); }
  [[nodiscard]] bool is_shared() const override { return false; }

 private:
  std::function<std::string(const Input&)> target_of_;
  bool keep_owner_;
  std::optional<SafeFile> file_;
};

}  // namespace

std::unique_ptr<Destination> to_standard_output() { return std::make_unique<StandardOutput>(); }

std::unique_ptr<Destination> to_files(std::function<std::string(const Input&)> target_of,
                                      bool keep_owner) {
  return std::make_unique<Files>(std::move(target_of), keep_owner);
}

}  // namespace chamra::cli
