// SPDX-License-Identifier: Apache-2.0
// What a Thai spelling sounds like, roughly: writers of foreign names spell one sound in several
// ways, and differ in nothing else.
#pragma once

#include <string>
#include <string_view>

namespace chamra {

/// Letters that are written for one another in names from other languages become one, vowels lose
/// their length, tone marks and signs of silence go, and what stands twice stands once. Equal for
/// two spellings that may be the same name; other letters stay. Linear.
/// Source: classes of the Royal Institute's transcription rules (1989), voiced and unvoiced sounds
/// taken together.
[[nodiscard]] std::u32string sound_of(std::u32string_view text);

}  // namespace chamra
