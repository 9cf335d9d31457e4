// SPDX-License-Identifier: Apache-2.0
// Catch2 2.13 prints UTF-32 strings as {?}; this shows them as text. For every test that compares
// one: a type must print the same way in all files of a binary.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "base/utf8.hpp"

namespace Catch {

template <>
struct StringMaker<std::u32string> {
  static std::string convert(const std::u32string& text) {
    return '"' + chamra::to_utf8(text) + '"';
  }
};

template <>
struct StringMaker<char32_t> {
  static std::string convert(char32_t letter) {
    return chamra::to_utf8(std::u32string(1, letter)) + " (" +
           std::to_string(std::uint32_t{letter}) + ")";
  }
};

}  // namespace Catch
