// SPDX-License-Identifier: Apache-2.0
// Where mended pages go: one stream, or one file for each input.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "common/input.hpp"
#include "common/output.hpp"

namespace chamra::cli {

/// begin, write..., then commit (prepare before it) or abandon; input by input.
class Destination {
 public:
  Destination() = default;
  Destination(const Destination&) = delete;
  Destination& operator=(const Destination&) = delete;
  virtual ~Destination() = default;

  virtual Outcome begin(const Input& input) = 0;
  virtual Outcome write(std::string_view bytes) = 0;
  virtual Outcome prepare() = 0;
  virtual Outcome commit() = 0;
  virtual void abandon() = 0;
  /// Whether a failure to write concerns all inputs and not only the present one.
  [[nodiscard]] virtual bool is_shared() const = 0;
  [[nodiscard]] virtual bool closed() const { return false; }
};

/// All inputs one after the other, as `cat` writes them.
[[nodiscard]] std::unique_ptr<Destination> to_standard_output();

/// The file that `target_of` names for each input, with the input's mode. `in_place`: it is the
/// input itself, whose owner stays; what was written to it meanwhile is not written over.
[[nodiscard]] std::unique_ptr<Destination> to_files(
    std::function<std::string(const Input&)> target_of, bool in_place);

}  // namespace chamra::cli
