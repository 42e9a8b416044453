#include "app/unattended/booth.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <thread>

#include "app/unattended/process_age.h"
#include "app/unattended/supervisor.h"
#include "data/whole_file.h"

namespace arobase {
namespace {

constexpr double kProveEveryS = 3, kProveAgainS = 1;
constexpr double kSaveCountsEveryS = 300, kPublishEveryS = 1;
constexpr double kPurgeFirstS = 5, kPurgeEveryS = 86400;
constexpr int kLooks = 4;  ///< a compositor may be a picture or two late
constexpr std::chrono::milliseconds kLookPause(40);
constexpr int kWrongPictures = 2;
constexpr int kContextLost = 70;  ///< exit status: for the supervisor a crash like others

std::tm localTime(std::int64_t utcS) {
    const auto seconds = static_cast<std::time_t>(utcS);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return parts;
}

std::string dayOf(std::int64_t utcS) {
    const std::tm parts = localTime(utcS);
    std::array<char, 16> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts);
    return text.data();
}

/// What was seen, where it is of the size that was drawn; boxes beyond it are not asked for.
PictureVerdict verdictOn(std::vector<Expected> expected, const ScreenPixels& seen) {
    if (seen.width == 0) return {1, 0};  // no window on the screen
    std::erase_if(expected, [&](const Expected& e) { return e.box.right() > static_cast<float>(seen.width) || e.box.bottom() > static_cast<float>(seen.height); });
    return judge(expected, {seen.width, seen.height, seen.rgba.data()});
}

}  // namespace

Booth::Booth(BoothOptions options)
    : m_options(std::move(options)),
      m_journal(m_options.folder, static_cast<std::uintmax_t>(m_options.config.journalMiB) << 20),
      m_view(m_options.view),
      m_desk(m_options.config.pinHash, m_options.config.keyHash, m_options.config.keyFolder),
      m_lock(m_options.folder) {}

Booth::~Booth() = default;

std::int64_t Booth::utc() const { return m_options.utc ? m_options.utc() : static_cast<std::int64_t>(std::time(nullptr)); }

void Booth::begin(App& app) {
    app.setStaffDoor(!m_options.config.pinHash.empty());
    m_usage.read(readWhole(m_options.folder / "frequentation.csv", 16 << 20).value_or(std::string()));
    if (m_options.config.statusPort != 0) m_server = StatusServer::open(m_options.config.statusPort);
    trouble(app, "config", m_options.configBroken);
    trouble(app, "pack", m_options.packRefused);
    trouble(app, "restarted", m_options.lives > 1);
    follow(app);
    if (!m_options.resume.empty())
        for (const Action& action : readView(keptView(m_options.resume))) app.dispatch(action);
    if (const PinLock lock = m_lock.read(); lock.wrong > 0) app.dispatch(RestoreLock{lock.wrong, lock.secondsLeft(utc())});
    m_noted.staff = app.state().booth.staff;  // refused in an earlier life: the journal has it
    m_journal.writeAt(utc(), JournalWord::Start, {{"lives", m_options.lives}});
}

/// The hour decides; a clock that was put right has decided at once.
void Booth::follow(App& app) {
    if (m_options.config.schedule.empty()) return;
    const std::tm now = localTime(utc());
    const BoothMode mode = m_options.config.schedule.modeAt((now.tm_wday + 6) % 7, now.tm_hour * 3600 + now.tm_min * 60 + now.tm_sec);
    if (mode != app.state().booth.mode) app.dispatch(SetBoothMode{std::string(boothModeName(mode))});
}

void Booth::turn(App& app, double seconds, int touches, long long framesDrawn) {
    m_clockS += std::max(0.0, seconds);
    follow(app);
    app.answer(m_desk.attend(app.state(), m_clockS));
    keepLock(app.state());
    if (app.state().add.lost) trouble(app, "landmarks", true);
    if (!app.state().add.code.empty()) trouble(app, "landmarks", false);
    m_view.keep(app.content(), app.state());
    count(app, seconds, touches);
    purge(app);
    publish(app, seconds, framesDrawn);
    trouble(app, "disk", m_diskFull);
    note(app.state());
}

void Booth::trouble(App& app, const char* name, bool on) {
    const auto& known = app.state().booth.troubles;
    if (std::binary_search(known.begin(), known.end(), name) != on) app.dispatch(SetTrouble{name, on ? 1 : 0});
}

/// A lock that went with the power would be none.
void Booth::keepLock(const State& state) {
    const StaffState& now = state.booth.staff;
    if (now.wrong == m_lock.kept().wrong) return;
    const double left = std::max(0.0, now.lockedUntilS - state.clockS);
    m_diskFull = !m_lock.write({now.wrong, left > 0 ? utc() + std::llround(left) : 0, std::llround(left)});
}

/// What became different since the journal was last written to.
void Booth::note(const State& state) {
    const BoothState& now = state.booth;
    const auto write = [&](JournalWord word, Journal::Numbers numbers = {}, std::string_view name = {}) { m_diskFull = !m_journal.writeAt(utc(), word, numbers, name); };
    if (now.mode != m_noted.mode) write(JournalWord::Mode, {}, boothModeName(now.mode));
    for (const std::string& name : now.troubles)
        if (!std::binary_search(m_noted.troubles.begin(), m_noted.troubles.end(), name)) write(JournalWord::Trouble, {}, name);
    for (const std::string& name : m_noted.troubles)
        if (!std::binary_search(now.troubles.begin(), now.troubles.end(), name)) write(JournalWord::TroubleOver, {}, name);
    const auto inside = [](const BoothState& b) { return b.staff.step == StaffStep::Panel || b.staff.step == StaffStep::TestCard; };
    if (inside(now) && !inside(m_noted)) write(JournalWord::StaffIn);
    if (!inside(now) && inside(m_noted)) write(JournalWord::StaffOut);
    if (now.staff.wrong > m_noted.staff.wrong) write(JournalWord::PinRefused, {{"count", now.staff.wrong}});
    if (now.staff.lockedUntilS > m_noted.staff.lockedUntilS) write(JournalWord::PinLocked, {{"seconds", std::llround(now.staff.lockedUntilS - state.clockS)}});
    m_noted = now;
}

void Booth::count(App& app, double seconds, int touches) {
    m_touches += touches;
    if (touches > 0) m_touchS = m_clockS;
    m_usage.observe(dayOf(utc()), app.state(), seconds, touches);
    if (m_clockS - m_countsSavedS >= kSaveCountsEveryS) saveCounts(app);
}

void Booth::saveCounts(App& app) {
    m_countsSavedS = m_clockS;
    if (m_options.folder.empty()) return;
    m_diskFull = !writeWhole(m_options.folder / "frequentation.csv", m_usage.csv(m_options.config.keepCountsDays)).empty();
    trouble(app, "disk", m_diskFull);
}

/// What the notice for visitors promises, kept without staff.
void Booth::purge(App& app) {
    if (m_purging.valid() && m_purging.wait_for(std::chrono::seconds(0)) == std::future_status::ready && !m_purging.get()) trouble(app, "landmarks", true);
    if (!m_options.purge || m_purging.valid() || m_clockS < kPurgeFirstS || m_clockS - m_purgedS < kPurgeEveryS) return;
    m_purgedS = m_clockS;
    m_purging = std::async(std::launch::async, m_options.purge);
}

void Booth::publish(const App& app, double seconds, long long framesDrawn) {
    if (!m_server || m_clockS - m_publishedS < kPublishEveryS) return;
    const double since = std::max(seconds, m_clockS - m_publishedS);
    m_framesPerS = m_publishedS < 0 ? 0 : static_cast<double>(framesDrawn - m_framesBefore) / since;
    m_publishedS = m_clockS;
    m_framesBefore = framesDrawn;
    const State& state = app.state();
    BoothStatus status{AROBASE_VERSION, std::string(boothModeName(state.booth.mode)), state.screen == ScreenId::Attract ? "attract" : "explore", m_clockS, m_clockS - m_touchS,
                       framesDrawn, m_framesPerS, m_touches, m_clockS - m_goodS, hottestZoneC(), m_options.dataHash, {}, m_options.lives};
    for (const std::string& name : state.booth.troubles) status.troubles += (status.troubles.empty() ? "" : " ") + name;
    m_server->publish(status);
}

bool Booth::wantsPicture() { return m_clockS - m_askedS >= (m_wrong > 0 ? kProveAgainS : kProveEveryS); }

void Booth::presented(App& app, const Scene& scene, Display& display) {
    if (!m_ready) {
        m_ready = true;
        m_goodS = m_clockS;
        m_heart.ready();
        // The first life counts from the supervisor's start, which is the unit's.
        const auto age = processAgeS(m_options.lives == 1 && std::getenv(kGuardedVariable) ? ::getppid() : ::getpid());
        m_diskFull = !m_journal.writeAt(utc(), JournalWord::Ready, {{"ms", std::llround(age.value_or(0) * 1e3)}});
    }
    if (!m_reader) m_reader = std::make_unique<ScreenReader>(display);
    m_lost = m_lost || m_reader->contextLost();
    if (!wantsPicture()) return;
    m_askedS = m_clockS;
    judged(app, proves(scene));
}

bool Booth::proves(const Scene& scene) const {
    const std::vector<Expected> expected = expectedOf(scene);
    for (int look = 0; look < kLooks; ++look) {
        if (look > 0) std::this_thread::sleep_for(kLookPause);
        const auto seen = m_reader->read();
        // A screen that cannot be looked at (unplugged) is not a wrong one: nobody sees it, and what comes back must be there.
        if (!seen || verdictOn(expected, *seen).good()) return true;
    }
    return false;
}

void Booth::judged(App& app, bool good) {
    if (good) {
        if (m_wrong >= kWrongPictures) m_journal.writeAt(utc(), JournalWord::ScreenBack);
        m_wrong = 0;
        m_goodS = m_clockS;
        m_heart.alive();
        trouble(app, "screen", false);
        return;
    }
    if (++m_wrong != kWrongPictures) return;
    m_diskFull = !m_journal.writeAt(utc(), JournalWord::Screen);
    trouble(app, "screen", true);
    app.invalidate();
}

std::optional<int> Booth::wantsEnd(const App& app) {
    if (m_lost) return kContextLost;
    switch (app.state().booth.staff.wish) {
        case StaffWish::Restart: return kStartAgain;
        case StaffWish::Stop: return 0;
        case StaffWish::None: return std::nullopt;
    }
    return std::nullopt;
}

void Booth::end(App& app) {
    saveCounts(app);
    m_journal.writeAt(utc(), JournalWord::End);
    std::error_code error;
    if (!m_lost) std::filesystem::remove(m_options.view, error);  // who starts it next starts it fresh
}

}  // namespace arobase
