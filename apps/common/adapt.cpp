// SPDX-License-Identifier: Apache-2.0
#include "common/adapt.hpp"

#include <filesystem>

#include "common/memory.hpp"
#include "common/own_pages.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t least_letters = 5000;  // less teaches nothing that can be relied on

std::optional<Knowledge> told(Result<Knowledge> knowledge, Console& console) {
  if (knowledge) return std::move(*knowledge);
  console.complain(knowledge.error());
  return std::nullopt;
}

/// What the pages teach; empty when there is too little of them.
Book own_book(const CommonOptions& options, const Knowledge& knowledge) {
  Console silent("");
  silent.set_silent();
  const auto inputs = find_inputs(options.input, silent);
  // Whoever corrects the pages comes upon the trouble again, and tells it.
  const auto failed = [](const Input&, const Error&) {};
  const Lessons lessons =
      read_own_pages(inputs, knowledge, options.correct(), options.pipeline, failed).lessons;
  knowledge.forget_searches();  // learning needs room of its own, and searches come later
  if (lessons.letters() < least_letters) return {};
  return learn(lessons, {}, knowledge, options.pipeline.jobs).book;
}

/// A folder with anything else in it stays as it is: what people wrote into a book is not to be
/// had again.
Outcome save_own(const Book& own, const std::string& folder) {
  std::error_code failure;
  if (!fs::exists(folder, failure) || fs::is_empty(folder, failure)) return save_book(own, folder);
  const auto there = load_book(folder);
  if (!there) return there.error();
  if (there->sources.empty() && stamp_of(*there) == stamp_of(own)) return Done{};
  return Error{folder, 0, "holds another book; name a new folder to save this one"};
}

}  // namespace

std::optional<Knowledge> knowledge_for(const CommonOptions& options, Console& console) {
  auto knowledge = told(load_knowledge(options.knowledge), console);
  const bool adapts = !options.no_adapt && options.knowledge.book.empty();
  if (!knowledge || !adapts) return knowledge;
  Book own = own_book(options, *knowledge);
  if (!options.save_book.empty()) {
    if (const auto saved = save_own(own, options.save_book); !saved) {
      console.complain(saved.error());
      return std::nullopt;
    }
  }
  if (own.empty()) return knowledge;
  knowledge.reset();
  auto adapted = told(load_knowledge(options.knowledge, std::move(own)), console);
  // What learning has freed lies in small pieces that the searches to come have no use for.
  give_back_freed_memory();
  return adapted;
}

}  // namespace chamra::cli
