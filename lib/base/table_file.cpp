// SPDX-License-Identifier: Apache-2.0
#include "base/table_file.hpp"

#include <zstd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "base/lines.hpp"

namespace chamra {
namespace {

bool is_compressed(const std::string& path) { return path.ends_with(".zst"); }

Result<std::string> decompress(const std::string& path, const std::string& packed) {
  std::string out;
  std::string chunk(ZSTD_DStreamOutSize(), '\0');
  ZSTD_DStream* stream = ZSTD_createDStream();
  ZSTD_inBuffer input{packed.data(), packed.size(), 0};
  std::size_t state = 1;
  while (input.pos < input.size) {
    ZSTD_outBuffer output{chunk.data(), chunk.size(), 0};
    state = ZSTD_decompressStream(stream, &output, &input);
    if (ZSTD_isError(state) != 0) break;
    out.append(chunk, 0, output.pos);
  }
  ZSTD_freeDStream(stream);
  if (state != 0) return Error{path, 0, "damaged zstd file"};
  return out;
}

std::string compress(std::string_view bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 19);
  ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 26);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  packed.resize(ZSTD_compress2(context, packed.data(), packed.size(), bytes.data(), bytes.size()));
  ZSTD_freeCCtx(context);
  return packed;
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    fields.push_back(line.substr(begin, tab - begin));
    if (tab == std::string_view::npos) return fields;
    begin = tab + 1;
  }
}

}  // namespace

Result<std::string> read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{path, 0, "not readable"};
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (in.bad()) return Error{path, 0, "not readable"};
  return is_compressed(path) ? decompress(path, bytes) : Result<std::string>(std::move(bytes));
}

Outcome write_whole(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".tmp";
  {
    std::ofstream out(beside, std::ios::binary);
    const std::string packed = is_compressed(path) ? compress(bytes) : std::string();
    out << (is_compressed(path) ? std::string_view(packed) : bytes);
    out.flush();
    if (!out) return Error{path, 0, "cannot be written"};
  }
  if (std::rename(beside.c_str(), path.c_str()) != 0) return Error{path, 0, "cannot be written"};
  return Done{};
}

Result<std::size_t> read_table(
    const std::string& path, std::size_t least_fields,
    const std::function<void(const std::vector<std::string_view>&)>& row) {
  const auto whole = read_whole(path);
  if (!whole) return whole.error();
  std::size_t rows = 0, number = 0;
  for (std::size_t begin = 0; begin < whole->size();) {
    const std::size_t end = std::min(whole->find('\n', begin), whole->size());
    const auto line = without_line_end(std::string_view(*whole).substr(begin, end - begin));
    begin = end + 1;
    if (++number == 1 || line.empty() || line[0] == '#') continue;
    const auto fields = split(line);
    if (fields.size() < least_fields) {
      return Error{path, number,
                   std::to_string(fields.size()) + " fields, expected at least " +
                       std::to_string(least_fields) + " separated by tabs"};
    }
    row(fields);
    ++rows;
  }
  return rows;
}

}  // namespace chamra
