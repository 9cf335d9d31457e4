// SPDX-License-Identifier: Apache-2.0
// From what was typed to the files that are read: folders walked, sorted, loops found, trouble told
// and passed by.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "common/console.hpp"

namespace chamra::cli {

inline constexpr const char* standard_input = "-";
/// Of the record of all that was done to the files of a folder, in that folder.
inline constexpr const char* ledger_name = "chamra-ledger.jsonl";

/// Whether `name`, without a folder, is that of a temporary, state or ledger file of the program:
/// these are never pages.
[[nodiscard]] bool is_own(const std::string& name);

/// `path`: to open, and in lines for people. `name`: in corrections: relative to the folder when
/// one is given, else as seen from the current folder; never one that leads out of where the
/// corrections may be applied. `target`: under an output folder: relative to the folder (below its
/// name when there are several), or the last part of a file's name.
struct Input {
  std::string path, name, target;
  [[nodiscard]] bool is_standard_input() const { return path == standard_input; }
};

struct InputOptions {
  std::vector<std::string> paths;  // none: standard input
  std::vector<std::string> include = {
      "*.txt"};  // taken from folders; files that are named are always taken
};

/// In the order typed; inside a folder by the bytes of their relative names. Links to folders are
/// followed; a folder that contains itself, an unreadable one, one without a fitting file and a
/// name taken twice are complained of.
[[nodiscard]] std::vector<Input> find_inputs(const InputOptions& options, Console& console);

/// The files behind a list of inputs, whatever the names that lead to them.
class InputFiles {
 public:
  explicit InputFiles(const std::vector<Input>& inputs);

  /// The path of the input that `path` or `fd` is the same file as; empty when none is.
  [[nodiscard]] std::string same_as(const std::string& path) const;
  [[nodiscard]] std::string same_as(int fd) const;

 private:
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::string> paths_;  // by device and inode
};

/// Does standard output go to the file `path`?
[[nodiscard]] bool is_standard_output_file(const std::string& path);

/// "permission denied": the system's words for `number`, as they read inside a sentence.
[[nodiscard]] std::string system_reason(int number);

}  // namespace chamra::cli
