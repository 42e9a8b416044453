#include "app/program/life_sign.h"

#include <ostream>
#include <utility>

namespace arobase {

LifeSign::LifeSign(std::ostream& out, std::chrono::milliseconds interval) : m_out(out), m_interval(interval), m_thread([this] { run(); }) {}

LifeSign::~LifeSign() {
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_wake.notify_all();
    m_thread.join();
    m_out << "\r\033[K" << std::flush;
}

void LifeSign::say(std::string words) {
    const std::lock_guard lock(m_mutex);
    m_words = std::move(words);
}

void LifeSign::show() {
    const std::lock_guard lock(m_mutex);
    write();
}

void LifeSign::write() {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - m_start).count();
    m_out << "\r\033[K" << m_words;
    if (seconds > 0) m_out << "  " << seconds << "\u202fs";
    m_out << std::flush;
}

void LifeSign::run() {
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, m_interval, [this] { return m_over; })) write();
}

}  // namespace arobase
