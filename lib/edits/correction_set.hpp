// SPDX-License-Identifier: Apache-2.0
// What several corrections files ask for, taken together: decisions appended to proposals, one
// book's files one after the other. For one id the later line wins.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "edits/edit_file.hpp"

namespace chamra {

/// `sha256`: of the file that the edit was made for, as its closing line says; empty where there
/// was none.
struct RequestedEdit {
  std::string id;
  Edit edit;
  std::string sha256;
};

/// All that is asked of one file. `sha256`: of the last closing line.
struct FileRequests {
  std::string file;
  std::string sha256;
  std::vector<RequestedEdit> edits;
};

/// Keeps corrections without their candidates; memory grows with their number, not with the pages.
class CorrectionSet {
 public:
  /// A later line takes the place of an earlier one with the same id, but keeps its text and its
  /// closing line where it has none of its own: a decision may say no more than "accepted".
  void add(CorrectionsLine line);

  /// In the order of their first line. Names as in the first line, "./p" and "p" being one file.
  [[nodiscard]] const std::vector<FileRequests>& files() const { return files_; }

 private:
  struct Places {
    std::size_t file = 0;
    std::map<std::string, std::size_t> by_id;
    std::vector<std::size_t> open;  // edits whose closing line may still come
    std::size_t header = 0;         // under which they came
  };
  Places& places_of(const std::string& file);
  void add_row(CorrectionRow row);
  void close(const FileEnd& end);

  std::vector<FileRequests> files_;
  std::map<std::string, Places> places_;
  std::size_t headers_ = 0;
};

}  // namespace chamra
