// SPDX-License-Identifier: Apache-2.0
#include "chamra-fix/resume.hpp"

#include <filesystem>

#include "base/lines.hpp"
#include "edits/edit_file.hpp"
#include "edits/json_keys.hpp"

namespace chamra::cli {

namespace fs = std::filesystem;

namespace {

std::string announcement(const std::string& file, const std::string& output_sha256) {
  Json json;
  put_bytes(json, "file", file);
  json["output_sha256"] = output_sha256;
  return json_line(json);
}

}  // namespace

std::string ResumeState::path() const {
  return (fs::path(folder_) / ".chamra-state.jsonl").string();
}

std::string ResumeState::line_of(const std::string& file, const FinishedWork& work) const {
  Json json;
  put_bytes(json, "file", file);
  json["input_sha256"] = work.input_sha256;
  json["output_sha256"] = work.output_sha256;
  json["corrections_sha256"] = work.corrections_sha256;
  json["fingerprint"] = key_.fingerprint;
  json["options"] = key_.options;
  return json_line(json);
}

void ResumeState::read(std::string_view text, bool resume) {
  while (true) {
    const std::string_view line = next_line(text);
    if (line.empty()) return;
    const Json json = parse_json(line);
    if (!json.is_object()) continue;
    const std::string file = Keys(json).bytes("file"), output = text_at(json, "output_sha256");
    outputs_[file].insert(output);
    if (!resume || text_at(json, "fingerprint") != key_.fingerprint ||
        text_at(json, "options") != key_.options)
      continue;
    work_[file] = {text_at(json, "input_sha256"), output, text_at(json, "corrections_sha256")};
  }
}

Result<ResumeState> ResumeState::open(const std::string& folder, WorkKey key, bool resume) {
  auto lock = take_new_folder(folder);
  if (!lock) return lock.error();
  ResumeState state(folder, std::move(key), std::move(*lock));
  if (const auto old = MappedFile::open(state.path())) state.read(old->text(), resume);
  return state;
}

ResumeState::Finished ResumeState::finished(const Input& input) const {
  const auto found = work_.find(input.target);
  if (found == work_.end()) return {};
  const FinishedWork& work = found->second;
  const std::string now = sha256_of_file(input.path);
  const std::string output = output_sha256(input);
  if (now.empty() || now != work.input_sha256 || output.empty()) return {};
  return {output == work.output_sha256 ? Standing::Whole : Standing::Changed, &work};
}

std::string ResumeState::output_sha256(const Input& input) const {
  return sha256_of_file((fs::path(folder_) / input.target).string());
}

ResumeState::Present ResumeState::present(const Input& input) const {
  const std::string there = output_sha256(input);
  if (there.empty() || there == sha256_of_file(input.path)) return Present::Ours;
  const auto known = outputs_.find(input.target);
  if (known == outputs_.end()) return Present::Foreign;
  return known->second.contains(there) ? Present::Ours : Present::Changed;
}

Outcome ResumeState::restart_with(const std::vector<const Input*>& finished) {
  auto file = SafeFile::create(path(), {});
  if (!file) return file.error();
  for (const auto& [name, outputs] : outputs_)
    for (const std::string& output : outputs)
      if (auto outcome = file->output().write(announcement(name, output)); !outcome) return outcome;
  for (const Input* input : finished)
    if (auto outcome = file->output().write(line_of(input->target, work_.at(input->target)));
        !outcome)
      return outcome;
  if (auto outcome = file->output().sync(); !outcome) return outcome;
  const std::uint64_t size = file->output().mark();
  if (auto outcome = file->commit(); !outcome) return outcome;
  auto lines = Output::open(path(), size);
  if (!lines) return lines.error();
  lines_.emplace(std::move(*lines));
  return Done{};
}

Outcome ResumeState::announce(const Input& input, const std::string& output_sha256) {
  if (auto outcome = lines_->write(announcement(input.target, output_sha256)); !outcome)
    return outcome;
  return lines_->flush();
}

Outcome ResumeState::add(const Input& input, const FinishedWork& work) {
  if (auto outcome = lines_->write(line_of(input.target, work)); !outcome) return outcome;
  return lines_->flush();
}

void OldCorrections::read(const std::string& path, const std::string& header) {
  auto file = MappedFile::open(path);
  if (!file) return;
  files_.push_back(std::move(*file));
  std::string_view text = files_.back().text();
  if (next_line(text) != header) return;
  const char* begin = text.data();
  while (true) {
    const std::string_view line = next_line(text);
    if (line.empty()) return;
    const auto parsed = parse_corrections_line(line);
    if (!parsed) return;
    if (!std::holds_alternative<FileEnd>(*parsed)) continue;
    const std::string_view group(begin, static_cast<std::size_t>(text.data() - begin));
    groups_[sha256_hex(group)] = group;
    begin = text.data();
  }
}

std::string_view OldCorrections::lines_of(const std::string& corrections_sha256) const {
  const auto found = groups_.find(corrections_sha256);
  return found == groups_.end() ? std::string_view() : found->second;
}

}  // namespace chamra::cli
