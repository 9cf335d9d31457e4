// SPDX-License-Identifier: Apache-2.0
#include "common/pipeline.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <variant>

#include "common/byte_source.hpp"

namespace chamra::cli {
namespace {

struct Begun {
  const Input* input;
};
struct Piece {
  Window window;
  std::vector<Edit> edits;
};
struct Finished {
  FileEnd end;
};
struct Failed {
  const Input* input;
  Error error;
};
using Event = std::variant<Begun, Piece, Finished, Failed>;

/// Takes events in the order of the input; false ends the run.
using Emit = std::function<bool(Event)>;

/// A reader in front of which `likely_encoding` stands until the document has shown what it is.
class CheckedCutter {
 public:
  CheckedCutter(ByteSource& source, bool check)
      : cutter_([&source](std::string& buffer) { return source.read_more(buffer); }),
        check_(check) {}

  Result<std::optional<Window>> next() {
    auto window = cutter_.next();
    if (!check_ || !window || !*window) return window;
    const Likely likely = likely_encoding((*window)->bytes);
    check_ = likely == Likely::Unknown;
    if (likely == Likely::Utf16 || likely == Likely::Thai8Bit) return Error{{}, 0, refusal(likely)};
    return window;
  }

 private:
  WindowCutter cutter_;
  bool check_;
};

Error about(const Input& input, Error error) {
  if (error.path.empty()) error.path = input.path;
  return error;
}

bool read_windows(const Input& input, ByteSource& source, bool check, const Emit& emit) {
  CheckedCutter cutter(source, check);
  for (;;) {
    auto window = cutter.next();
    if (!window) return emit(Failed{&input, about(input, window.error())});
    if (!*window) return emit(Finished{{input.name, source.bytes(), source.sha256()}});
    if (!emit(Piece{std::move(**window), {}})) return false;
  }
}

bool read_document(const Input& input, const PipelineOptions& options, const StopSignal& stop,
                   const Emit& emit) {
  auto source = ByteSource::open(input, options.encoding, stop, options.strict);
  if (!source) return emit(Failed{&input, about(input, source.error())});
  return emit(Begun{&input}) && read_windows(input, *source, options.encoding.empty(), emit);
}

void read_all(const std::vector<const Input*>& inputs, const PipelineOptions& options,
              const StopSignal& stop, const Emit& emit) {
  for (const Input* input : inputs)
    if (stop.stopped() || !read_document(*input, options, stop, emit)) return;
}

bool deliver(Event event, DocumentSink& sink) {
  if (auto* begun = std::get_if<Begun>(&event)) return sink.begun(*begun->input);
  if (auto* piece = std::get_if<Piece>(&event))
    return sink.piece(piece->window, std::move(piece->edits));
  if (auto* finished = std::get_if<Finished>(&event)) return sink.finished(finished->end);
  const auto& failed = std::get<Failed>(event);
  return sink.failed(*failed.input, failed.error);
}

void find_in(Event& event, const FindEdits& find) {
  if (auto* piece = std::get_if<Piece>(&event)) piece->edits = corrections_of(piece->window, find);
}

/// Events between the threads: in order at both ends, worked on in between.
class Belt {
 public:
  explicit Belt(std::size_t limit) : limit_(limit) {}

  /// Waits for room; false when closed.
  bool put(Event event) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || line_.size() < limit_; });
    if (closed_) return false;
    const bool ready = !std::holds_alternative<Piece>(event);
    line_.push_back(std::make_unique<Slot>(Slot{std::move(event), ready}));
    if (!ready) waiting_.push_back(line_.back().get());
    (ready ? ready_ : work_).notify_one();
    return true;
  }
  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    ready_.notify_all();
  }
  void close() {
    const std::lock_guard lock(mutex_);
    close_locked();
  }
  /// Closes; `take` will throw what is being thrown now.
  void fail() {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    close_locked();
    ready_.notify_all();
  }

  /// One worker: until closed.
  void work(const FindEdits& find) {
    std::unique_lock lock(mutex_);
    for (;;) {
      work_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
      if (closed_) return;
      Slot* slot = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      find_in(slot->event, find);
      lock.lock();
      slot->ready = true;
      ready_.notify_one();
    }
  }

  /// The next event in order; nothing after the last.
  std::optional<Event> take() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return failure_ || (line_.empty() ? ended_ : line_.front()->ready); });
    if (failure_) std::rethrow_exception(failure_);
    if (line_.empty()) return std::nullopt;
    Event event = std::move(line_.front()->event);
    line_.pop_front();
    room_.notify_one();
    return event;
  }

 private:
  struct Slot {
    Event event;
    bool ready;
  };

  void close_locked() {
    closed_ = true;
    room_.notify_all();
    work_.notify_all();
  }

  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable room_, work_, ready_;
  std::deque<std::unique_ptr<Slot>> line_;  // in order
  std::deque<Slot*> waiting_;               // not yet taken by a worker
  bool ended_ = false, closed_ = false;
  std::exception_ptr failure_;
};

/// However the run ends, nobody waits any more.
struct EndOfRun {
  StopSignal& stop;
  Belt& belt;
  ~EndOfRun() {
    stop.stop();
    belt.close();
  }
};

/// What is thrown in a thread is thrown by `belt.take`.
template <class Work>
auto telling(Belt& belt, Work work) {
  return [&belt, work = std::move(work)] {
    try {
      work();
    } catch (...) {
      belt.fail();
    }
  };
}

void run_alone(const std::vector<const Input*>& inputs, const PipelineOptions& options,
               const FindEdits& find, DocumentSink& sink) {
  const StopSignal never;
  read_all(inputs, options, never, [&](Event event) {
    find_in(event, find);
    return deliver(std::move(event), sink);
  });
}

void run_together(const std::vector<const Input*>& inputs, const PipelineOptions& options,
                  const FindEdits& find, DocumentSink& sink) {
  Belt belt(std::size_t{4} * options.jobs + 4);
  StopSignal stop;
  std::vector<std::jthread> threads;
  const EndOfRun end{stop, belt};  // before the threads are waited for
  threads.emplace_back(telling(belt, [&] {
    read_all(inputs, options, stop, [&](Event event) { return belt.put(std::move(event)); });
    belt.end();
  }));
  for (unsigned job = 0; job < options.jobs; ++job)
    threads.emplace_back(telling(belt, [&] { belt.work(find); }));
  while (auto event = belt.take())
    if (!deliver(std::move(*event), sink)) break;
}

}  // namespace

void run_pipeline(const std::vector<const Input*>& inputs, const PipelineOptions& options,
                  const FindEdits& find, DocumentSink& sink) {
  (options.jobs <= 1 ? run_alone : run_together)(inputs, options, find, sink);
}

}  // namespace chamra::cli
