#pragma once
// A sign of life on a terminal while something takes long, even inside a library that says nothing.
#include <chrono>
#include <condition_variable>
#include <iosfwd>
#include <mutex>
#include <string>
#include <thread>

namespace arobase {

/// While it lives, one line of `out` is written again every `interval`: what is being done and for how many seconds. Taken away at the
/// end. Thread: any.
class LifeSign {
public:
    explicit LifeSign(std::ostream& out, std::chrono::milliseconds interval = std::chrono::seconds(1));
    ~LifeSign();
    LifeSign(const LifeSign&) = delete;
    LifeSign& operator=(const LifeSign&) = delete;

    /// From now on these words; written with the next sign.
    void say(std::string words);
    /// Writes a sign now.
    void show();

private:
    void write();
    void run();

    std::ostream& m_out;
    const std::chrono::milliseconds m_interval;
    const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::string m_words;
    bool m_over = false;
    std::thread m_thread;
};

}  // namespace arobase
