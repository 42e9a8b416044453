#pragma once
// Work on several threads whose results do not depend on how many there are.
#include <atomic>
#include <cstddef>
#include <future>
#include <thread>
#include <utility>
#include <vector>

namespace arobase {

/// How many threads a bake uses when nobody says: one a processor, two at least and four at most (each needs memory of its own).
inline int usualThreads() {
    const unsigned processors = std::thread::hardware_concurrency();
    return static_cast<int>(processors < 2 ? 2 : (processors > 4 ? 4 : processors));
}

/// Starts `work` beside the caller; with one thread it is done when its result is asked for.
template <class Work>
auto beside(int threads, Work&& work) {
    return std::async(threads > 1 ? std::launch::async : std::launch::deferred, std::forward<Work>(work));
}

/// Calls work(0) … work(count − 1), each once, in any order, on at most `threads` threads of which the caller is one. Each may
/// only write what is its own. After each of its own pieces the caller hears how many are done: told(done). What a piece throws
/// comes out here, once all threads have stopped.
template <class Work, class Told>
void shareOut(std::size_t count, int threads, const Work& work, const Told& told) {
    std::atomic<std::size_t> next{0}, done{0};
    const auto take = [&](const auto& hear) {
        for (std::size_t i = next++; i < count; i = next++) {
            work(i);
            hear(++done);
        }
    };
    std::vector<std::future<void>> others;
    for (int i = 1; i < threads && static_cast<std::size_t>(i) < count; ++i)
        others.push_back(std::async(std::launch::async, [&] { take([](std::size_t) {}); }));
    take(told);
    for (std::future<void>& other : others) other.get();
}

}  // namespace arobase
